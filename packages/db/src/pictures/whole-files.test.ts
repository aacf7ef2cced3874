import { randomUUID } from "node:crypto";
import type { UserId } from "@holdfast/case-schema";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";
import { keptFile, samplePictures, type SentPicture } from "../testing/sample-pictures.ts";

const DAY = 86_400_000;
const LEASE = 60_000;
const WITHIN = { dueMs: DAY, keepMs: 365 * DAY };

let now = 1_800_000_000_000;
let store: TestStore;
let client: pg.Client;
let dana: UserId;
let pictures: ReturnType<typeof samplePictures>;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  client = await rawClient(store.connection);
  pictures = samplePictures(store, client);
  dana = await sampleStaff(store, "Dana");
});
afterAll(async () => {
  await client.end();
  await store.close();
});

/** A file that is being stored, with one of its two parts, for a picture. */
async function storing({ id }: SentPicture): Promise<string> {
  const file = randomUUID();
  await client.query(
    `insert into media_file (id, media_id, copy, parts, made_at, file_key)
     values ($1, $2, 'display', 2, instant($3), '\\x00')`,
    [file, id, now],
  );
  await client.query("insert into media_part values ($1, 0, '\\x00')", [file]);
  return file;
}

async function partsOf(file: string): Promise<number> {
  return (await client.query("select from media_part where file_id = $1", [file])).rowCount ?? 0;
}

/** Resolves once a statement of this store's database waits for somebody's lock. */
async function somebodyWaits(): Promise<void> {
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  await expect.poll(async () => (await client.query(waiting)).rowCount, { interval: 5 }).toBeGreaterThan(0);
}

/** Deletes the loose original of a picture as soon as its last copy is stored: a gateway does that whose clock is far ahead. */
async function forgettingOriginal(act: () => Promise<void>): Promise<void> {
  await client.query(
    `create function forget_original() returns trigger language plpgsql as $$ begin
       delete from media_part using media_file file where file_id = file.id and file.media_id = new.media_id;
       delete from media_file where media_id = new.media_id and copy = 'original';
       return null;
     end $$`,
  );
  await client.query(
    `create trigger forget_original after insert on media_file
     for each row when (new.copy = 'blurred') execute function forget_original()`,
  );
  try {
    await act();
  } finally {
    await client.query("drop function forget_original cascade");
  }
}

describe("a stored file", () => {
  it("[DB105] that is forgotten before it is attached is fetched again, and nothing is kept without it", async () => {
    const one = await pictures.wanted();
    await store.pictures.lease("one", LEASE, 10);
    await forgettingOriginal(() =>
      expect(store.pictures.settle(one.id, keptFile())).rejects.toMatchObject({
        constraint: "media_attached",
      }),
    );
    expect(await pictures.stateOf(one)).toBe("wanted");
    expect(await pictures.copiesOf(one)).toEqual([]);
    now += LEASE;
    expect(await store.pictures.lease("one", LEASE, 10)).toMatchObject([{ id: one.id, attempt: 2 }]);
    expect(await store.pictures.settle(one.id, keptFile())).toBe(true);
    expect(await pictures.copiesOf(one)).toEqual(["original", "display", "blurred"]);
  });

  it("[DB105] that is a copy made anew is attached with the other one or not at all", async () => {
    const one = await pictures.kept();
    await client.query(`select drop_media_files($1, '{display,blurred}')`, [one.id]);
    const half = client.query("select attach_media_copies($1, $2)", [
      one.id,
      [await storing(one), randomUUID()],
    ]);
    await expect(half).rejects.toMatchObject({ constraint: "media_attached" });
    expect(await store.pictures.open(one.id, "display")).toEqual({ kind: "no_copy" });
  });

  it("[DB102] whose next part comes this moment does not keep its picture from being quarantined", async () => {
    const one = await pictures.kept();
    const file = await storing(one);
    await client.query("begin");
    await client.query("insert into media_part values ($1, 1, '\\x00')", [file]);
    const quarantined = store.pictures.quarantine(one.id, dana, WITHIN);
    await somebodyWaits();
    await client.query("commit");
    expect(await quarantined).toBe("quarantined");
    expect(await pictures.copiesOf(one)).toEqual(["original"]);
  });

  it("[DB105] that is attached this moment is not taken for loose, however old it seems", async () => {
    now += DAY;
    await store.pictures.forgetLoose(1000);
    const file = await storing(await pictures.wanted());
    now += DAY;
    await client.query("begin");
    await client.query("update media_file set attached = true where id = $1", [file]);
    expect(await store.pictures.forgetLoose(1000)).toBe(0);
    await client.query("commit");
    expect(await partsOf(file)).toBe(1);
    expect(await store.pictures.forgetLoose(1000)).toBe(0);
  });
});
