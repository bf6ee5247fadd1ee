/** The store's things as Liquid sees them. Getters read the store only when a template asks. */
import { Drop } from "liquidjs";
import { parseLiquidDate, strftime } from "../../../app/adapters/shopify-liquid/dates";
import { gid, type SandboxArticle, type SandboxProduct, type SandboxState, type SandboxVariant } from "../store";
import { STOCK } from "./cart";
import { quantityRuleOf, toAllocation, toPlanGroup, unitPriceOf } from "./selling";
import type { Locality } from "./locality";
import { MetafieldsDrop, type MetafieldReader } from "./metafields";

export interface DropOptions {
  state: SandboxState;
  clientId: string;
  now: () => Date;
  locality: Locality;
}

/** A product with more variants gives these; `paginate` over variants is not told apart here and gives no more. */
const VARIANTS_UNPAGINATED = 250;

/** A lookup such as `articles["blog/handle"]`. */
export class LookupDrop extends Drop {
  constructor(private readonly find: (handle: string) => object | string | null) {
    super();
  }
  override liquidMethodMissing(key: string | number): object | string | null {
    return this.find(String(key));
  }
}

/** `metafields` and other heavy properties stay out of `| json`, as in Shopify. */
function hide(drop: object, hidden: Record<string, () => unknown>): void {
  for (const [name, get] of Object.entries(hidden)) Object.defineProperty(drop, name, { get, enumerable: false });
}

export type Drops = ReturnType<typeof createDrops>;

export function createDrops({ state, clientId, now, locality }: DropOptions) {
  const { root, toPrice, sells } = locality;
  const shopTime = { zone: state.shop.zone, locale: "en", now };
  const timestamp = (iso: string | null) => {
    const time = iso === null ? null : parseLiquidDate(new Date(iso), shopTime);
    return time ? strftime(time, "%Y-%m-%d %H:%M:%S %z") : null;
  };
  const image = (from: SandboxProduct["image"]) => {
    if (!from) return null;
    const drop = { ...from, aspect_ratio: from.width / from.height, media_type: "image", id: from.src, position: 1 };
    hide(drop, { preview_image: () => drop });
    return drop;
  };
  const isPublished = (article: SandboxArticle) => article.publishedAt !== null && new Date(article.publishedAt) <= now();
  const known = new Map<string, object>();
  const once = <T extends object>(id: string, make: () => T): T => {
    const found = known.get(id) ?? make();
    known.set(id, found);
    return found as T;
  };

  function resolve(id: string): object | null {
    const [, type, number] = /^gid:\/\/shopify\/(\w+)\/(\d+)$/.exec(id) ?? [];
    const is = (each: { id: number }) => each.id === Number(number);
    switch (type) {
      case "Product": {
        const found = state.products.find(is);
        return found && sells(found) ? product(found) : null;
      }
      case "ProductVariant": {
        const owner = state.products.find((each) => sells(each) && each.variants.some(is));
        const found = owner?.variants.find(is);
        return owner && found ? variant(owner, found) : null;
      }
      case "Article": {
        const found = state.articles.find(is);
        return found && isPublished(found) ? article(found) : null;
      }
      case "Collection": {
        const found = state.collections.find(is);
        return found ? collection(found) : null;
      }
      case "Page": {
        const found = state.pages.find(is);
        return found ? page(found) : null;
      }
      default:
        throw new Error(`the local storefront cannot resolve ${id}`);
    }
  }

  const reader: MetafieldReader = { state, clientId, resolve };
  const metafields = (type: string, id: number) => () => new MetafieldsDrop(reader, gid(type, id));

  function variant(owner: SandboxProduct, from: SandboxVariant) {
    return once(gid("ProductVariant", from.id), () => {
      const drop = {
        id: from.id,
        title: from.title,
        name: owner.variants.length > 1 ? `${owner.title} - ${from.title}` : owner.title,
        options: from.options,
        option1: from.options[0] ?? null,
        option2: from.options[1] ?? null,
        option3: from.options[2] ?? null,
        sku: from.sku,
        price: toPrice(from.price),
        compare_at_price: from.compareAtPrice === null ? null : toPrice(from.compareAtPrice),
        available: from.available,
        inventory_management: "shopify",
        inventory_policy: "deny",
        inventory_quantity: from.available ? STOCK : 0,
        requires_shipping: true,
        taxable: true,
        featured_image: null,
        ...unitPriceOf(from, toPrice),
        quantity_rule: quantityRuleOf(from),
        requires_selling_plan: owner.sellingPlans?.required ?? false,
        selling_plan_allocations: (owner.sellingPlans?.plans ?? []).map((plan) => toAllocation(owner, from, plan, toPrice)),
        url: `${root}/products/${owner.handle}?variant=${from.id}`,
      };
      hide(drop, { product: () => product(owner), metafields: metafields("ProductVariant", from.id), image: () => image(owner.image) });
      return drop;
    });
  }

  function product(from: SandboxProduct) {
    return once(gid("Product", from.id), () => {
      const prices = from.variants.map((each) => toPrice(each.price));
      const compare = from.variants.flatMap((each) => (each.compareAtPrice === null ? [] : toPrice(each.compareAtPrice)));
      const firstAvailable = from.variants.find((each) => each.available) ?? null;
      const drop = {
        id: from.id,
        title: from.title,
        handle: from.handle,
        description: from.description,
        content: from.description,
        vendor: from.vendor,
        type: from.productType,
        tags: from.tags,
        url: `${root}/products/${from.handle}`,
        price: Math.min(...prices),
        price_min: Math.min(...prices),
        price_max: Math.max(...prices),
        price_varies: new Set(prices).size > 1,
        compare_at_price: compare.length > 0 ? Math.min(...compare) : null,
        compare_at_price_min: compare.length > 0 ? Math.min(...compare) : 0,
        compare_at_price_max: compare.length > 0 ? Math.max(...compare) : 0,
        compare_at_price_varies: new Set(compare).size > 1,
        available: firstAvailable !== null,
        featured_image: image(from.image),
        images: from.image ? [image(from.image)] : [],
        options: from.options.map((option) => option.name),
        has_only_default_variant: from.variants.length === 1 && from.variants[0]?.title === "Default Title",
        template_suffix: null,
        "gift_card?": false,
        requires_selling_plan: from.sellingPlans?.required ?? false,
        get variants() {
          return from.variants.slice(0, VARIANTS_UNPAGINATED).map((each) => variant(from, each));
        },
      };
      const first = from.variants[0];
      hide(drop, {
        metafields: metafields("Product", from.id),
        object_type: () => "product",
        first_available_variant: () => (firstAvailable ? variant(from, firstAvailable) : null),
        selected_variant: () => null,
        selected_or_first_available_variant: () => (firstAvailable ? variant(from, firstAvailable) : first ? variant(from, first) : null),
        options_with_values: () => from.options.map((option, index) => ({ name: option.name, position: index + 1, values: option.values, selected_value: option.values[0] ?? null })),
        featured_media: () => image(from.image),
        media: () => (from.image ? [image(from.image)] : []),
        collections: () => state.collections.filter((each) => each.productIds.includes(from.id)).map(collection),
        selling_plan_groups: () => toPlanGroup(from),
      });
      return drop;
    });
  }

  function collection(from: SandboxState["collections"][number]) {
    return once(gid("Collection", from.id), () => {
      const inOrder = () => from.productIds.flatMap((id) => state.products.find((each) => each.id === id && sells(each)) ?? []);
      const drop = { id: from.id, handle: from.handle, title: from.title, description: from.description, url: `${root}/collections/${from.handle}`, image: null };
      hide(drop, {
        metafields: metafields("Collection", from.id),
        products: () => inOrder().map(product),
        products_count: () => inOrder().length,
        all_products_count: () => inOrder().length,
        featured_image: () => image(inOrder()[0]?.image ?? null),
      });
      return drop;
    });
  }

  function article(from: SandboxArticle) {
    return once(gid("Article", from.id), () => {
      const blogHandle = state.blogs.find((each) => each.id === from.blogId)?.handle ?? "";
      const url = `${root}/blogs/${blogHandle}/${from.handle}`;
      const drop = {
        id: from.id,
        title: from.title,
        handle: `${blogHandle}/${from.handle}`,
        author: from.author,
        excerpt: from.excerpt,
        tags: from.tags,
        image: image(from.image),
        published_at: timestamp(from.publishedAt),
        created_at: timestamp(from.publishedAt),
        updated_at: timestamp(from.updatedAt),
        url,
        template_suffix: from.templateSuffix,
        comments_count: from.comments.length,
        "comments_enabled?": true,
        "moderated?": false,
        comment_post_url: `${url}/comments`,
      };
      hide(drop, {
        metafields: metafields("Article", from.id),
        object_type: () => "article",
        content: () => from.body,
        excerpt_or_content: () => from.excerpt || from.body,
        user: () => ({ account_owner: false, name: from.author, first_name: from.author.split(" ")[0], last_name: from.author.split(" ").slice(1).join(" ") }),
        comments: () =>
          from.comments.map((each) => ({ id: each.id, author: each.author, content: each.body, created_at: timestamp(each.createdAt), url: `${url}#${each.id}`, status: "published" })),
      });
      return drop;
    });
  }

  const tagsOf = (articles: SandboxArticle[]) => [...new Set(articles.flatMap((each) => each.tags))].sort();

  function blog(from: SandboxState["blogs"][number]) {
    return once(gid("Blog", from.id), () => {
      const published = () =>
        state.articles
          .filter((each) => each.blogId === from.id && isPublished(each))
          .sort((a, b) => String(b.publishedAt).localeCompare(String(a.publishedAt)));
      const drop = { id: from.id, handle: from.handle, title: from.title, url: `${root}/blogs/${from.handle}`, "comments_enabled?": true, "moderated?": false };
      hide(drop, {
        metafields: metafields("Blog", from.id),
        articles: () => published().map(article),
        articles_count: () => published().length,
        tags: () => tagsOf(published()),
        all_tags: () => tagsOf(published()),
      });
      return drop;
    });
  }

  function page(from: SandboxState["pages"][number]) {
    const drop = { id: from.id, handle: from.handle, title: from.title, content: from.body, url: `${root}/pages/${from.handle}`, published_at: timestamp(from.publishedAt), template_suffix: null };
    hide(drop, { metafields: metafields("Page", from.id), object_type: () => "page" });
    return drop;
  }

  return { product, variant, collection, article, blog, page, image, isPublished, sells, metafieldsOf: (ownerId: string) => new MetafieldsDrop(reader, ownerId) };
}
