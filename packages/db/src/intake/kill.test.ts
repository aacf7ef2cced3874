import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rounds } from "@holdfast/tooling/rounds";
import type { PoolConfig } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Embedded } from "../embedded/embedded.ts";
import { postmasterLives, postmasterPid } from "../embedded/postmaster.ts";
import { startEmbedded } from "../embedded/start-embedded.ts";
import { migrate } from "../migrate/migrate.ts";
import { endAtOnce } from "../testing/end-at-once.ts";
import { sampleArrival, sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";
import { temporaryFolder, type TemporaryFolder } from "../testing/temporary-folder.ts";

const program = fileURLToPath(new URL("../testing/intake-process.ts", import.meta.url));
let folder: TemporaryFolder;
let data: string;
let server: Embedded;
beforeAll(async () => {
  folder = await temporaryFolder();
  data = join(folder.path, "pg");
  server = await startEmbedded(data, () => {});
  await migrate(server.connection);
});
afterAll(async () => {
  await server.stop();
  await folder.remove();
});

/** A gateway of its own process, and what it said it had accepted. */
function gateway(connection: PoolConfig, name: string): { child: ChildProcess; accepted: string[] } {
  const accepted: string[] = [];
  const child = fork(program, {
    env: { ...process.env, CONNECTION: JSON.stringify(connection), NAME: name },
    execArgv: [],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  child.on("message", (event: string | null) => event !== null && accepted.push(event));
  return { child, accepted };
}

/** Everything accepted is there once; delivered again, it is known. */
async function expectThereOnce(connection: PoolConfig, accepted: readonly string[]): Promise<void> {
  const store = await testStore({ connection });
  const { rows } = await store.contacts.queue();
  const texts: string[] = [];
  for (const { id } of rows) {
    for (let after = 0, more = true; more;) {
      const entries = await store.contacts.entries(id, after);
      texts.push(...entries.map(({ text }) => text ?? ""));
      after = entries.at(-1)?.version ?? after;
      more = entries.length >= 500;
    }
  }
  expect(new Set(texts).size).toBe(texts.length);
  expect(new Set(rows.map((row) => row.id)).size).toBeLessThanOrEqual(5);
  expect(accepted.filter((event) => !new Set(texts).has(event))).toEqual([]);
  await expectFound(store, texts);
  const again = accepted
    .slice(-5)
    .map(async (event) => store.intake.arrive(sampleArrival({ dedupeKey: event })));
  for (const arrived of await Promise.all(again)) expect(arrived.outcome).toBe("duplicate");
  await store.close();
}

/** Each text is found by its word, whoever was killed before it stood among the others (DB620). */
async function expectFound(store: TestStore, texts: readonly string[]): Promise<void> {
  const by = { id: await sampleStaff(store, `Dana ${crypto.randomUUID()}`), at: Date.now() };
  const any = { channels: null, states: null, lanes: null, from: null, until: null, hadBy: null };
  const lost: string[] = [];
  for (const words of texts) {
    const searched = await store.search.contacts({ kind: "words", words }, any, { below: null, size: 5 }, by);
    if (searched.kind !== "searched" || searched.found.length !== 1) lost.push(words);
  }
  expect(lost).toEqual([]);
  const client = await rawClient(store.connection);
  expect((await client.query("select from contact_word_new")).rowCount).toBe(0);
  await client.end();
}

describe("kill -9 during intake", () => {
  it("[DB83] [DB620] of the database loses nothing that was accepted, and the next start is clean", async () => {
    const all: string[] = [];
    for (let round = 0; round < rounds(3); round += 1) {
      const { child, accepted } = gateway(server.connection, `database${round}`);
      await expect
        .poll(() => accepted.length, { timeout: 30_000, interval: 5 })
        .toBeGreaterThan(20 + 40 * round);
      endAtOnce(await postmasterPid(data));
      await expect.poll(async () => postmasterLives(data), { timeout: 10_000 }).toBe(false);
      child.kill("SIGKILL");
      await once(child, "exit");
      all.push(...accepted);
      const next = await startEmbedded(data, () => {});
      await server.stop().catch(() => "its server is dead");
      server = (await postmasterLives(data)) ? next : await startEmbedded(data, () => {});
      await expectThereOnce(server.connection, all);
    }
  });

  it("[DB83] [DB620] of a gateway loses nothing that was accepted, and another goes on meanwhile", async () => {
    const all: string[] = [];
    for (let round = 0; round < rounds(3); round += 1) {
      const dying = gateway(server.connection, `dying${round}`);
      const living = gateway(server.connection, `living${round}`);
      await expect.poll(() => dying.accepted.length, { timeout: 30_000, interval: 5 }).toBeGreaterThan(20);
      dying.child.kill("SIGKILL");
      await once(dying.child, "exit");
      const before = living.accepted.length;
      await expect.poll(() => living.accepted.length, { timeout: 30_000 }).toBeGreaterThan(before + 10);
      living.child.kill("SIGKILL");
      await once(living.child, "exit");
      all.push(...dying.accepted, ...living.accepted);
      await expectThereOnce(server.connection, all);
    }
  });
});
