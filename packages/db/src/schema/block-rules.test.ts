import type { ContactId } from "@holdfast/case-schema";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleArrival, sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";

let store: TestStore;
let client: pg.Client;
let contact: ContactId;
let lee: string;
let ray: string;
beforeAll(async () => {
  store = await testStore();
  client = await rawClient(store.connection);
  lee = await sampleStaff(store, "Lee", "shift_lead");
  ray = await sampleStaff(store, "Ray", "shift_lead");
  ({ contactId: contact } = await store.intake.arrive(sampleArrival()));
});
afterAll(async () => {
  await client.end();
  await store.close();
});

/** What the database says to statements: the violated rule, or "done". Nothing is kept. */
async function attempt(sql: string): Promise<string> {
  const text = sql
    .replaceAll(":contact", `'${contact}'`)
    .replaceAll(":lee", `'${lee}'`)
    .replaceAll(":ray", `'${ray}'`)
    .replaceAll(
      ":block",
      `insert into thread_block (id, channel, thread_key, contact_id, reason, why_key, why, by_id, at, until, ends_at)
       values ('${contact}', 'webform', sha256('t'), '${contact}', 'prank', '', '', '${lee}', now(), now() + interval '24 hours', now());`,
    );
  await client.query("begin");
  try {
    await client.query(text);
    return "done";
  } catch (error) {
    const { constraint, code } = error as pg.DatabaseError;
    return constraint ?? code ?? "unknown";
  } finally {
    await client.query("rollback");
  }
}

const LONGER = "longer_until = at + interval '9 days', longer_by_id = :lee, longer_at = at";
const PLAN =
  "insert into contact_plan (channel, thread_key, version, entry, contact_id, body_key, body, by_id, at) values";

describe("the schema refuses", () => {
  it.each([
    [
      "[DB250] a block by one lead for longer than a day",
      ":block update thread_block set until = until + interval '1 second'",
      "thread_block_stays",
    ],
    [
      "[DB250] a block that was set for longer",
      ":block insert into thread_block (id, channel, thread_key, contact_id, reason, why_key, why, by_id, at, until, ends_at) select gen_random_uuid(), channel, sha256('u'), contact_id, reason, why_key, why, by_id, at, until + interval '1 second', at from thread_block",
      "thread_block_one_lead",
    ],
    [
      "[DB250] a lead who agrees with herself",
      `:block update thread_block set ${LONGER}, agreed_by_id = :lee, agreed_at = at`,
      "thread_block_two_leads",
    ],
    [
      "[DB250] agreeing to nothing",
      ":block update thread_block set agreed_by_id = :ray, agreed_at = at",
      "thread_block_agreed_in_time",
    ],
    [
      "[DB250] agreeing once it is over",
      `:block update thread_block set ${LONGER}, agreed_by_id = :ray, agreed_at = until`,
      "thread_block_agreed_in_time",
    ],
    [
      "[DB250] another time after it was agreed to",
      `:block update thread_block set ${LONGER}; update thread_block set longer_until = longer_until + interval '1 day'`,
      "thread_block_stays",
    ],
    [
      "[DB250] more than a year",
      ":block update thread_block set longer_until = at + interval '367 days', longer_by_id = :lee, longer_at = at",
      "thread_block_longer",
    ],
    [
      "[DB250] two that hold of one thread",
      ":block insert into thread_block select gen_random_uuid(), channel, thread_key, contact_id, reason, why_key, why, by_id, at, until, null, null, null, null, null, null, null, null, null, at from thread_block",
      "thread_block_one",
    ],
    [
      "[DB250] one that is lifted by nobody",
      ":block update thread_block set ended_at = at, ended_how = 'lifted'",
      "thread_block_lifted_by",
    ],
    [
      "[DB250] one that holds again",
      ":block update thread_block set ended_at = at, ended_how = 'time'; update thread_block set ended_at = null, ended_how = null",
      "thread_block_stays",
    ],
    ["[DB250] forgetting one", ":block delete from thread_block", "thread_block_stays"],
    [
      "[DB252] a review of what one lead alone set",
      ":block update thread_block set reviewed_at = at",
      "thread_block_reviewed",
    ],
    [
      "[DB253] a mark that changes",
      "insert into shared_line (channel, thread_key, kind, by_id, at) values ('webform', sha256('t'), 'shelter', :lee, now()); update shared_line set kind = 'shared_phone'",
      "shared_line_stays",
    ],
    [
      "[DB255] a plan that is changed",
      `${PLAN} ('webform', sha256('t'), 1, 'written', :contact, '', '', :lee, now()); update contact_plan set body = 'x'`,
      "only_added",
    ],
    [
      "[DB255] a plan without words",
      `${PLAN} ('webform', sha256('t'), 1, 'written', :contact, null, null, :lee, now())`,
      "contact_plan_words",
    ],
    [
      "[DB255] a plan that begins with its end",
      `${PLAN} ('webform', sha256('t'), 1, 'ended', :contact, null, null, :lee, now())`,
      "contact_plan_begins",
    ],
  ])("%s", async (_name, sql, rule) => {
    expect(await attempt(sql)).toBe(rule);
  });

  it("[DB250] [DB252] nothing of a block as leads set it: it ends when the guard says", async () => {
    expect(
      await attempt(`:block update thread_block set ${LONGER}, agreed_by_id = :ray, agreed_at = at`),
    ).toBe("done");
  });
});
