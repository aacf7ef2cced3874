import { randomBytes } from "node:crypto";
import type { UserId } from "@holdfast/case-schema";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rawClient } from "../testing/raw-client.ts";
import { sampleStaff, testStore, type TestStore } from "../testing/index.ts";

const HOUR = 3_600_000;
let now = 1_800_000_000_000;
let store: TestStore;
let client: pg.Client;
let alex: UserId;
/** Somebody with a link that is open, one with a link that was used, one with a link that was withdrawn, one without. */
let open: UserId;
let used: UserId;
let withdrawn: UserId;
let nobody: UserId;

beforeAll(async () => {
  store = await testStore({ clock: () => now });
  client = await rawClient(store.connection);
  alex = await sampleStaff(store, "Alex", "administrator");
  [open, used, withdrawn, nobody] = [
    await sampleStaff(store, "Olu"),
    await sampleStaff(store, "Uma"),
    await sampleStaff(store, "Wen"),
    await sampleStaff(store, "Noa"),
  ];
  const secret = randomBytes(32);
  for (const id of [open, withdrawn])
    await store.people.reset(id, { secretHash: randomBytes(32), by: alex, validForMs: HOUR });
  await store.people.reset(used, { secretHash: secret, by: alex, validForMs: HOUR });
  await store.people.useLink(secret, "a hash");
  await client.query("update staff_link set withdrawn_at = made_at where staff_id = $1", [withdrawn]);
});
afterAll(async () => {
  await client.end();
  await store.close();
});

const MADE = "timestamptz '2030-01-01'";
/** A link of somebody, by plain SQL, with everything right but what is given. */
const insert = (
  given: Partial<Record<"staff" | "kind" | "hash" | "by" | "expires" | "used" | "withdrawn", string>>,
) =>
  `insert into staff_link (id, staff_id, kind, secret_hash, made_by_id, made_at, expires_at, used_at, withdrawn_at)
   values (gen_random_uuid(), ${given.staff ?? `'${nobody}'`}, ${given.kind ?? "'reset'"},
     ${given.hash ?? "sha256(gen_random_uuid()::text::bytea)"}, ${given.by ?? `'${alex}'`}, ${MADE},
     ${given.expires ?? `${MADE} + interval '1 hour'`}, ${given.used ?? "null"}, ${given.withdrawn ?? "null"})`;
const change = (staff: UserId, what: string) => `update staff_link set ${what} where staff_id = '${staff}'`;

/** What the database says to a statement: the violated rule, the error's code, or "done". Nothing is kept. */
async function attempt(sql: string): Promise<string> {
  await client.query("begin");
  try {
    await client.query(sql);
    await client.query("set constraints all immediate");
    return "done";
  } catch (error) {
    const { constraint, code } = error as pg.DatabaseError;
    return constraint ?? code ?? "unknown";
  } finally {
    await client.query("rollback");
  }
}

describe("[DB72] the schema itself, of a link that sets a password,", () => {
  it.each<[string, () => string, string]>([
    ["a second one for somebody who has one", () => insert({ staff: `'${open}'` }), "staff_link_one_open"],
    [
      "one of a secret that another has",
      () => insert({ hash: `(select secret_hash from staff_link where staff_id = '${open}')` }),
      "staff_link_secret_hash_key",
    ],
    ["a hash that is none", () => insert({ hash: "'\\x00'" }), "keyed_hash_check"],
    ["one of nobody", () => insert({ staff: "gen_random_uuid()" }), "staff_link_staff_id_fkey"],
    ["one made by nobody", () => insert({ by: "gen_random_uuid()" }), "staff_link_made_by_id_fkey"],
    // 22P02: no such kind.
    ["one of an unknown kind", () => insert({ kind: "'gift'" }), "22P02"],
    ["one that never held", () => insert({ expires: MADE }), "staff_link_times"],
    ["one used after its time", () => insert({ used: `${MADE} + interval '1 hour'` }), "staff_link_times"],
    [
      "one used and withdrawn",
      () => insert({ used: `${MADE} + interval '1 minute'`, withdrawn: `${MADE} + interval '2 minutes'` }),
      "staff_link_ends_once",
    ],
    [
      "to be used again",
      () => change(used, "used_at = used_at + interval '1 second'"),
      "staff_link_only_ends",
    ],
    ["to be unused again", () => change(used, "used_at = null"), "staff_link_only_ends"],
    ["to be used once withdrawn", () => change(withdrawn, "used_at = made_at"), "staff_link_only_ends"],
    ["to be open again", () => change(withdrawn, "withdrawn_at = null"), "staff_link_only_ends"],
    [
      "a longer time",
      () => change(open, "expires_at = expires_at + interval '1 day'"),
      "staff_link_only_ends",
    ],
    ["another secret", () => change(open, "secret_hash = sha256('a')"), "staff_link_only_ends"],
    ["another owner", () => change(open, `staff_id = '${nobody}'`), "staff_link_only_ends"],
    ["another kind", () => change(open, "kind = 'invitation'"), "staff_link_only_ends"],
    ["another maker", () => change(open, `made_by_id = '${nobody}'`), "staff_link_only_ends"],
    ["to be deleted", () => `delete from staff_link where staff_id = '${open}'`, "staff_link_only_ends"],
  ])("refuses %s", async (_name, sql, rule) => {
    expect(await attempt(sql())).toBe(rule);
  });

  // Without these a table that refuses everything would pass.
  it.each<[string, () => string]>([
    ["one for somebody who has none", () => insert({})],
    ["one for somebody whose last was used", () => insert({ staff: `'${used}'` })],
    ["one for somebody whose last was withdrawn", () => insert({ staff: `'${withdrawn}'` })],
    ["that it is used in its time", () => change(open, "used_at = made_at + interval '1 minute'")],
    ["that it is withdrawn", () => change(open, "withdrawn_at = made_at")],
  ])("allows %s", async (_name, sql) => {
    expect(await attempt(sql())).toBe("done");
  });

  it("ends the open one with the account, whatever statement disables it", async () => {
    await client.query("begin");
    await client.query("update staff set disabled_at = now() where id = $1", [open]);
    const { rows } = await client.query(
      "select count(*)::integer as open from staff_link where staff_id = $1 and used_at is null and withdrawn_at is null",
      [open],
    );
    await client.query("rollback");
    expect(rows).toEqual([{ open: 0 }]);
  });

  it("lets nobody keep a second factor past a link that resets, whatever statement makes it", async () => {
    await client.query("begin");
    await client.query(
      "insert into two_factor (id, user_id, secret, backup_codes) values (gen_random_uuid(), $1, 's', 'b')",
      [nobody],
    );
    await client.query("update staff set two_factor_enabled = true where id = $1", [nobody]);
    await client.query(insert({}));
    const { rows } = await client.query(
      "select two_factor_enabled as on, (select count(*)::integer from two_factor where user_id = $1) as factors from staff where id = $1",
      [nobody],
    );
    await client.query("rollback");
    expect(rows).toEqual([{ on: false, factors: 0 }]);
  });
});
