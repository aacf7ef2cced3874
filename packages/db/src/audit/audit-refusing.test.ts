import type { UserId } from "@holdfast/case-schema";
import type pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";
import { REFUSALS_EACH_MINUTE } from "./refusal-budget.ts";

let at = 1_800_000_000_000;
let store: TestStore;
let client: pg.Client;
let dana: UserId;
beforeAll(async () => {
  store = await testStore({ clock: () => at });
  client = await rawClient(store.connection);
  dana = await sampleStaff(store, "Dana");
});
afterAll(async () => {
  await client.end();
  await store.close();
});
const tries = async () =>
  (
    await client.query<{ actor: string; subject: string | null; refusal: string; facts: unknown }>(
      "select actor, subject_id as subject, refusal, facts from audit_row where deed = 'tried' order by era, xid, seq",
    )
  ).rows;

it("[AU2] has who tried to sign in as whom, and keeps no name that is nobody's", async () => {
  for (const account of ["DANA", "somebody.else"])
    await store.audit.refused({ by: null, thing: "session", account, refusal: "not_proved", facts: null });
  const row = { actor: "nobody", refusal: "not_proved", facts: null };
  expect(await tries()).toEqual([
    { ...row, subject: dana },
    { ...row, subject: null },
  ]);
});

it("[AU14] is a row each up to a number in a minute, and then one that says how many there were more, once it is over", async () => {
  const before = (await tries()).length;
  const refuse = async () =>
    store.audit.refused({ by: dana, thing: "house", refusal: "not_found", facts: { field: "case" } });
  for (let each = 0; each < REFUSALS_EACH_MINUTE + 12; each += 1) await refuse();
  await store.audit.writeCounted();
  expect((await tries()).length - before).toBe(REFUSALS_EACH_MINUTE);
  at += 60_000;
  await store.audit.writeCounted();
  await store.audit.writeCounted("all");
  expect((await tries()).slice(before + REFUSALS_EACH_MINUTE)).toEqual([
    { actor: "staff", subject: null, refusal: "too_many", facts: { more: "12" } },
  ]);
});
