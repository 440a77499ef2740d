import { defineConfig } from "prisma/config";

// `prisma generate` needs no database. Migrations are applied by scripts/ground/migrate.mjs, without Prisma's engine download.
export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
});
