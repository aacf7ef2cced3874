import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { temporaryFolder, type TemporaryFolder } from "../testing/temporary-folder.ts";
import { readMigrationFolder } from "./folder.ts";

let folder: TemporaryFolder;
let url: URL;
beforeEach(async () => {
  folder = await temporaryFolder();
  url = pathToFileURL(`${folder.path}/`);
  await mkdir(join(folder.path, "migrations"));
  await writeFile(join(folder.path, "schema.prisma"), "// the schema\n");
});
afterEach(async () => folder.remove());

async function write(name: string, sql: string): Promise<void> {
  await mkdir(join(folder.path, "migrations", name));
  await writeFile(join(folder.path, "migrations", name, "migration.sql"), sql);
}

describe("the migrations of a release", () => {
  it("are read in the order of their names, whatever order the disk has", async () => {
    for (const name of ["0010_ten", "0002_two", "0001_one"]) await write(name, `-- ${name}`);
    expect(await readMigrationFolder(url)).toEqual({
      schema: "// the schema\n",
      migrations: [
        { name: "0001_one", sql: "-- 0001_one" },
        { name: "0002_two", sql: "-- 0002_two" },
        { name: "0010_ten", sql: "-- 0010_ten" },
      ],
    });
  });

  it("are folders: what else lies there is not one", async () => {
    await write("0001_one", "select 1");
    await writeFile(join(folder.path, "migrations", "migration_lock.toml"), 'provider = "postgresql"\n');
    expect((await readMigrationFolder(url)).migrations).toHaveLength(1);
  });

  it("fail as a whole when one of them has no statements file, rather than leave it out", async () => {
    await write("0001_one", "select 1");
    await mkdir(join(folder.path, "migrations", "0002_two"));
    await expect(readMigrationFolder(url)).rejects.toMatchObject({ code: "ENOENT" });
  });

  it("are shipped with the code, each with a number of its own", async () => {
    const { migrations, schema } = await readMigrationFolder();
    expect(schema).toContain("model Contact");
    const numbers = migrations.map(({ name }) => Number(name.slice(0, 4)));
    expect(numbers[0]).toBe(1);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const { sql } of migrations) expect(sql.trim()).not.toBe("");
  });
});
