import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rawClient } from "../testing/raw-client.ts";
import { testDatabase, type TestDatabase } from "../testing/index.ts";
import { PLACE } from "../sealing/places.ts";
import type { Place } from "../sealing/seal.ts";
import { WRAPS } from "./wraps.ts";

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await testDatabase();
  client = await rawClient(database.connection);
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** Bytes that follow from the master key, or tell of it, and are no wraps: each with what becomes of it in a rotation. */
const NOT_WRAPPED: Readonly<Record<string, string>> = {
  "keyring.root": "sealed under the master key itself, and sealed anew when writing goes over",
  "keyring.fingerprint": "of the one that is written with",
  "key_holder.reads": "names keys",
  "key_holder.writes": "names a key",
  "master_rotation.from_key": "names a key",
  "master_rotation.to_key": "names a key",
  "passkey.public_key": "public, and of a colleague",
  "call.address_hash": "a keyed hash, which stays",
  "audit_seal.links": "keyed hashes, which stay",
  "audit_seal.head": "a keyed hash, which stays",
  "audit_seal.mac": "a keyed hash, which stays",
  "audit_gone.head": "a keyed hash, which stays",
  "audit_gone.mac": "a keyed hash, which stays",
  "sign_page.body": "sealed in the place of the release that it becomes, under the person's key",
  "sign_page.body_key": "the key of that, wrapped by the person's",
};

/** Under an owner's key, or a record's, which is wrapped by the owner's: each has a place, and perhaps a key of its own beside it. */
const UNDER_THE_OWNER: ReadonlySet<string> = new Set(
  Object.values(PLACE).flatMap((place) => {
    const { column } = (place as (...given: readonly unknown[]) => Place)("id", 0, 1, 1);
    return [column, `${column}_key`];
  }),
);

describe("what is wrapped under the master key", () => {
  it("[DB504] is every column of bytes of which nobody says that it is something else", async () => {
    const { rows } = await client.query<{ name: string }>(
      `select class.relname || '.' || attribute.attname as name
       from pg_attribute attribute join pg_class class on class.oid = attribute.attrelid
         join pg_type type on type.oid = attribute.atttypid
       where class.relnamespace = 'public'::regnamespace and class.relkind in ('r', 'p') and attribute.attnum > 0
         and not attribute.attisdropped and type.typname <> 'keyed_hash'
         and 'bytea'::regtype in (type.oid, type.typbasetype, type.typelem)`,
    );
    const wraps = WRAPS.filter(({ column }) => column !== "was").map(
      ({ table, column }) => `${table}.${column}`,
    );
    const others = rows
      .map(({ name }) => name)
      .filter((name) => wraps.includes(name) || !UNDER_THE_OWNER.has(name));
    expect(others.toSorted()).toEqual([...wraps, ...Object.keys(NOT_WRAPPED)].toSorted());
  });

  it("[DB504] lies in rows that are kept as JSON only where what is on hold is kept", async () => {
    const { rows } = await client.query<{ name: string }>(
      `select distinct prosrc ~ 'insert into kept_on_hold' as keeps, proname as name from pg_proc
       where pronamespace = 'public'::regnamespace and prosrc ~ 'to_jsonb\\((old|new)\\)' and prosrc ~ 'insert into'
         and prosrc !~ 'insert into (kept_on_hold|audit_row|event)'`,
    );
    expect(rows).toEqual([]);
  });

  it("[DB504] is wrapped anew past every trigger that would run for a change of it: each asks whether it is one", async () => {
    for (const { table, column } of WRAPS) {
      const { rows } = await client.query<{ name: string; words: string }>(
        `select tgname as name, pg_get_triggerdef(pg_trigger.oid) || prosrc as words from pg_trigger join pg_proc on pg_proc.oid = tgfoid
         where tgrelid = $1::regclass and not tgisinternal and tgtype::integer & 16 <> 0 and (cardinality(tgattr::smallint[]) = 0
           or (select attnum from pg_attribute where attrelid = tgrelid and attname = $2) = any (tgattr::smallint[]))`,
        [table, column],
      );
      const asks = /holdfast\.rewrapping|perform wrap_taken\(/u;
      expect([table, rows.filter(({ words }) => !asks.test(words)).map(({ name }) => name)]).toEqual([
        table,
        [],
      ]);
    }
  });
});
