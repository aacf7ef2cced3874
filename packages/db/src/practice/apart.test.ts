import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type { UserId } from "@holdfast/case-schema";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rawClient } from "../testing/raw-client.ts";
import { sampleHeld, sampleStaff, testStore, type TestStore } from "../testing/index.ts";

let store: TestStore;
let client: pg.Client;
let dana: UserId;
beforeAll(async () => {
  store = await testStore();
  client = await rawClient(store.connection);
  dana = await sampleStaff(store, "Dana");
});
afterAll(async () => {
  await client.end();
  await store.close();
});

const OWN = ["practice_line", "practice_run"];

/** What stands in every table but practice's own, as one number for each. */
async function everythingElse(): Promise<Readonly<Record<string, string>>> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
       and relname <> all ($1) order by 1`,
    [OWN],
  );
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await client.query<{ was: string }>(
      `select count(*) || ' ' || coalesce(sum(hashtextextended(one::text, 0)::numeric), 0) as was from "${name}" one`,
    );
    found[name] = rows[0]?.was ?? "";
  }
  return found;
}

async function practiseOnce(by: UserId): Promise<void> {
  const runId = randomUUID();
  expect(await store.practice.begin({ id: runId, by, scenario: "hotel-room", seed: 1 })).toBe("begun");
  const line = { runId, by, at: Date.now(), words: "I am here" };
  const turn = { nth: 0, isNudge: false };
  expect(await store.practice.write({ ...line, id: randomUUID(), turn })).toBe("written");
  expect(await store.practice.write({ ...line, id: randomUUID(), turn: null })).toBe("written");
  expect(await store.practice.going()).toHaveLength(1);
  expect(await store.practice.end(runId, by)).toBe("ended");
}

describe("what is practised", () => {
  it("[DB691] names nobody but the colleague, and no other table names it", async () => {
    const { rows } = await client.query<{ from: string; to: string }>(
      `select conrelid::regclass::text as from, confrelid::regclass::text as to from pg_constraint
       where contype = 'f' and (conrelid::regclass::text = any ($1) or confrelid::regclass::text = any ($1)) order by 1`,
      [OWN],
    );
    expect(rows).toEqual([
      { from: "practice_line", to: "practice_run" },
      { from: "practice_run", to: "staff" },
    ]);
  });

  it("[DB691] is spoken of by no function and no view of the database but its own", async () => {
    const { rows } = await client.query<{ name: string }>(
      `select proname as name from pg_proc where pronamespace = 'public'::regnamespace and prosrc ~ 'practice_(run|line)'
       union all
       select viewname from pg_views where schemaname = 'public' and definition ~ 'practice_(run|line)' order by 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual([
      "begin_practice",
      "end_practice",
      "forget_practice",
      "lapse_practice",
      "write_practice_line",
    ]);
  });

  it("[DB691] is changed by nothing that a trigger of its own does to another table", async () => {
    const { rows } = await client.query<{ does: string }>(
      `select proname as does from pg_trigger join pg_proc on pg_proc.oid = tgfoid
       where tgrelid::regclass::text = any ($1) and not tgisinternal order by 1`,
      [OWN],
    );
    expect(rows.map(({ does }) => does)).toEqual(["only_added", "practice_guard"]);
  });

  it("[DB691] is named by no statement but its own, wherever in the house one is written", () => {
    const named: string[] = [];
    for (const room of ["packages/db/src", "apps/gateway/src", "apps/bench/src"]) {
      const top = new URL(`../../../../${room}/`, import.meta.url);
      for (const name of readdirSync(top, { recursive: true, encoding: "utf8" })) {
        if (!name.endsWith(".ts") || name.endsWith(".test.ts") || name.startsWith("generated/")) continue;
        if (
          /\b(?:from|join|into|update|delete from)\s+practice_/iu.test(
            readFileSync(new URL(name, top), "utf8"),
          )
        )
          named.push(`${room}/${name}`);
      }
    }
    expect(named).toEqual(["packages/db/src/practice/practice-statements.ts"]);
  });

  it("[DB692] leaves every other table as it was, from its beginning to its end and when it is forgotten", async () => {
    const ada = await sampleStaff(store, "Ada");
    await sampleHeld(store, ada);
    await store.shifts.keep(dana, "available");
    const before = await everythingElse();
    await practiseOnce(dana);
    expect(await everythingElse()).toEqual(before);
    await store.practice.lapse();
    expect(await store.practice.forget(-60_000)).toBe(1);
    expect(await everythingElse()).toEqual(before);
    expect(Object.keys(before).length).toBeGreaterThan(100);
  });
});
