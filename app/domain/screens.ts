/** Addresses of the screens that mend things. */
export const SCREENS = {
  banner: (id: string) => `/app/banners/${id}`,
  badges: (id: string, badgeId?: string) => `/app/badges/${id}${badgeId === undefined ? "" : `?badge=${badgeId}`}`,
  article: (number: string) => `/app/articles/${number}`,
  attention: "/app/articles?show=attention",
};
