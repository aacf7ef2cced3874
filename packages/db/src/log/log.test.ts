import { rounds } from "@holdfast/tooling/rounds";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ContactFacts } from "../contacts/contact-facts.ts";
import { sampleArrival, testStore, type TestStore } from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";
import { tailEvents } from "./log-statements.ts";
import type { LogEvent, LogPosition } from "./log-store.ts";

let store: TestStore;
beforeAll(async () => {
  store = await testStore({ poolSize: 10 });
});
afterAll(async () => store.close());

const START: LogPosition = { epoch: "", xid: 0n, seq: 0n };
interface Payload {
  readonly kind: "contact" | "revision";
  readonly id: string;
  readonly version: number;
  readonly row: ContactFacts | null;
}
const payload = ({ payload: given }: LogEvent): Payload => given as Payload;

describe("the log", () => {
  it("[DB50] never skips a commit under many writers, slow ones and rollbacks", async () => {
    const writers = await Promise.all(Array.from({ length: 16 }, async () => rawClient(store.connection)));
    const committed = new Set<string>();
    const from = await store.log.head();
    let writing = true;
    const seen: LogEvent[] = [];
    const tail = (async () => {
      let at = from;
      for (let last = false; !last;) {
        last = !writing;
        const page = await store.log.tail(at, 50);
        seen.push(...page.events);
        at = page.head;
        if (page.events.length === 50) last = false;
      }
    })();
    await Promise.all(writers.map(async (client, writer) => write(client, writer, committed)));
    writing = false;
    await tail;
    await Promise.all(writers.map(async (client) => client.end()));
    const told = seen.filter(({ stream }) => stream.startsWith("test:")).map(({ stream }) => stream);
    expect(told).toHaveLength(committed.size);
    expect(new Set(told)).toEqual(committed);
    const order = seen.map(({ xid, seq }) => [xid, seq] as const);
    const sorted = order.toSorted(([x, s], [y, t]) => Number(x - y) || Number(s - t));
    expect(order).toEqual(sorted);
  });

  it("[DB769] asks for its epoch once a page, however many events that holds", async () => {
    const from = await store.log.head();
    for (let each = 0; each < 20; each += 1) await store.intake.arrive(sampleArrival());
    const client = await rawClient(store.connection);
    await client.query("begin; set local track_functions = 'all'");
    const page = await tailEvents(client, String(from.xid), "0", 100);
    const { rows } = await client.query<{ calls: string }>(
      "select pg_stat_get_xact_function_calls('log_epoch'::regproc) as calls",
    );
    await client.query("rollback");
    await client.end();
    expect(page).toHaveLength(20);
    expect(Number(rows[0]?.calls)).toBe(1);
  });

  async function write(client: pg.Client, writer: number, committed: Set<string>): Promise<void> {
    for (let each = 0; each < rounds(40); each += 1) {
      const stream = `test:${writer}-${each}`;
      await client.query("begin");
      await client.query("insert into event (stream, payload) values ($1, '{}')", [stream]);
      await client.query("savepoint later");
      await client.query("insert into event (stream, payload) values ($1, '{}')", [`${stream}-undone`]);
      await client.query("rollback to later");
      if (writer % 4 === 0) await client.query("select pg_sleep(0.002 * $1)", [(each % 5) + 1]);
      if (each % 7 === 3) await client.query("rollback");
      else {
        await client.query("commit");
        committed.add(stream);
      }
    }
  }

  it("[DB50] waits for an open writer rather than passing it by", async () => {
    const slow = await rawClient(store.connection);
    const before = await store.log.head();
    await slow.query("begin");
    await slow.query("insert into event (stream, payload) values ('test:slow', '{}')");
    await store.intake.arrive(sampleArrival());
    const held = await store.log.tail(before, 100);
    expect(held).toMatchObject({ events: [], held: true });
    expect((await store.readiness()).tailAgeMs).toBeGreaterThan(0);
    await slow.query("commit");
    await slow.end();
    const freed = await store.log.tail(held.head, 100);
    expect(freed.events.map(({ stream }) => stream)).toContain("test:slow");
    expect(freed.events.length).toBe(3);
    expect(freed.held).toBe(false);
  });

  it("[W52] says that something waits for whoever is open, though they write nothing that is told, and not that they are open", async () => {
    const open = await rawClient(store.connection);
    await open.query("begin; select pg_current_xact_id()");
    const before = await store.log.tail(await store.log.head(), 100);
    expect(before).toMatchObject({ events: [], held: false });
    await store.intake.arrive(sampleArrival());
    expect(await store.log.tail(before.head, 100)).toMatchObject({ events: [], held: true });
    await open.query("rollback");
    await open.end();
    const freed = await store.log.tail(before.head, 100);
    expect(freed.held).toBe(false);
    expect(freed.events).toHaveLength(2);
  });

  it("[DB769] is read though all of the pool's connections are in use", async () => {
    const few = await testStore({ connection: store.connection, poolSize: 1 });
    const blocking = await rawClient(store.connection);
    const from = await few.log.head();
    await blocking.query("begin; lock table session in access exclusive mode");
    const waiting = few.staff.sessions().then(() => "read");
    await store.intake.arrive(sampleArrival());
    const said = [await Promise.race([waiting, few.log.tail(from, 1).then(() => "told", String)])];
    await blocking.query("rollback");
    said.push(await waiting);
    expect(said).toEqual(["told", "read"]);
    await blocking.end();
    await few.close();
  });

  it("[DB50] tells one contact's events in the order of its versions, whoever changes it at once", async () => {
    const other = await testStore({ connection: store.connection });
    const from = await store.log.head();
    const threads = Array.from({ length: 3 }, () => crypto.randomUUID());
    await Promise.all(
      Array.from({ length: rounds(120) }, async (_, index) =>
        (index % 2 === 0 ? store : other).intake.arrive(
          sampleArrival({ threadKey: threads[index % 3] ?? "" }),
        ),
      ),
    );
    await other.close();
    const { events } = await store.log.tail(from, 10_000);
    const contacts = Map.groupBy(events.map(payload), ({ kind, id }) => `${kind} ${id}`);
    expect(contacts.size).toBe(6);
    for (const told of contacts.values()) {
      const versions = told.map(({ version }) => version);
      expect(versions).toEqual(versions.map((_, index) => index + 1));
    }
  });

  it("[DB51] a snapshot and the events after it give the queue as it is", async () => {
    const tasks = Array.from({ length: 60 }, async (_, index) => {
      await store.intake.arrive(sampleArrival({ threadKey: `snapshot-${index % 7}` }));
    });
    const { asOf, rows } = await store.contacts.queue();
    await Promise.all(tasks);
    const rebuilt = new Map(rows.map((row) => [row.id as string, row]));
    const { events } = await store.log.since("queue:main", asOf, 10_000);
    for (const { id, version, row } of events.map(payload)) {
      if (version <= (rebuilt.get(id)?.version ?? 0)) continue;
      if (row === null) rebuilt.delete(id);
      else rebuilt.set(id, row);
    }
    const fresh = await store.contacts.queue();
    const order = (list: Iterable<ContactFacts>): ContactFacts[] =>
      [...list].toSorted((one, other) => one.number - other.number);
    expect(order(rebuilt.values())).toEqual(order(fresh.rows));
  });

  it("[DB769] reads one stream page by page, and only that stream", async () => {
    const threadKey = crypto.randomUUID();
    const { contactId } = await store.intake.arrive(sampleArrival({ threadKey }));
    for (let each = 0; each < 4; each += 1) await store.intake.arrive(sampleArrival({ threadKey }));
    const stream = `contact:${contactId}`;
    const versions: number[] = [];
    for (let at = START, more = true; more;) {
      const page = await store.log.since(stream, at, 2);
      versions.push(...page.events.map((event) => payload(event).version));
      expect(page.events.every((event) => event.stream === stream)).toBe(true);
      at = page.head;
      more = page.events.length === 2;
    }
    expect(versions).toEqual([1, 2, 3, 4, 5]);
  });

  it("[DB52] has an epoch of sixteen digits that another database does not share", async () => {
    const other = await testStore();
    const [one, two] = [await store.log.epoch(), await other.log.epoch()];
    await other.close();
    expect(one).toMatch(/^[0-9a-f]{16}$/);
    expect(two).not.toBe(one);
    expect((await store.log.tail(START, 1)).head.epoch).toBe(one);
  });

  it("[DB769] wakes whoever else listens after a commit, and again after its connection was lost", async () => {
    const woken: (() => void)[] = [];
    const next = async (): Promise<void> => new Promise((resolve) => woken.push(resolve));
    let wakes = 0;
    const listener = await store.log.listen(() => {
      wakes += 1;
      for (const resolve of woken.splice(0)) resolve();
    });
    const here = await store.log.listen(() => {});
    const stop = store.log.onCommit(here.wake);
    const first = next();
    await store.intake.arrive(sampleArrival());
    await first;
    const again = next();
    const client = await rawClient(store.connection);
    await client.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where query ~* '^(listen|notify) holdfast'",
    );
    await client.end();
    await again;
    const third = next();
    await store.intake.arrive(sampleArrival());
    await third;
    expect(wakes).toBeGreaterThanOrEqual(3);
    stop();
    await here.close();
    await listener.close();
  });

  it("[DB52] forgets a long past piece by piece, and all of it", async () => {
    const client = await rawClient(store.connection);
    await client.query(`insert into event (stream, payload, at)
      select 'queue:long-ago', '{}', now() - interval '1 day' from generate_series(1, 25000)`);
    await client.end();
    expect(await store.log.forgetEvents(3_600_000)).toBe(25_000);
    expect(await store.log.forgetEvents(3_600_000)).toBe(0);
    expect(await store.log.since("queue:long-ago", START, 10)).toMatchObject({
      purgedBeyond: true,
      events: [],
    });
  });

  it("[DB52] tells a cursor from before the horizon that it is too old", async () => {
    const { contactId } = await store.intake.arrive(sampleArrival());
    const before = await store.log.since(`contact:${contactId}`, START, 10);
    expect(before.events).toHaveLength(1);
    expect(await store.log.forgetEvents(-60_000)).toBeGreaterThan(0);
    expect(await store.log.since(`contact:${contactId}`, START, 10)).toMatchObject({
      purgedBeyond: true,
      events: [],
    });
    expect((await store.log.since(`contact:${contactId}`, await store.log.head(), 10)).purgedBeyond).toBe(
      false,
    );
    // A head stands before the first event of the transaction that it names, even when that one is forgotten.
    const [event] = before.events;
    const last = { ...before.head, xid: event?.xid ?? 0n, seq: 0n };
    expect((await store.log.since(`contact:${contactId}`, last, 10)).purgedBeyond).toBe(true);
  });
});

describe("[DB740] the revision", () => {
  it("is alike while nobody commits, however many begin, and another after each commit and each rollback", async () => {
    const [one, other] = [await rawClient(store.connection), await rawClient(store.connection)];
    try {
      const seen: string[] = [await store.log.revision()];
      expect(await store.log.revision()).toBe(seen[0]);
      await one.query("begin; select 1");
      expect(await store.log.revision()).toBe(seen[0]);
      for (const ends of ["commit", "rollback"]) {
        await one.query("begin");
        await one.query("select pg_current_xact_id()");
        await other.query("begin");
        await other.query("select pg_current_xact_id()");
        // The later one ends first.
        await other.query(ends);
        seen.push(await store.log.revision());
        await one.query(ends);
        seen.push(await store.log.revision());
      }
      expect(new Set(seen).size).toBe(seen.length);
    } finally {
      await Promise.all([one.end(), other.end()]);
    }
  });

  it("differs once anything was written, whatever it was", async () => {
    const before = await store.log.revision();
    await store.intake.arrive(sampleArrival({ threadKey: "the revision's" }));
    expect(await store.log.revision()).not.toBe(before);
  });
});
