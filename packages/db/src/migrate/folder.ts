import { readdir, readFile } from "node:fs/promises";

/** The schema and its migrations as this release ships them. */
export const SHIPPED = new URL("../../prisma/", import.meta.url);

export interface MigrationFolder {
  readonly schema: string;
  readonly migrations: readonly { readonly name: string; readonly sql: string }[];
}

/** Reads `schema.prisma` and `migrations/<name>/migration.sql`, in the order in which they apply. */
export async function readMigrationFolder(from: URL = SHIPPED): Promise<MigrationFolder> {
  const folder = new URL("migrations/", from);
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
  return {
    schema: await readFile(new URL("schema.prisma", from), "utf8"),
    migrations: await Promise.all(
      names.map(async (name) => ({
        name,
        sql: await readFile(new URL(`${name}/migration.sql`, folder), "utf8"),
      })),
    ),
  };
}
