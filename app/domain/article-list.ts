/** What the list of articles shows, as it stands in its address: coming back to the address is coming back to the place. */

export const LIST_VIEWS = ["all", "with", "without", "attention"] as const;
export type ListView = (typeof LIST_VIEWS)[number];

export interface ArticleListQuery {
  query: string;
  /** Number of a blog. */
  blog: number | null;
  tag: string | null;
  show: ListView;
  /** Cursors: at most one of the two. */
  after: string | null;
  before: string | null;
}

/** From the address; what makes no sense there counts as not said. */
export function parseListQuery(search: URLSearchParams): ArticleListQuery {
  const after = search.get("after") || null;
  const blog = search.get("blog") ?? "";
  return {
    query: search.get("query") ?? "",
    blog: /^[1-9]\d{0,18}$/.test(blog) ? Number(blog) : null,
    tag: search.get("tag") || null,
    show: LIST_VIEWS.find((view) => view === search.get("show")) ?? "all",
    after,
    before: after === null ? search.get("before") || null : null,
  };
}

/** "query=back&show=attention", "" for the beginning of all articles. */
export function toListSearch({ query, blog, tag, show, after, before }: ArticleListQuery): string {
  const said = { query, blog: blog === null ? "" : String(blog), tag: tag ?? "", show: show === "all" ? "" : show, after: after ?? "", before: before ?? "" };
  return String(new URLSearchParams(Object.entries(said).filter(([, value]) => value !== "")));
}

/** Where an article's page leads back to: the list as it was, at that article. `list` is of the article's own address. */
export function toListAddress(list: string | null, number: string): string {
  const search = toListSearch(parseListQuery(new URLSearchParams(list ?? "")));
  return `/app/articles${search === "" ? "" : `?${search}`}#${rowId(number)}`;
}

export function toArticleAddress(number: string, list: string): string {
  return `/app/articles/${number}${list === "" ? "" : `?${new URLSearchParams({ list })}`}`;
}

export const rowId = (number: string) => `article-${number}`;
