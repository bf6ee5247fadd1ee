/** The store's products as they were read last, in one row of our database. Every query is bound to the shop (P3). */
import { z } from "zod";
import type { Catalogue, KeptCatalogue } from "../ports-scan";
import type { Database } from "./database.server";

/** Arrays cost half of what objects with names would. */
const productsSchema = z.array(z.tuple([z.string(), z.string(), z.string(), z.array(z.string())]));

export function createCatalogue(database: Database, shop: string): Catalogue {
  return {
    async read() {
      const row = await database.catalogue.findUnique({ where: { shop } });
      if (row === null) return { products: [], readAt: null, operationId: null };
      const products = productsSchema.parse(JSON.parse(row.products)).map(([id, title, handle, skus]) => ({ id, title, handle, skus }));
      return { products, readAt: row.readAt && Math.floor(row.readAt.getTime() / 1000), operationId: row.operationId };
    },
    async keep(catalogue) {
      const data = toRow(catalogue);
      await database.catalogue.upsert({ where: { shop }, create: { shop, ...data }, update: data });
    },
  };
}

function toRow({ products, readAt, operationId }: KeptCatalogue) {
  const rows: z.infer<typeof productsSchema> = products.map(({ id, title, handle, skus }) => [id, title, handle, [...skus]]);
  return { products: JSON.stringify(rows), readAt: readAt === null ? null : new Date(readAt * 1000), operationId };
}
