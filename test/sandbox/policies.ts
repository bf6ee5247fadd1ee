/** The shop's policies: those of its pages that have a policy's handle. One that was never written is not there. */
import { plain, toDateTime, type Resolver } from "./resolver";
import { gid, type SandboxState } from "./store";

const POLICY_HANDLES = ["privacy-policy", "refund-policy", "shipping-policy", "subscription-policy", "terms-of-service"];

export function writtenPolicies({ pages }: SandboxState): SandboxState["pages"] {
  return POLICY_HANDLES.flatMap((handle) => pages.find((each) => each.handle === handle) ?? []);
}

export const POLICY_RESOLVERS: Record<string, Record<string, Resolver>> = {
  Shop: {
    shopPolicies: (_, __, { store, storefrontOrigin }) =>
      writtenPolicies(store.state).map(({ id, title, handle, body, updatedAt }) => ({
        id: gid("ShopPolicy", id), type: handle.toUpperCase().replace(/-/g, "_"), title, body, url: `${storefrontOrigin()}/policies/${handle}`, createdAt: toDateTime(updatedAt), updatedAt: toDateTime(updatedAt),
      })),
  },
  ShopPolicy: plain("id", "type", "title", "body", "url", "createdAt", "updatedAt"),
};
