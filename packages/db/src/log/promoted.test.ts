import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Embedded } from "../embedded/embedded.ts";
import { postmasterPid } from "../embedded/postmaster.ts";
import { startServer } from "../embedded/start-server.ts";
import { rawClient, testDatabase } from "../testing/index.ts";
import { temporaryFolder, type TemporaryFolder } from "../testing/temporary-folder.ts";

const SOON = { timeout: 20_000, interval: 20 };

let folder: TemporaryFolder;
let server: Embedded;
beforeEach(async () => {
  folder = await temporaryFolder();
  // Its checkpoints take their time, as those of a large house do.
  const settings = ["fsync = off", "checkpoint_timeout = '1h'"];
  server = await startServer(join(folder.path, "pg"), () => {}, settings);
});
afterEach(async () => {
  await server.stop();
  await folder.remove();
});

/** One row's columns, asked by a process of its own. */
async function asked(sql: string): Promise<readonly unknown[]> {
  const client = await rawClient(server.connection);
  const { rows } = await client.query<unknown[]>({ text: sql, rowMode: "array" });
  await client.end();
  return rows[0] ?? [];
}

/** How a house says in which life it is, as it stands by now. */
async function saysItsLife(): Promise<void> {
  const house = await testDatabase();
  const client = await rawClient(house.connection);
  const { rows } = await client.query<{ made: string }>(
    "select pg_get_functiondef(name::regproc) as made from unnest('{read_log_epoch, log_epoch}'::text[]) name",
  );
  await client.end();
  await house.drop();
  for (const { made } of rows) await asked(made);
}

it("[W64] once a server that followed another is made the first one, every process says the same life from then on, before its next checkpoint and after", async () => {
  await saysItsLife();
  const [data] = await asked("show data_directory");
  await asked("create table much as select repeat('much to write ', 40) from generate_series(1, 20000)");
  await writeFile(join(String(data), "standby.signal"), "");
  const leads = await postmasterPid(String(data));
  // Nobody is every process of this test.
  if (leads === null) throw new Error("the server runs");
  process.kill(leads, "SIGKILL");
  const follows = async () => asked("select pg_is_in_recovery()").catch(() => []);
  await expect.poll(follows, SOON).toEqual([true]);
  const [followed] = await asked("select log_epoch()");

  await asked("select pg_promote()");
  const [timeline, first] = await asked("select timeline_id, log_epoch() from pg_control_checkpoint()");
  expect(timeline).toBe(1);
  await asked("checkpoint");
  const [later, next] = await asked("select timeline_id, log_epoch() from pg_control_checkpoint()");
  expect(later).toBe(2);
  expect(next).toBe(first);
  expect(first).not.toBe(followed);
});
