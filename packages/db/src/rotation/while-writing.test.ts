import { fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { rounds } from "@holdfast/tooling/rounds";
import type { ContactId } from "@holdfast/case-schema";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeKeyring } from "../keyring/make-keyring.ts";
import { unopened } from "../testing/unopened.ts";
import { sampleArrival, testStore, type TestStore } from "../testing/index.ts";
import { testDatabase, type TestDatabase } from "../testing/test-database.ts";

const [OLD, NEW] = [Buffer.alloc(32, 31), Buffer.alloc(32, 32)];
/** Longer than a statement takes on a busy machine. */
const GRACE_MS = 3_000;
const program = fileURLToPath(new URL("../testing/rotation-process.ts", import.meta.url));

let database: TestDatabase;
let gateways: readonly TestStore[];
beforeEach(async () => {
  database = await testDatabase();
  const { connection } = database;
  gateways = await Promise.all(
    [OLD, OLD].map((key) => testStore({ connection, keyring: makeKeyring(key), poolSize: 6 })),
  );
});
afterEach(async () => {
  for (const gateway of gateways) await gateway.close();
  await database.drop();
});

/** Rotates in a process of its own, which is killed after so many steps; what its last step was. */
async function rotate(killedAfter: number): Promise<string> {
  const child = fork(program, {
    env: {
      ...process.env,
      CONNECTION: JSON.stringify(database.connection),
      FROM: OLD.toString("base64"),
      TO: NEW.toString("base64"),
      GRACE_MS: String(GRACE_MS),
    },
    execArgv: [],
  });
  const steps: string[] = [];
  child.on("message", (step: string) => {
    steps.push(step);
    if (steps.length === killedAfter) child.kill("SIGKILL");
    else child.send("heard");
  });
  await once(child, "exit");
  return steps.at(-1) ?? "none";
}

describe("while the master key is rotated", () => {
  it("[DB500] [DB502] two gateways take in and read without a pause, whoever rotates is killed at any moment, and nothing is unreadable", async () => {
    const written: { readonly id: ContactId; readonly text: string }[] = [];
    const failed: unknown[] = [];
    const over = new AbortController();
    const work = async (gateway: TestStore, number: number): Promise<void> => {
      for (let each = 0; !over.signal.aborted; each += 1) {
        const text = `${number} ${each}`;
        // Some write for the first time, and some again: theirs is a key that is perhaps wrapped anew just now.
        const threadKey = each % 3 === 0 ? crypto.randomUUID() : `thread ${each % 7}`;
        try {
          const { contactId } = await gateway.intake.arrive(sampleArrival({ threadKey, text }));
          written.push({ id: contactId, text });
          // Whatever somebody wrote, here or at the other gateway.
          const one = written[Math.floor((written.length * ((each * 37) % 100)) / 100)];
          const other = gateways[(number + each) % gateways.length];
          if (one === undefined || other === undefined) continue;
          const entries = await other.contacts.entries(one.id, 0);
          if (!entries.some(({ text: read }) => read === one.text)) failed.push(["not read", one.text]);
        } catch (error) {
          failed.push(error);
        }
      }
    };
    const beat = async (gateway: TestStore): Promise<void> => {
      while (!over.signal.aborted) {
        await gateway.keys.beat(NEW);
        await wait(50);
      }
    };
    const workers = gateways.flatMap((gateway, at) => [
      work(gateway, 2 * at),
      work(gateway, 2 * at + 1),
      beat(gateway),
    ]);
    const ends: string[] = [];
    // Begun, switched over, closed, and in the middle of wrapping anew.
    for (const killedAfter of [1, 2, 3, 4, 5, 6].slice(0, Math.max(3, rounds(6))))
      ends.push(await rotate(killedAfter));
    ends.push(await rotate(Number.POSITIVE_INFINITY));
    over.abort();
    await Promise.all(workers);
    expect(failed).toEqual([]);
    expect(ends[0]).toBe("begun");
    expect(ends.at(-1)).toBe("retired");
    expect(ends.filter((end) => end === "rewrapped").length).toBeGreaterThan(0);
    expect(written.length).toBeGreaterThan(20);
    const alone = makeKeyring(NEW);
    expect(await unopened(database, alone)).toEqual([]);
    const { connection } = database;
    const store = await testStore({ connection, keyring: alone });
    for (const { id, text } of written.slice(0, 50))
      expect((await store.contacts.entries(id, 0)).map(({ text: read }) => read)).toContain(text);
    await store.close();
  }, 180_000);
});
