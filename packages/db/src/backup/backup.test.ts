import type { PoolConfig } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeKeyring } from "../keyring/make-keyring.ts";
import { disclosureHouse, type DisclosureHouse, type DisclosureScene } from "../testing/disclosure-house.ts";
import {
  FORGET_SECRET,
  SAMPLE_CHANNEL,
  sampleAsker,
  sampleForget,
  sampleVerified,
  TEST_KEYRING,
  testStore,
  type TestStore,
} from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";
import { emptyDatabase, testDatabase, type TestDatabase } from "../testing/test-database.ts";
import { NOT_CARRIED } from "./not-carried.ts";
import type { MigrationFolder } from "../migrate/folder.ts";
import { restoreBackup } from "./restore-backup.ts";
import type { BackupPart } from "./sealed-frames.ts";
import { takeBackup } from "./take-backup.ts";

let now = 1_800_000_000_000;
let house: DisclosureHouse;
let scene: DisclosureScene;
let first: Backup;
let later: Backup;
let other: DisclosureScene;
const OTHER_KEYRING = makeKeyring(Buffer.alloc(32, 8));
beforeAll(async () => {
  house = await disclosureHouse(() => now);
  scene = await house.scene();
  await scene.rename("Rosa Quiet");
  await scene.confirm(scene.yes());
  other = await house.scene();
  await other.rename("Ben Loud");
  await sampleVerified(house, scene, scene.person);
  await sealAll(house.store);
  await quarantine();
  first = await backup();
  now += 60_000;
  await house.client.query("delete from quarantine");
  const { id } = await sampleForget(house, scene);
  await house.store.forgetting.carryOut(id, sampleAsker(house.staff.lee));
  later = await backup();
});
afterAll(async () => house.close());

async function sealAll({ audit }: TestStore): Promise<void> {
  while ((await audit.seal(1000)) !== null);
}

type Backup = Readonly<Record<BackupPart, Buffer>>;

async function backup(connection: PoolConfig = house.store.connection): Promise<Backup> {
  const files: Record<BackupPart, Buffer> = { data: Buffer.alloc(0), keys: Buffer.alloc(0) };
  await takeBackup({
    connection,
    keyring: TEST_KEYRING,
    clock: () => now,
    async keep(part, chunks) {
      const all: Buffer[] = [];
      for await (const chunk of chunks) all.push(chunk);
      files[part] = Buffer.concat(all);
    },
  });
  return files;
}

/** What somebody sends who nobody vouches for. */
async function quarantine(): Promise<void> {
  const raw = Buffer.from("forged");
  await house.store.quarantine.put({ channel: SAMPLE_CHANNEL, reason: "unverified", raw });
}

async function* inPieces(file: Buffer): AsyncGenerator<Buffer> {
  // As a disk hands them out, and not as they were sealed.
  for (let from = 0; from < file.length; from += 1000) yield file.subarray(from, from + 1000);
}

async function restoreInto(
  { connection }: Pick<TestDatabase, "connection">,
  { data, keys }: Backup,
  keyring = TEST_KEYRING,
  folder?: MigrationFolder,
): Promise<string> {
  const files = { data: inPieces(data), keys: inPieces(keys) };
  const more = folder === undefined ? {} : { folder };
  return restoreBackup({ connection, keyring, files, ...more }).then(
    () => "restored",
    (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : "no error"),
  );
}

async function withEmpty<Result>(work: (database: TestDatabase) => Promise<Result>): Promise<Result> {
  const database = await emptyDatabase();
  try {
    return await work(database);
  } finally {
    await database.drop();
  }
}

/** Of every table, how many rows there are and what they are, in no order. Transactions are of their database. */
async function contents(connection: PoolConfig): Promise<Readonly<Record<string, string>>> {
  const client = await rawClient(connection);
  const { rows: tables } = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' order by 1",
  );
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await client.query<{ sum: string }>(
      `select count(*) || ' rows, ' || coalesce(md5(string_agg(row, '' order by row)), '') as sum
       from (select (to_jsonb(t) - '{sent_xact,asked_xact,xact}'::text[])::text as row from "${name}" t) rows`,
    );
    found[name] = rows[0]?.sum ?? "";
  }
  await client.end();
  return found;
}

/** What the database itself insists on: constraints, triggers and the next numbers. */
async function insistence(connection: PoolConfig): Promise<readonly string[]> {
  const client = await rawClient(connection);
  const { rows } = await client.query<{ words: string }>(
    `select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || convalidated as words
       from pg_constraint where connamespace = 'public'::regnamespace
     union all select tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text from pg_trigger
       where not tgisinternal
     union all select sequencename || ' ' || coalesce(last_value::text, 'unused') from pg_sequences
     order by 1`,
  );
  await client.end();
  return rows.map(({ words }) => words);
}

describe("a backup", () => {
  it("[DB451] restored into an empty database gives every row of every table that it carries, and whatever guards them", async () => {
    await withEmpty(async (database) => {
      expect(await restoreInto(database, later)).toBe("restored");
      const [was, is] = [await contents(house.store.connection), await contents(database.connection)];
      const carried = Object.keys(was).filter((name) => !Object.hasOwn(NOT_CARRIED, name));
      expect(carried.length).toBeGreaterThan(100);
      for (const name of Object.keys(NOT_CARRIED)) expect(Object.keys(was)).toContain(name);
      for (const name of carried) expect([name, is[name]]).toEqual([name, was[name]]);
      // What the test would not see if nothing had been there.
      expect(carried.filter((name) => !was[name]?.startsWith("0 rows")).length).toBeGreaterThan(20);
      for (const name of ["session", "event"]) expect(is[name]).toMatch(/^0 rows/u);
      expect(await insistence(database.connection)).toEqual(await insistence(house.store.connection));
      expect(await record(database)).not.toContain("Rosa Quiet");
    });
  });

  it("[DB450] with keys of a later day forgets again who was forgotten until then, and nobody else", async () => {
    await withEmpty(async (database) => {
      expect(await restoreInto(database, { data: first.data, keys: later.keys })).toBe("restored");
      const client = await rawClient(database.connection);
      // What somebody is compared by goes with their words; what expired since is not there any more.
      const names = "select from case_name where part_id = $1";
      expect((await client.query(names, [scene.person])).rowCount).toBe(0);
      expect((await client.query(names, [other.person])).rowCount).toBeGreaterThan(0);
      expect((await client.query("select from quarantine")).rowCount).toBe(0);
      await client.end();
      expect(await record(database)).not.toContain("Rosa Quiet");
      expect(await record(database, other)).toContain("Ben Loud");
      // What the restore itself did is sealed behind what was sealed before.
      const store = await testStore({ connection: database.connection, clock: () => now });
      await sealAll(store);
      const { faults, unsealed } = await store.audit.verify([], () => {});
      expect([faults, unsealed.count]).toEqual([[], 0]);
      await store.close();
    });
  });

  it("[DB450] shows no words, names of ours or ids to whoever has no master key", () => {
    for (const file of [first.data, first.keys])
      for (const words of ["Rosa", FORGET_SECRET, "Dana", "shift_lead", scene.caseId])
        expect(file.includes(words)).toBe(false);
  });

  it("[DB450] is not taken of a database that is not ours, nor of one that is sealed with another key", async () => {
    await withEmpty(async ({ connection }) => {
      await expect(backup(connection)).rejects.toThrow("no database of Holdfast");
    });
    const { connection } = house.store;
    await expect(
      takeBackup({ connection, keyring: OTHER_KEYRING, clock: () => now, keep: async () => {} }),
    ).rejects.toThrow("another master key");
  });
});

describe("a backup that is not sound", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await emptyDatabase();
  });
  afterAll(async () => database.drop());

  it.each<[string, (files: Backup) => Backup, RegExp]>([
    ["whose end is missing", ({ data, keys }) => ({ keys, data: data.subarray(0, -9) }), /cut short/],
    ["whose keys' end is missing", ({ data, keys }) => ({ data, keys: keys.subarray(0, -9) }), /cut short/],
    ["that goes on", ({ data, keys }) => ({ keys, data: Buffer.concat([data, data]) }), /follows the end/],
    ["with one bit turned", ({ data, keys }) => ({ keys, data: turned(data, data.length >> 1) }), /damaged/],
    ["with one bit of a key turned", ({ data, keys }) => ({ data, keys: turned(keys, -40) }), /damaged/],
    ["whose two files are exchanged", ({ data, keys }) => ({ data: keys, keys: data }), /wrong one/],
    ["with keys that are older", ({ keys }) => ({ data: later.data, keys }), /older than the backup/],
    ["that is something else", ({ keys }) => ({ keys, data: Buffer.alloc(5000, "x") }), /no backup/],
    ["that is empty", ({ keys }) => ({ keys, data: Buffer.alloc(0) }), /no backup/],
  ])("[DB451] %s is refused", async (_how, change, words) => {
    expect(await restoreInto(database, change(first))).toMatch(words);
  });

  it("[DB451] is refused with another master key, of a newer release, and over what is there already", async () => {
    expect(await restoreInto(database, first, OTHER_KEYRING)).toMatch(
      /cannot be opened with this master key/u,
    );
    expect(await restoreInto(house.store, first)).toMatch(/This database is in use already/u);
    const none = { schema: "", migrations: [] };
    expect(await restoreInto(database, first, TEST_KEYRING, none)).toMatch(/by a newer release/u);
  });

  it("[DB451] does not go over a house that was opened while its files were read", async () => {
    const opened = await testDatabase();
    const meanwhile = async function* (): AsyncGenerator<Buffer> {
      await (await testStore({ connection: opened.connection })).close();
      yield* inPieces(first.keys);
    };
    const { connection } = opened;
    const files = { data: inPieces(first.data), keys: meanwhile() };
    await expect(restoreBackup({ connection, keyring: TEST_KEYRING, files })).rejects.toThrow(
      "in use already",
    );
    await opened.drop();
  });

  it("[DB451] [AU3] leaves nothing behind: a sound one goes there, is read as it was, and its log is of another life", async () => {
    expect(await restoreInto(database, first)).toBe("restored");
    expect(await record(database)).toContain("Rosa Quiet");
    const store = await testStore({ connection: database.connection, clock: () => now });
    expect(await store.log.epoch()).not.toBe(await house.store.log.epoch());
    const { faults, sealed } = await store.audit.verify([], () => {});
    expect([faults, sealed > 0]).toEqual([[], true]);
    await sealAll(store);
    expect(await store.audit.verify([], () => {})).toMatchObject({ faults: [] });
    await store.close();
  });
});

/** What Dana reads of a case in a restored house. */
async function record({ connection }: Pick<TestDatabase, "connection">, of = scene): Promise<string> {
  const store = await testStore({ connection, clock: () => now });
  const found = await store.cases.read(of.caseId, sampleAsker(house.staff.dana));
  await store.close();
  return JSON.stringify(found);
}

function turned(file: Buffer, at: number): Buffer {
  const copy = Buffer.from(file);
  const place = (copy.length + at) % copy.length;
  copy[place] = (copy[place] ?? 0) ^ 1;
  return copy;
}
