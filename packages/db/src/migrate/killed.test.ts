import { join } from "node:path";
import type pg from "pg";
import { expect, it } from "vitest";
import { postmasterLives, postmasterPid } from "../embedded/postmaster.ts";
import { startEmbedded } from "../embedded/start-embedded.ts";
import { rawClient } from "../testing/raw-client.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { readMigrationFolder } from "./folder.ts";
import { migrate } from "./migrate.ts";

interface Recorded {
  readonly name: string;
  readonly whole: boolean;
}

async function recorded(client: pg.Client): Promise<readonly Recorded[]> {
  const { rows } = await client.query<Recorded>(
    "select migration_name as name, finished_at is not null as whole from _prisma_migrations order by started_at",
  );
  return rows;
}

it("[DB745] [DB746] a server that is killed among migrations, with what it had not put on the disk yet, has the first of them, and the next start applies the others", async () => {
  const folder = await temporaryFolder();
  const data = join(folder.path, "pg");
  const shipped = (await readMigrationFolder()).migrations.map(({ name }) => name);
  const server = await startEmbedded(data, () => {});
  const watcher = await rawClient(server.connection);
  const killed = migrate(server.connection).catch((error: unknown) => error);
  await expect
    .poll(async () => recorded(watcher).catch(() => []), { interval: 2, timeout: 30_000 })
    .toSatisfy((rows: readonly Recorded[]) => rows.length > 60);
  process.kill((await postmasterPid(data)) ?? 0, "SIGKILL");
  expect(await killed).toBeInstanceOf(Error);
  await watcher.end().catch(() => {});
  await expect.poll(async () => postmasterLives(data)).toBe(false);
  await server.stop();

  const again = await startEmbedded(data, () => {});
  const client = await rawClient(again.connection);
  const stands = (await recorded(client)).map(({ name }) => name);
  expect(stands).toEqual(shipped.slice(0, stands.length));
  expect(stands.length).toBeLessThan(shipped.length);
  expect(await migrate(again.connection)).toEqual(shipped.slice(stands.length));
  expect((await recorded(client)).every(({ whole }) => whole)).toBe(true);
  expect(await migrate(again.connection)).toEqual([]);
  await client.end();
  await again.stop();
  await folder.remove();
});
