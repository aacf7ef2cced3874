import { symlink, unlink } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { rawClient } from "../testing/raw-client.ts";
import { testDatabase, type TestDatabase } from "../testing/index.ts";
import { temporaryFolder, type TemporaryFolder } from "../testing/temporary-folder.ts";
import { listen } from "./listen.ts";
import type { LogListener } from "./log-store.ts";

let database: TestDatabase;
let folder: TemporaryFolder;
/** Reaches the server only while its socket is linked into a folder of the test. */
let detour: pg.PoolConfig;
let listeners: LogListener[];
beforeEach(async () => {
  database = await testDatabase();
  folder = await temporaryFolder();
  detour = { ...database.connection, host: folder.path };
  listeners = [];
});
afterEach(async () => {
  for (const each of listeners) await each.close();
  await database.drop();
  await folder.remove();
});

const socket = (of: string): string => join(of, `.s.PGSQL.${database.connection.port}`);
const reach = async (): Promise<void> =>
  symlink(socket(String(database.connection.host)), socket(folder.path));

interface Listening {
  readonly listener: LogListener;
  /** Settles at the next wake. */
  readonly next: () => Promise<void>;
  readonly onWake: (listener: () => void) => void;
}

async function listening(connection: pg.PoolConfig): Promise<Listening> {
  const waiting: (() => void)[] = [];
  const always: (() => void)[] = [];
  const listener = await listen(connection, () => {
    for (const tell of [...always, ...waiting.splice(0)]) tell();
  });
  listeners.push(listener);
  return {
    listener,
    next: async () => new Promise((resolve) => waiting.push(resolve)),
    onWake: (tell) => void always.push(tell),
  };
}

async function cut(): Promise<void> {
  const client = await rawClient(database.connection);
  await client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
  await client.end();
}

describe("listening for commits", () => {
  it("wakes every other listener of the database, and not the one who wakes", async () => {
    const one = await listening(database.connection);
    const others = [await listening(database.connection), await listening(database.connection)];
    let wakes = 0;
    one.onWake(() => (wakes += 1));
    const woken = others.map(({ next }) => next());
    one.listener.wake();
    await expect(Promise.all(woken)).resolves.toHaveLength(2);
    // Its own word would have come before another's that was said later.
    const heard = one.next();
    others[0]?.listener.wake();
    await heard;
    expect(wakes).toBe(1);
  });

  it("says nothing while nobody else listens, and is heard as soon as somebody does", async () => {
    const said: string[] = [];
    const bystander = await rawClient(database.connection);
    const told = async (): Promise<void> =>
      new Promise((resolve) => {
        bystander.on("notification", ({ channel }) => {
          said.push(channel);
          if (channel === "holdfast_lane") resolve();
        });
      });
    await bystander.query("listen holdfast_log; listen holdfast_lane");
    const { listener } = await listening(database.connection);
    const first = told();
    listener.wake();
    // What is told on the same connection comes after what was said there before.
    listener.tell("hello");
    await first;
    expect(said).toEqual(["holdfast_lane"]);
    const other = await listening(database.connection);
    const woken = other.next();
    listener.wake();
    await woken;
    await other.listener.close();
    await bystander.end();
  });

  it("[W18] tells the other listeners what may be lost, and not the one who tells", async () => {
    const told: string[] = [];
    const here = await listen(
      database.connection,
      () => {},
      (message) => told.push(`here ${message}`),
    );
    const heard = new Promise<string>((resolve) => {
      void listen(database.connection, () => {}, resolve).then((listener) => listeners.push(listener));
    });
    listeners.push(here);
    await expect
      .poll(async () => {
        here.tell("hello");
        return Promise.race([heard, Promise.resolve("not yet")]);
      })
      .toBe("hello");
    expect(told).toEqual([]);
    expect(() => here.tell("x".repeat(8_000))).toThrow("too long");
  });

  it("[W55] tells others each of many as it was said, in their order, also what was said before", async () => {
    const heard: string[] = [];
    const here = await listen(database.connection, () => {});
    const there = await listen(
      database.connection,
      () => {},
      (message) => heard.push(message),
    );
    // Whoever knows nothing of words that go together hears the same.
    const bystander = await rawClient(database.connection);
    const told: string[] = [];
    bystander.on("notification", ({ payload = "" }) => told.push(payload.slice("-".length * 36)));
    await bystander.query("listen holdfast_lane");
    listeners.push(here, there);
    const said = ["a first", "reads", 'writes "\\{},', "reads", "éè", "NULL", "leaves", ""];
    for (const message of said) here.tell(message);
    await expect.poll(() => [heard, told]).toEqual([said, said]);
    await bystander.end();
  });

  it("does not reach another database of the same server", async () => {
    const elsewhere = await testDatabase();
    const [here, beside] = [await listening(database.connection), await listening(database.connection)];
    const [there, next] = [await listening(elsewhere.connection), await listening(elsewhere.connection)];
    let wakes = 0;
    there.onWake(() => (wakes += 1));
    const woken = beside.next();
    here.listener.wake();
    await woken;
    // The word of whoever is there comes after any that would have been delivered before.
    const own = there.next();
    next.listener.wake();
    await own;
    expect(wakes).toBe(1);
    await there.listener.close();
    await next.listener.close();
    await elsewhere.drop();
  });

  it("starts while the server is away, and wakes once it is there", async () => {
    const other = await listening(database.connection);
    const { next } = await listening(detour);
    const woken = next();
    await reach();
    await expect(woken).resolves.toBeUndefined();
    const again = next();
    other.listener.wake();
    await expect(again).resolves.toBeUndefined();
  });

  it("sends what was wanted while the server was away", async () => {
    const other = await listening(database.connection);
    const { listener } = await listening(detour);
    const told = other.next();
    listener.wake();
    await reach();
    await expect(told).resolves.toBeUndefined();
  });

  it("comes back after its connection was cut, as often as that happens", async () => {
    const [one, other] = [await listening(database.connection), await listening(database.connection)];
    for (let each = 0; each < 3; each += 1) {
      const back = [one.next(), other.next()];
      await cut();
      await expect(Promise.all(back)).resolves.toHaveLength(2);
      const woken = one.next();
      other.listener.wake();
      await woken;
    }
  });

  it("ends while it is trying to come back, and does not come back afterwards", async () => {
    await reach();
    const { listener, onWake } = await listening(detour);
    await unlink(socket(folder.path));
    await cut();
    await listener.close();
    await reach();
    let wakes = 0;
    onWake(() => (wakes += 1));
    const [one, other] = [await listening(database.connection), await listening(database.connection)];
    const heard = one.next();
    other.listener.wake();
    await heard;
    expect(wakes).toBe(0);
    const client = await rawClient(database.connection);
    const listens = "select from pg_stat_activity where datname = current_database() and query ~* '^listen'";
    // A session that was ended is told of for as long as the server takes to let go of it.
    await expect.poll(async () => (await client.query(listens)).rowCount).toBe(1);
    await client.end();
  });
});
