/** The PostgreSQL schema: the canonical one with another header. */

/** @param canonical the text of prisma/schema.prisma */
export function derivePostgresqlSchema(canonical: string): string {
  const models = canonical.slice(canonical.search(/^(\/\/\/ .*\n)*model /m));
  return `// Derived from prisma/schema.prisma by \`npm run migration\`; only this header differs.
generator client {
  provider     = "prisma-client"
  output       = "../generated-postgresql"
  engineType   = "client"
  runtime      = "nodejs"
  moduleFormat = "esm"
}

datasource db {
  provider = "postgresql"
  url      = "postgresql://unused-the-adapter-connects"
}

${models}`;
}
