import type { ContactId, NoteId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { holdHouse, type HoldHouse } from "../testing/hold-house.ts";
import { rawClient } from "../testing/raw-client.ts";
import { sampleAsker, sampleHeld } from "../testing/index.ts";
import { sampleClosed, sampleClosedCase } from "../testing/sample-closed.ts";

const DAY = 24 * 3_600_000;
let now = Date.now();
let house: HoldHouse;
beforeAll(async () => {
  house = await holdHouse(() => now);
  // Else nothing is forgotten for thirty days (DB486).
  await house.store.settings.change("retention", {}, house.staff.lee);
});
afterAll(async () => house.close());

async function runInAYear(): Promise<number> {
  now += 366 * DAY;
  await house.client.query("delete from retention_run");
  return house.store.retention.run();
}
const noteIn = async (contactId: ContactId) =>
  house.store.answers.note({
    contactId,
    noteId: crypto.randomUUID() as NoteId,
    by: house.staff.dana,
    text: "Called her sister.",
  });
const draftIn = async (contactId: ContactId, revision: number) =>
  house.store.drafts.keep({ contactId, kind: "note", by: house.staff.dana, revision, text: "Called her" });
const wordsIn = async (contactId: ContactId): Promise<number> =>
  (await house.countOf("note where contact_id = $1", contactId)) +
  (await house.countOf("draft where contact_id = $1 and body is not null", contactId));

describe("a contact that is forgotten", () => {
  let contactId: ContactId;
  beforeEach(async () => {
    contactId = await sampleHeld(house.store, house.staff.dana, { threadKey: crypto.randomUUID() });
    await sampleClosed(house, contactId);
  });

  it("[DB542] takes no note and no draft any more, as one that is not there", async () => {
    expect(await noteIn(contactId)).toMatchObject({ kind: "noted" });
    expect(await draftIn(contactId, 1)).toMatchObject({ kind: "kept" });
    expect(await draftIn(contactId, 1)).toMatchObject({ kind: "superseded" });
    expect(await runInAYear()).toBe(1);
    expect(await noteIn(contactId)).toEqual({ kind: "not_found" });
    expect(await draftIn(contactId, 2)).toEqual({ kind: "not_found" });
    expect(await wordsIn(contactId)).toBe(0);
  });

  it("[DB542] takes none that was written just then either: whoever writes waits until it is forgotten", async () => {
    await draftIn(contactId, 1);
    const forgetting = await rawClient(house.store.connection);
    await forgetting.query("begin");
    const forgotten = await forgetting.query(
      "select forget_contact($1, now() + interval '9 years', $2, $3, '{}', '{}', now()) as because",
      [contactId, Buffer.alloc(72, 1), Buffer.alloc(90, 1)],
    );
    expect(forgotten.rows).toEqual([{ because: null }]);
    const written = Promise.allSettled([noteIn(contactId), draftIn(contactId, 2)]);
    // On a session that is in no transaction: there the answer stays what it was at first.
    const waiting =
      "select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()";
    await expect.poll(async () => (await house.client.query(waiting)).rowCount).toBe(2);
    await forgetting.query("commit");
    await forgetting.end();
    await written;
    expect(await wordsIn(contactId)).toBe(0);
  });
});

it("[DB542] a case of which nothing is left is opened in no emergency", async () => {
  const scene = await house.scene();
  await scene.withdraw();
  await sampleClosed(house, scene.contactId);
  await sampleClosedCase(house, scene.caseId);
  const { rows } = await house.client.query<{ number: number }>(
    "select number from case_file where id = $1",
    [scene.caseId],
  );
  const open = async () =>
    house.store.emergencies.open(
      {
        id: crypto.randomUUID(),
        caseNumber: rows[0]?.number ?? 0,
        why: "He is at her door.",
        readsAnyway: () => false,
      },
      sampleAsker(house.staff.dana),
    );
  expect(await runInAYear()).toBe(2);
  expect(await open()).toEqual({ kind: "not_found" });
  expect(await house.countOf("case_glass where case_id = $1", scene.caseId)).toBe(0);
});
