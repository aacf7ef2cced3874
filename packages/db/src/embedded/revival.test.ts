import { rename } from "node:fs/promises";
import { join } from "node:path";
import type { PoolConfig } from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { endAtOnce } from "../testing/end-at-once.ts";
import { rawClient } from "../testing/raw-client.ts";
import { temporaryFolder, type TemporaryFolder } from "../testing/temporary-folder.ts";
import type { Embedded } from "./embedded.ts";
import { postmasterLives, postmasterPid } from "./postmaster.ts";
import { startEmbedded } from "./start-embedded.ts";

const ENDED = "The database ended unexpectedly. Starting it again.";
const BACK = "The database runs again.";
const POLL = { timeout: 20_000, interval: 20 };

let folder: TemporaryFolder;
let data: string;
let holders: Holder[];
beforeEach(async () => {
  folder = await temporaryFolder();
  data = join(folder.path, "pg");
  holders = [];
});
afterEach(async () => {
  for (const { server } of holders) await server.stop();
  await folder.remove();
});

interface Holder {
  readonly server: Embedded;
  readonly said: string[];
}

async function holder(): Promise<Holder> {
  const said: string[] = [];
  const held = { server: await startEmbedded(data, (words) => said.push(words)), said };
  holders.push(held);
  return held;
}

async function ask(connection: PoolConfig, sql: string): Promise<unknown[]> {
  const client = await rawClient(connection);
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

const crash = async (): Promise<void> => {
  endAtOnce(await postmasterPid(data));
};
const heard = async ({ said }: Holder, words: string, times = 1): Promise<void> =>
  expect.poll(() => said.filter((each) => each.includes(words)).length, POLL).toBeGreaterThanOrEqual(times);
/** How many hold the server in use. */
const HOLDERS = "select count(*)::int as n from pg_locks where locktype = 'advisory' and objid = 7203001";

describe("a server that ends unexpectedly", () => {
  it("[DB85] is started again by itself, with what was committed, as often as it happens", async () => {
    const one = await holder();
    const { connection } = one.server;
    await ask(connection, "create table kept (n integer)");
    for (let round = 1; round <= 3; round += 1) {
      await ask(connection, `insert into kept values (${round})`);
      await crash();
      await heard(one, BACK, round);
      expect(await ask(connection, "select count(*)::int as n from kept")).toEqual([{ n: round }]);
      expect(await ask(connection, HOLDERS)).toEqual([{ n: 1 }]);
    }
    expect(one.said.slice(2)).toEqual([ENDED, BACK, ENDED, BACK, ENDED, BACK]);
    expect(await one.server.stop()).toBe("stopped");
    expect(await postmasterPid(data)).toBeNull();
  });

  it("[DB85] is one server again for all that share it, and the last of them stops it", async () => {
    const all = [await holder(), await holder(), await holder()] as const;
    const [one, two, three] = all;
    await crash();
    for (const each of all) await heard(each, BACK);
    expect(await ask(one.server.connection, HOLDERS)).toEqual([{ n: 3 }]);
    expect(await one.server.stop()).toBe("left running");
    expect(await two.server.stop()).toBe("left running");
    expect(await postmasterLives(data)).toBe(true);
    expect(await three.server.stop()).toBe("stopped");
    expect(await postmasterLives(data)).toBe(false);
  });

  it("[DB85] is held again when only the connection was lost", async () => {
    const one = await holder();
    const pid = await postmasterPid(data);
    await ask(
      one.server.connection,
      "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'",
    );
    await heard(one, BACK);
    expect(await postmasterPid(data)).toBe(pid);
    expect(await ask(one.server.connection, HOLDERS)).toEqual([{ n: 1 }]);
  });

  it("[DB85] starts anew when it lost one process only, so that its start time tells", async () => {
    const one = await holder();
    const { connection } = one.server;
    const before = await ask(connection, "select pg_postmaster_start_time()::text as at");
    const client = await rawClient(connection);
    client.on("error", () => {});
    const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
    endAtOnce(rows[0]?.pid);
    await heard(one, BACK);
    expect(await ask(connection, "select pg_postmaster_start_time()::text as at")).not.toEqual(before);
  });

  it("[DB85] leaves nothing running when stop comes anywhere during its revival", async () => {
    for (const waitMs of [0, 60, 120, 250, 500]) {
      const one = await holder();
      await crash();
      await heard(one, ENDED);
      await new Promise((resolve) => setTimeout(resolve, waitMs));
      expect(await one.server.stop()).toBe("stopped");
      expect(await postmasterLives(data)).toBe(false);
    }
  });

  it("[DB85] is not taken from another by one that stops just after the crash", async () => {
    const [one, two] = [await holder(), await holder()];
    await crash();
    await one.server.stop();
    await heard(two, BACK);
    expect(await ask(two.server.connection, HOLDERS)).toEqual([{ n: 1 }]);
    expect(two.said.filter((words) => words === ENDED)).toHaveLength(1);
  });

  it("[DB85] keeps saying why it cannot start, makes nothing anew, and comes back once it can", async () => {
    const one = await holder();
    await ask(one.server.connection, "create table kept (n integer)");
    const aside = join(folder.path, "aside");
    const began = Date.now();
    const pid = await postmasterPid(data);
    await rename(data, aside);
    endAtOnce(pid);
    await heard(one, `The database folder ${data} is gone: restore it from a backup. Trying again.`, 4);
    // 100, 200, 400 and 800 ms, each cut by half at most.
    expect(Date.now() - began).toBeGreaterThan(750);
    await rename(aside, data);
    await heard(one, BACK);
    expect(await ask(one.server.connection, "select * from kept")).toEqual([]);
  });

  it("[DB85] says so of a damaged folder too, until it is stopped", async () => {
    const one = await holder();
    const control = join(data, "global", "pg_control");
    await rename(control, join(folder.path, "pg_control"));
    await crash();
    await heard(one, "is damaged", 2);
    const began = Date.now();
    expect(await one.server.stop()).toBe("stopped");
    expect(Date.now() - began).toBeLessThan(5_000);
    const times = one.said.length;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(one.said).toHaveLength(times);
  });
});
