import type {
  ClosingFacts,
  ContactId,
  Disposition,
  OfferedDispositions,
  UserId,
} from "@holdfast/case-schema";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rawClient } from "../testing/raw-client.ts";
import { sampleArrival, sampleStaff, testStore, type TestStore } from "../testing/index.ts";

let store: TestStore;
let client: pg.Client;
let dana: UserId;
beforeAll(async () => {
  store = await testStore();
  client = await rawClient(store.connection);
  dana = await sampleStaff(store, "Dana", "administrator");
});
afterAll(async () => {
  await client.end();
  await store.close();
});

const label = (en: string) => ({ en, es: `${en}, es`, fr: `${en}, fr` });
const offered = (name: string): OfferedDispositions => [
  {
    id: "referral_given",
    label: label(name),
    facts: [{ kind: "count", id: "referrals", label: label("How many") }],
  },
];

async function close(
  threadKey: string,
  disposition: Disposition,
  answered?: { settingVersion: number; facts: ClosingFacts },
) {
  const { contactId } = await store.intake.arrive(sampleArrival({ threadKey }));
  const at = async () => (await store.contacts.contact(contactId))?.row.version ?? 0;
  await store.moves.move(contactId, dana, await at(), { kind: "claim" });
  const version = await at();
  const moved = await store.moves.move(contactId, dana, version, {
    kind: "close",
    disposition,
    ...(answered === undefined ? {} : { answered }),
  });
  return { contactId, moved, version };
}
const closedOf = async (id: ContactId) => (await store.contacts.contact(id))?.closed;
const rows = async (id: ContactId) =>
  (await client.query("select version from closing_answer where contact_id = $1 order by version", [id])).rows
    .length;

describe("what was answered beside an outcome", () => {
  it("[DB163] is kept with the closing, and read with the words it was asked in, whatever is offered now", async () => {
    await store.settings.change("dispositions", offered("Referred"), dana);
    const { contactId } = await close(crypto.randomUUID(), "referral_given", {
      settingVersion: 1,
      facts: { referrals: 2 },
    });
    await store.settings.change("dispositions", offered("Sent on"), dana);
    const answer = { facts: { referrals: 2 }, offered: offered("Referred")[0] };
    expect((await closedOf(contactId))?.answer).toEqual(answer);
    const [listed] = await store.contacts.closed({ before: null, size: 1, number: null });
    expect(listed?.answer).toEqual(answer);
  });

  it("[DB163] is read as delivered where nobody had changed it, and is nothing where nothing was asked", async () => {
    const delivered = await close(crypto.randomUUID(), "emergency_dispatched", {
      settingVersion: 0,
      facts: { contact_confirmed: false },
    });
    expect((await closedOf(delivered.contactId))?.answer).toMatchObject({
      facts: { contact_confirmed: false },
      offered: { id: "emergency_dispatched", label: null },
    });
    const before = await close(crypto.randomUUID(), "silent");
    expect((await closedOf(before.contactId))?.answer).toBeNull();
  });

  it("[DB163] is that of the last closing, when somebody wrote again", async () => {
    const threadKey = crypto.randomUUID();
    const first = await close(threadKey, "referral_given", { settingVersion: 0, facts: { referrals: 1 } });
    const second = await close(threadKey, "referral_given", { settingVersion: 0, facts: { referrals: 3 } });
    expect(second.contactId).toBe(first.contactId);
    expect((await closedOf(first.contactId))?.answer?.facts).toEqual({ referrals: 3 });
    expect(await rows(first.contactId)).toBe(2);
    await close(threadKey, "silent");
    expect((await closedOf(first.contactId))?.answer).toBeNull();
  });

  it("[DB163] is not kept by whoever lost the race to close", async () => {
    const { contactId, version } = await close(crypto.randomUUID(), "silent", {
      settingVersion: 0,
      facts: {},
    });
    const late = {
      kind: "close",
      disposition: "silent",
      answered: { settingVersion: 0, facts: {} },
    } as const;
    expect(await store.moves.move(contactId, dana, version, late)).toMatchObject({ kind: "changed" });
    expect(await rows(contactId)).toBe(1);
  });

  it.each<[string, string, string]>([
    [
      "somebody's words",
      `insert into closing_answer values (:id, 9, 0, '{"why": "He is here"}')`,
      "closing_answer_facts",
    ],
    [
      "words as a name",
      `insert into closing_answer values (:id, 9, 0, '{"He is here": true}')`,
      "closing_answer_facts",
    ],
    [
      "a number out of bounds",
      `insert into closing_answer values (:id, 9, 0, '{"n": 10000}')`,
      "closing_answer_facts",
    ],
    [
      "a part of a number",
      `insert into closing_answer values (:id, 9, 0, '{"n": 1.5}')`,
      "closing_answer_facts",
    ],
    [
      "nothing as an answer",
      `insert into closing_answer values (:id, 9, 0, '{"n": null}')`,
      "closing_answer_facts",
    ],
    [
      "something in pieces",
      `insert into closing_answer values (:id, 9, 0, '{"n": [1]}')`,
      "closing_answer_facts",
    ],
    ["a list", `insert into closing_answer values (:id, 9, 0, '[]')`, "closing_answer_facts"],
    [
      "an answer to no closing",
      `insert into closing_answer values (:id, 9, 0, '{}')`,
      "closing_answer_contact_id_version_fkey",
    ],
    [
      "a version that never was",
      `insert into closing_answer values (:id, 9, 999, '{}')`,
      "closing_answer_setting_version",
    ],
    ["to be changed", `update closing_answer set facts = '{}' where contact_id = :id`, "only_added"],
    ["to be deleted", `delete from closing_answer where contact_id = :id`, "only_added"],
  ])("[DB163] the schema itself refuses %s", async (_name, sql, constraint) => {
    const { contactId } = await close(crypto.randomUUID(), "silent", { settingVersion: 0, facts: {} });
    await expect(client.query(sql.replace(":id", `'${contactId}'`))).rejects.toMatchObject({ constraint });
  });
});
