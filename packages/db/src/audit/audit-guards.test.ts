import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { sampleArrival, sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";
import { guardFaults } from "./audit-guards.ts";

const NOW = { digest: "a", migration: "2", off: [], loose: [] };

describe("what keeps the audit", () => {
  it("[AU18] has no fault where it is as it was recorded, whatever migrations changed", () => {
    expect(guardFaults(NOW, [])).toEqual([]);
    const recorded = [
      { digest: "b", migration: "1", at: 5 },
      { digest: "a", migration: "2", at: 6 },
    ];
    expect(guardFaults(NOW, recorded)).toEqual([]);
    expect(guardFaults({ ...NOW, digest: "c", migration: "3" }, recorded)).toEqual([]);
  });

  it("[AU18] has one where it changed without a migration, also when it was changed back", () => {
    const recorded = [{ digest: "a", migration: "2", at: 6 }];
    const changed = { kind: "guards_changed", migration: "2" };
    expect(guardFaults({ ...NOW, digest: "c" }, recorded)).toEqual([{ ...changed, seenAt: null }]);
    const back = [
      ...recorded,
      { digest: "c", migration: "2", at: 7 },
      { digest: "a", migration: "2", at: 8 },
    ];
    expect(guardFaults(NOW, back)).toEqual([7, 8].map((seenAt) => ({ ...changed, seenAt })));
  });
});

describe("in the database", () => {
  let store: TestStore;
  let client: pg.Client;
  beforeAll(async () => {
    store = await testStore();
    client = await rawClient(store.connection);
  });
  afterAll(async () => {
    await client.end();
    await store.close();
  });
  beforeEach(() => store.audit.recordGuards());
  /** What is found of it; it is undone again. */
  const faultsOf = async (...sql: readonly string[]) => {
    await client.query("begin");
    for (const each of sql) await client.query(each);
    await client.query("commit");
    return store.audit.guardFaults();
  };
  const changed = expect.objectContaining({ kind: "guards_changed", seenAt: null });

  it("[AU18] is recorded once in the audit, and once more only where it changed", async () => {
    const count = async () =>
      (await client.query("select from audit_row where thing = 'audit' and deed = 'changed'")).rowCount;
    expect(await count()).toBe(1);
    await store.audit.recordGuards();
    expect(await count()).toBe(1);
  });

  it.each([
    ["audit_row", "audit_row_only_added"],
    ["audit_seal", "audit_seal_only_added"],
    ["note", "audit_note_added"],
  ])("[AU18] says of %s that its trigger %s is off", async (table, name) => {
    expect(await faultsOf(`alter table ${table} disable trigger ${name}`)).toEqual([
      { kind: "trigger_off", name: `${table}.${name}` },
      changed,
    ]);
    expect(await faultsOf(`alter table ${table} enable trigger ${name}`)).toEqual([]);
  });

  it("[AU18] finds a trigger that is gone, and a function that does something else, of any that writes a row", async () => {
    const { rows } = await client.query<{ name: string; made: string; trigger: string }>(
      `select proname as name, pg_get_functiondef(proc.oid) as made,
         (select pg_get_triggerdef(oid) from pg_trigger where tgname = 'audit_note_added') as trigger
       from pg_proc proc where proname in ('audit_note_added', 'audit_write', 'move_contact', 'only_added')`,
    );
    expect(rows).toHaveLength(4);
    expect(await faultsOf("drop trigger audit_note_added on note")).toEqual([
      { kind: "trigger_gone", name: "audit_note_added" },
      changed,
    ]);
    expect(await faultsOf(rows[0]?.trigger ?? "")).toEqual([]);
    for (const { name, made } of rows) {
      const other = made.replace(/begin atomic|begin/i, (begun) =>
        name === "audit_write" ? `${begun}\n select 1;` : `${begun}\n perform 1;`,
      );
      expect([name, await faultsOf(other)]).toEqual([name, [changed]]);
      expect(await faultsOf(made)).toEqual([]);
    }
  });

  it("[AU17] says how long the oldest row waits to be sealed, and that none does", async () => {
    await vi.waitFor(
      async () => {
        while ((await store.audit.seal(100)) !== null);
        expect(await store.audit.unsealedMs()).toBe(0);
      },
      { timeout: 20_000 },
    );
    const dana = await sampleStaff(store, "Dana");
    const { contactId } = await store.intake.arrive(sampleArrival());
    await store.moves.move(contactId, dana, 1, { kind: "claim" });
    await expect.poll(async () => store.audit.unsealedMs()).toBeGreaterThanOrEqual(50);
  });
});
