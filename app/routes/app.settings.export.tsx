import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { fallbackIdsOf, productIdsOf, type ArticleGroup } from "../domain/article-groups";
import { RESOURCE_KINDS } from "../domain/pages";
import { PORTABLE_FORMAT, PORTABLE_PRODUCT, type PortableFallback, type PortableHead, type PortablePart } from "../domain/portability-file";
import { idsOfRule } from "../domain/portability-match";
import { requireMerchant, type Merchant } from "../merchant.server";
import { ShopifyFailure, type Carrier } from "../ports-shopify";

const GID_TYPES = { article: "Article", product: "Product", collection: "Collection", blog: "Blog", page: "Page" };
const step = z.object({ kind: z.enum(RESOURCE_KINDS), after: z.string().nullable() });

/**
 * One step of an export: without a kind what is saved with us, else one page of that kind's resources. The browser
 * asks until there is no next, so that no request grows with the store.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const merchant = await requireMerchant(request);
  const { searchParams } = new URL(request.url);
  const asked = step.safeParse({ kind: searchParams.get("kind"), after: searchParams.get("after") });
  if (!asked.success && searchParams.has("kind")) return Response.json({ message: "There is no such kind of page." }, { status: 422 });
  try {
    return Response.json(asked.success ? await readPart(merchant, asked.data) : await readHead(merchant));
  } catch (error) {
    if (error instanceof ShopifyFailure) return Response.json({ message: error.message }, { status: 503 });
    throw error;
  }
}

async function readHead({ shop, contents, portability, now }: Merchant): Promise<PortableHead> {
  const { content } = await contents.read();
  const { guideDismissed: _, ...settings } = content.settings;
  const ids = [...content.banners, ...content.badgeSets].flatMap((item) => idsOfRule(item.content.rule));
  const named = await portability.handles([...new Set(ids.map(({ kind, id }) => `gid://shopify/${GID_TYPES[kind]}/${id}`))]);
  return {
    product: PORTABLE_PRODUCT,
    format: PORTABLE_FORMAT,
    exportedAt: new Date(now * 1000).toISOString(),
    shop,
    banners: content.banners.map(({ id, content: banner }) => ({ id, content: banner })),
    badgeSets: content.badgeSets.map(({ id, content: badgeSet }) => ({ id, content: badgeSet })),
    settings,
    named: named.map(({ kind, id, handle, blog, title }) => ({ kind, id: Number(id.slice(id.lastIndexOf("/") + 1)), handle, blog, title })),
  };
}

async function readPart({ portability }: Merchant, { kind, after }: z.infer<typeof step>): Promise<PortablePart> {
  const { carriers, next } = await portability.carriers(kind, after);
  const products = await portability.handles([...new Set(carriers.flatMap(({ featured }) => [...productIdsOf(featured), ...Object.values(fallbackIdsOf(featured)).flat()]))]);
  const handles = new Map(products.map(({ id, handle }) => [id, handle]));
  const featuring = (carrier: Carrier): carrier is Carrier & { blog: string } => carrier.featured.groups.length > 0 && carrier.blog !== null;
  return {
    articles: carriers.filter(featuring).map(({ blog, handle, title, featured }) => ({
      blog,
      handle,
      title,
      locale: featured.locale,
      groups: featured.groups.map(({ productIds, fallbacks, ...group }) => ({ ...group, products: productIds.flatMap((id) => handles.get(id) ?? []), ...(fallbacks && { fallbacks: toPortableFallbacks(fallbacks, handles) }) })),
    })),
    pages: carriers.flatMap(({ handle, blog, title, choices }) => (choices === null ? [] : [{ kind, handle, blog, title, choices }])),
    next,
  };
}

/** What is gone is left out. */
function toPortableFallbacks(fallbacks: NonNullable<ArticleGroup["fallbacks"]>, handles: ReadonlyMap<string, string>): Record<string, PortableFallback> {
  return Object.fromEntries(
    Object.entries(fallbacks).flatMap(([id, { instead, whenSoldOut }]) => {
      const [own, other] = [handles.get(id), instead === null ? undefined : handles.get(instead.id)];
      return own === undefined ? [] : [[own, { instead: instead === null || other === undefined ? null : { kind: instead.kind, handle: other }, whenSoldOut }] as const];
    }),
  );
}
