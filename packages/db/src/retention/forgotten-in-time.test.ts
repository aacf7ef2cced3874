import type { ContactId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { DisclosureScene } from "../testing/disclosure-house.ts";
import { holdHouse, type HoldHouse } from "../testing/hold-house.ts";
import {
  SAMPLE_CHANNEL,
  sampleArrival,
  sampleAsker,
  sampleFile,
  sampleFollowUp,
  sampleKeep,
  sampleHeld,
  sampleMail,
  sampleOptOut,
  samplePreference,
} from "../testing/index.ts";
import { sampleClosed, sampleClosedCase } from "../testing/sample-closed.ts";

const DAY = 24 * 3_600_000;
let now = Date.now();
let house: HoldHouse;
let scene: DisclosureScene;
beforeAll(async () => {
  house = await holdHouse(() => now);
});
afterAll(async () => house.close());
beforeEach(async () => {
  // Of each test before this nothing is left to forget.
  await runIn(4000);
  scene = await house.scene();
});

const close = async (contactId: ContactId, disposition: "information" | "prank" = "information") =>
  sampleClosed(house, contactId, disposition);
const closeCase = async () => sampleClosedCase(house, scene.caseId);
/** Somebody's contact in a thread that nobody else has. */
const contactIn = async (threadKey: string, given: Parameters<typeof sampleArrival>[0] = {}) =>
  sampleHeld(house.store, house.staff.dana, { threadKey, ...given });
const isForgotten = async (id: ContactId): Promise<boolean> =>
  (await house.client.query("select is_forgotten($1)", [id])).rows[0].is_forgotten;
const waits = async (id: ContactId): Promise<readonly string[]> =>
  (await house.client.query("select contact_waits_for($1) as waits", [id])).rows[0].waits;
/** Runs after so many days, whenever the last run was. */
async function runIn(days: number): Promise<number> {
  now += days * DAY;
  await house.client.query("delete from retention_run");
  return house.store.retention.run();
}
const broken = async (sql: string, ...values: readonly unknown[]): Promise<unknown> =>
  house.client.query(sql, [...values]).then(
    () => null,
    (error: { readonly constraint?: string }) => error.constraint,
  );

describe("a contact whose time is over", () => {
  it("[DB480] is forgotten whole, and that there was one stays: its channel, when it was, and how it ended", async () => {
    const threadKey = crypto.randomUUID();
    const mail = sampleMail(
      { threadKey, text: "He has my papers", provider: { ref: "MM1", media: [] } },
      { subject: "Help", files: [sampleFile()], names: ["a name"] },
    );
    const { contactId } = await house.store.intake.arrive(mail);
    await house.store.moves.move(contactId, house.staff.dana, 1, { kind: "claim" });
    const plan = { summary: "calls at night", helps: "", limits: "" };
    await house.store.plans.add(contactId, house.staff.dana, 0, { kind: "written", words: plan });
    const preference = samplePreference(house.staff.dana, now);
    await sampleKeep(house.store, { contactId, by: house.staff.dana, preference, personId: null });
    await close(contactId);
    expect(await runIn(364)).toBe(0);
    expect(await isForgotten(contactId)).toBe(false);
    const { row: before } = (await house.store.contacts.contact(contactId)) ?? {};
    expect(await runIn(2)).toBe(1);
    const after = await house.store.contacts.contact(contactId);
    expect(after?.row).toEqual({ ...before, version: (before?.version ?? 0) + 1 });
    expect(after).toMatchObject({ address: null, closed: { disposition: "information" } });
    const entries = await house.store.contacts.entries(contactId, 0);
    expect(entries.map(({ text, damaged, mail: facts }) => [text, damaged, facts])).toEqual([
      [null, false, null],
    ]);
    for (const left of [
      "media_part part join media_file file on file.id = part.file_id join media on media.id = file.media_id where media.contact_id = $1",
      "contact_plan where contact_id = $1",
      "contact_word join contact using (number) where contact.id = $1",
      "contact_word_new join contact using (number) where contact.id = $1",
      "contact_word_owed where contact_id = $1",
      "person where $1::text is not null",
      "contact_preference where $1::text is not null",
      "thread_name join contact using (channel, thread_key) where contact.id = $1",
      "contact_address where contact_id = $1",
      "delivery join message on message.id = message_id where contact_id = $1",
    ])
      expect([left, await house.countOf(left, contactId)]).toEqual([left, 0]);
    // Told to whoever looks at it, and to the audit, in no word of anybody.
    expect(
      await house.countOf("event where contact_id = $1 and version = $2", contactId, after?.row.version),
    ).toBe(1);
    expect(
      await house.countOf(
        `audit_row where contact_id = $1 and facts = '{"how": "forgotten"}' and actor_id is null`,
        contactId,
      ),
    ).toBe(1);
    // What the provider has is named until it is gone, under the new key.
    const lease = { keptMs: 1e13, channels: [SAMPLE_CHANNEL], leaseMs: 1, most: 10 };
    expect(await house.store.copies.lease(lease)).toMatchObject([{ ref: "MM1" }]);
    // Whoever writes again is somebody of whom nothing is known.
    const again = await house.store.intake.arrive(sampleArrival({ threadKey }));
    expect((await house.store.contacts.contact(again.contactId))?.previous).toBeNull();
  });

  it("[DB480] of nobody in need is forgotten sooner, and nothing else with it", async () => {
    const [needed, prank] = [await contactIn(crypto.randomUUID()), await contactIn(crypto.randomUUID())];
    await close(needed);
    await close(prank, "prank");
    expect(await runIn(29)).toBe(0);
    expect(await runIn(2)).toBe(1);
    expect([await isForgotten(prank), await isForgotten(needed)]).toEqual([true, false]);
    const settings = { contactDays: 31, unneededDays: 30, caseDays: 90, quarantineDays: 30, backupDays: 30 };
    const change = async (value: unknown) => house.store.settings.change("retention", value, house.staff.lee);
    expect(await change({ ...settings, contactDays: 29 })).toMatchObject({ kind: "invalid" });
    await change(settings);
    expect(await runIn(1)).toBe(1);
    await change({ ...settings, contactDays: 365, caseDays: 365 });
  });

  it("[DB480] leaves what is kept of its thread to the contacts that are left in it, and that nobody is to write there", async () => {
    const threadKey = crypto.randomUUID();
    const first = await contactIn(threadKey);
    const plan = { summary: "calls at night", helps: "", limits: "" };
    await house.store.plans.add(first, house.staff.dana, 0, { kind: "written", words: plan });
    await close(first);
    now += 200 * DAY;
    const { contactId: second } = await house.store.intake.arrive(sampleArrival({ threadKey }));
    await house.store.optOuts.record(
      sampleOptOut({ channel: SAMPLE_CHANNEL, threadKey, dedupeKey: crypto.randomUUID() }),
    );
    expect(await runIn(200)).toBe(1);
    expect([await isForgotten(first), await isForgotten(second)]).toEqual([true, false]);
    const plans = "contact_plan where contact_id = $1";
    expect(await house.countOf(plans, first)).toBe(1);
    const { version = 0 } = (await house.store.contacts.contact(second))?.row ?? {};
    await house.store.moves.move(second, house.staff.dana, version, { kind: "claim" });
    await close(second);
    expect(await runIn(366)).toBe(1);
    expect(await house.countOf(plans, first)).toBe(0);
    const { contactId: third } = await house.store.intake.arrive(sampleArrival({ threadKey }));
    expect((await house.store.contacts.contact(third))?.optedOutSince).not.toBeNull();
  });
});

describe("what stands against it", () => {
  it("[DB481] keeps it, whatever statement tries: a hold, something that was agreed, a message that goes", async () => {
    const contactId = await contactIn(crypto.randomUUID());
    const forget = `update contact set owner_key = $2, detail = $2, thread_key = nobodys_hash(), reach = null,
      previous_contact_id = null, forgotten_at = now(), version = version + 1 where id = $1`;
    const tries = async () => broken(forget, contactId, Buffer.alloc(72, 1));
    expect([await waits(contactId), await tries()]).toEqual([["open"], "contact_forget_waits"]);
    const { id: followUp } = await sampleFollowUp(house.store, contactId, house.staff.dana, {
      dueAt: now + 500 * DAY,
      until: now + 501 * DAY,
    });
    await close(contactId);
    expect([await waits(contactId), await tries()]).toEqual([["clock_running"], "contact_forget_waits"]);
    expect(await runIn(400)).toBe(0);
    expect((await house.store.retention.report()).held).toContainEqual({
      kind: "contact",
      because: "clock_running",
      count: 1,
    });
    await house.client.query("begin; set local session_replication_role = replica");
    await house.client.query("update follow_up set state = 'done' where id = $1", [followUp]);
    await house.client.query("commit");
    const hold = await house.hold(await house.order(now), { contactId });
    expect([await waits(contactId), await tries()]).toEqual([["legal_hold"], "contact_forget_waits"]);
    expect(await runIn(0)).toBe(0);
    await house.lift(hold);
    expect(await waits(contactId)).toEqual([]);
    expect(await runIn(0)).toBe(1);
    expect(await tries()).toBe("contact_forgotten_once");
  });

  it("[DB537] is asked of the time at which it would be forgotten, whatever the database's own clock says", async () => {
    const contactId = await contactIn(crypto.randomUUID());
    await close(contactId);
    const within = async (days: number) =>
      house.client.query(
        "insert into reach_deadline (contact_id, due_at) values ($1, $2) on conflict (contact_id) do update set due_at = excluded.due_at",
        [contactId, new Date(now + days * DAY)],
      );
    await within(500);
    expect(await runIn(400)).toBe(0);
    const held = { kind: "contact", because: "clock_running", count: 1 };
    expect((await house.store.retention.report()).held).toContainEqual(held);
    expect(await runIn(99)).toBe(0);
    expect(await runIn(2)).toBe(1);
  });

  it("[DB481] is not gone around by changing the key without forgetting, or half of it", async () => {
    const contactId = await contactIn(crypto.randomUUID());
    await close(contactId);
    const key = Buffer.alloc(72, 1);
    const update = (set: string) =>
      broken(`update contact set version = version + 1, ${set} where id = $1`, contactId, key);
    expect(await update("owner_key = $2")).toBe("contact_same");
    expect(await update("owner_key = $2, forgotten_at = now()")).toBe("contact_forgotten_whole");
    const whole = "owner_key = $2, detail = $2, thread_key = nobodys_hash(), forgotten_at = now()";
    expect(await update(`${whole}, lane = 'tip'`)).toBe("contact_same");
    await house.client.query(
      "insert into contact_address (contact_id, address) values ($1, nobodys_hash())",
      [contactId],
    );
    expect(await broken("delete from contact_address where contact_id = $1", contactId)).toBe("only_added");
  });

  it("[DB481] is a case that is not closed, or not for as long; and what somebody withdrew, perhaps, in it", async () => {
    const withdrawal = crypto.randomUUID();
    const { contactId, caseId, person } = scene;
    await house.store.releases.withdrawInContact({
      id: withdrawal,
      contactId,
      how: "text",
      by: house.staff.dana,
    });
    await close(contactId);
    expect(await waits(contactId)).toEqual(["withdrawal_unsettled", "case_kept", "case_open"]);
    await runIn(400);
    expect(await isForgotten(contactId)).toBe(false);
    await closeCase();
    expect(await waits(contactId)).toEqual(["withdrawal_unsettled", "case_kept"]);
    await house.store.releases.settle(
      { id: withdrawal, caseId, person, wasTheirs: true },
      sampleAsker(house.staff.dana),
    );
    await runIn(364);
    expect(await isForgotten(contactId)).toBe(false);
    await runIn(2);
    expect(await isForgotten(contactId)).toBe(true);
  });
});
