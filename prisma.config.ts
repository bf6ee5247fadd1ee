import { PrismaLibSQL } from "@prisma/adapter-libsql";
import { defineConfig } from "prisma/config";

/** The schema engine would be downloaded; the adapter and `engine: "js"` do without it. */
export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  experimental: { adapter: true },
  engine: "js",
  adapter: async () => new PrismaLibSQL({ url: process.env.DATABASE_URL ?? "file:prisma/buyline.sqlite" }),
});
