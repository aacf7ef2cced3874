import { ChannelId, type ContactId, type Disposition, MessageId, type UserId } from "@holdfast/case-schema";
import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Move } from "../moves/move-store.ts";
import { sampleArrival, sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import { sampleAnswered } from "../testing/sample-call.ts";
import { rawClient } from "../testing/raw-client.ts";
import { turnDatabase } from "../testing/turn-database.ts";

const MINUTE = 60_000;
const TEXTS = ChannelId.parse("texts");
let now = 1_800_000_000_000;
let store: TestStore;
let client: pg.Client;
let dana: UserId;
let ada: UserId;
let people = 0;
beforeAll(async () => {
  store = await testStore({ clock: () => now, poolSize: 8 });
  client = await rawClient(store.connection);
  [dana, ada] = [await sampleStaff(store, "Dana"), await sampleStaff(store, "Ada", "shift_lead")];
});
afterAll(async () => {
  await client.end();
  await store.close();
});
beforeEach(async () => {
  now += 24 * 60 * MINUTE;
  for (const who of [dana, ada]) {
    await store.shifts.end(who);
    await store.shifts.keep(who, "available");
  }
  now += 1_000;
});

async function move(id: ContactId, by: UserId, wanted: Move): Promise<void> {
  await turnDatabase(client, now);
  const version = (await store.contacts.contact(id))?.row.version ?? 0;
  expect(await store.moves.move(id, by, version, wanted)).toMatchObject({ kind: "moved" });
}
interface Given {
  readonly medium?: "text" | "email" | "form";
  readonly lane?: "crisis" | "minor_mentioned" | "tip";
  readonly answers?: boolean;
}
/** Somebody writes, dana takes it, and answers unless told otherwise. */
async function held({ medium = "text", lane, answers = true }: Given = {}): Promise<ContactId> {
  const threadKey = `+1555010${String((people += 1)).padStart(4, "0")}`;
  const { contactId } = await store.intake.arrive(
    sampleArrival({ channel: TEXTS, medium, threadKey, address: threadKey }),
  );
  await move(contactId, dana, { kind: "claim" });
  const version = async (): Promise<number> => (await store.contacts.contact(contactId))?.row.version ?? 0;
  if (lane !== undefined)
    await store.triage.triage(contactId, dana, await version(), {
      lane,
      speaker: null,
      language: null,
      targetMs: MINUTE,
      dangerTargetMs: MINUTE,
    });
  if (answers)
    await store.answers.answer({
      contactId,
      messageId: MessageId.parse(crypto.randomUUID()),
      by: dana,
      text: "I am here.",
      validForMs: null,
      check: () => null,
    });
  now += 1_000;
  return contactId;
}
async function closed(given: Given = {}, disposition: Disposition = "referral_given"): Promise<ContactId> {
  const id = await held(given);
  await move(id, dana, { kind: "close", disposition: disposition as never });
  return id;
}
const until = async (): Promise<number | null> => (await store.care.own(dana))?.afterUntil ?? null;
const flag = async (): Promise<boolean | undefined> =>
  (await store.shifts.board()).rows.find(({ id }) => id === dana)?.isWrappingUp;
const heavy = async (): Promise<number | undefined> =>
  (await store.care.heavyCounts(ada)).find(({ id }) => id === dana)?.count;

describe("the time after a contact", () => {
  it.each([
    [5, "text", undefined, "referral_given"],
    [3, "email", undefined, "referral_given"],
    [3, "form", "tip", "referral_given"],
    [15, "text", "crisis", "referral_given"],
    [15, "form", "minor_mentioned", "referral_given"],
    [15, "text", undefined, "child_protection_report"],
  ] as const)(
    "[DB616] is %i min after %s of lane %s closed as %s",
    async (minutes, medium, lane, outcome) => {
      await closed({ medium, ...(lane === undefined ? {} : { lane }) }, outcome);
      expect(await until()).toBe(now + minutes * MINUTE);
      expect(await store.care.wrappingUp()).toEqual([dana]);
      now += minutes * MINUTE;
      expect(await store.care.wrappingUp()).toEqual([]);
    },
  );

  it.each([
    [7, { voice: 5, text: 7, email: 3, form: 3, heavy: 20 }],
    [5, { voice: 5, text: 2, email: 3, form: 3, heavy: 20 }],
    [5, { voice: 5, text: 7.5, email: 3, form: 3, heavy: 20 }],
    [5, { voice: 5, text: 7, email: 3, form: 3, heavy: 6 }],
    [5, { voice: 5, text: "7", email: 3, form: 3, heavy: 20 }],
    [5, { text: 7 }],
    [5, 7],
    [5, null],
  ])("[DB641] is %i min after texts where %j was kept", async (minutes, value) => {
    await client.query("select add_setting_after('afterContact', $1, $2, 1, null)", [
      JSON.stringify(value),
      ada,
    ]);
    try {
      await closed();
      expect(await until()).toBe(now + minutes * MINUTE);
      if (minutes !== 7) return;
      // What was closed before keeps its own.
      await client.query("delete from setting where name = 'afterContact'").catch(() => null);
      expect(await until()).toBe(now + minutes * MINUTE);
    } finally {
      await store.settings.change("afterContact", {}, ada);
    }
  });

  it("[DB616] is none where nobody answered and it was as usual, nor of whoever is not on shift or handed it on", async () => {
    await closed({ answers: false }, "wrong_number");
    expect(await until()).toBeNull();
    const id = await held();
    await move(id, dana, { kind: "return" });
    expect(await until()).toBeNull();
    await store.shifts.end(dana);
    await closed();
    await store.shifts.keep(dana, "available");
    expect(await store.care.own(dana)).toMatchObject({ afterUntil: null, had: [] });
  });

  it("[DB617] is told on the board as it begins and ends, without until when; and lasts to the longest", async () => {
    await closed({ lane: "crisis" });
    await closed();
    expect(await until()).toBe(now - 1_000 + 15 * MINUTE);
    expect(await flag()).toBe(false);
    const from = await store.log.head();
    expect(await store.care.settle()).toBe(1);
    expect(await store.care.settle()).toBe(0);
    expect(await flag()).toBe(true);
    now += 15 * MINUTE;
    expect(await store.care.settle()).toBe(1);
    const { events } = await store.log.since("board:main", from, 10);
    expect(events.map(({ payload }) => (payload as { row: object }).row)).toEqual([
      expect.objectContaining({ id: dana, state: "available", isWrappingUp: true }),
      expect.objectContaining({ id: dana, isWrappingUp: false }),
    ]);
    expect(JSON.stringify(events.map(({ payload }) => payload))).not.toMatch(/until/iu);
  });

  it("[DB617] ends at their wish and is made longer at their wish; what is closed after that gives its own", async () => {
    await closed();
    await store.care.settle();
    await store.care.extendAfter(dana, 5 * MINUTE);
    expect(await until()).toBe(now + 10 * MINUTE);
    await store.care.endAfter(dana);
    expect([await until(), await flag(), await store.care.wrappingUp()]).toEqual([now, false, []]);
    now += 1_000;
    await store.care.extendAfter(dana, 5 * MINUTE);
    expect([await until(), await flag()]).toEqual([now + 5 * MINUTE, true]);
    now += 1_000;
    await closed({ lane: "crisis" });
    expect(await until()).toBe(now + 15 * MINUTE);
  });

  it("[DB617] offers nothing first to whoever has it, from the second it is told", async () => {
    const is = async (): Promise<unknown> =>
      (await client.query("select is_there($1) as there", [dana])).rows[0];
    await closed();
    expect(await is()).toEqual({ there: true });
    await store.care.settle();
    expect(await is()).toEqual({ there: false });
    await store.care.endAfter(dana);
    expect(await is()).toEqual({ there: true });
  });

  it("[DB619] [DB642] leaves no row in the audit, however it is ended or made longer, and whatever break is offered", async () => {
    await closed({ lane: "crisis" });
    const rows = async (): Promise<unknown> =>
      (await client.query("select count(*)::int as count from audit_row where actor_id = $1", [dana]))
        .rows[0];
    const before = await rows();
    await store.care.extendAfter(dana, MINUTE);
    await store.care.declineBreak(dana);
    await store.care.takeBreak(dana, 10 * MINUTE);
    await store.care.endAfter(dana);
    await store.care.settle();
    await store.care.checkIn(ada, dana, true);
    expect(await rows()).toEqual(before);
  });
});

describe("a break that was offered", () => {
  it("[DB618] begins at their word with its length, and that it is over is known, whoever says that they are back", async () => {
    await store.care.takeBreak(dana, 10 * MINUTE);
    expect(await store.shifts.of(dana)).toMatchObject({ state: "break", stateSince: now });
    expect(await store.care.own(dana)).toMatchObject({ breakUntil: now + 10 * MINUTE, breakEndedAt: null });
    now += 12 * MINUTE;
    await store.shifts.keep(dana, "available");
    expect(await store.care.own(dana)).toMatchObject({ breakUntil: null, breakEndedAt: now });
  });

  it("[DB618] is not taken and not declined by whoever is not on shift", async () => {
    await store.shifts.end(dana);
    await store.care.takeBreak(dana, 10 * MINUTE);
    await store.care.declineBreak(dana);
    expect([await store.shifts.of(dana), await store.care.own(dana)]).toEqual([null, null]);
  });
});

describe("what somebody had on this shift", () => {
  it("[DB616] counts what was heavy, once each, closed or handed on after an answer", async () => {
    await closed();
    await closed({ lane: "crisis" });
    const id = await held({ lane: "minor_mentioned" });
    await move(id, dana, { kind: "return" });
    await move(id, dana, { kind: "claim" });
    await move(id, dana, { kind: "return" });
    const unanswered = await held({ lane: "crisis", answers: false });
    await move(unanswered, dana, { kind: "return" });
    expect(await heavy()).toBe(2);
    expect((await store.care.heavyCounts(ada)).find((each) => each.id === ada)?.count).toBe(0);
  });

  it("[DB616] counts a call that was answered, and gives no time after it is closed: that was before", async () => {
    const { id, version, contactId } = await sampleAnswered(store, dana, { at: now });
    await store.triage.triage(contactId, dana, (await store.contacts.contact(contactId))?.row.version ?? 0, {
      lane: "crisis",
      speaker: null,
      language: null,
      targetMs: MINUTE,
      dangerTargetMs: MINUTE,
    });
    await store.calls.ended(id, "hung_up", now);
    expect(version).toBeGreaterThan(0);
    await move(contactId, dana, { kind: "close", disposition: "referral_given" });
    expect([await heavy(), await until()]).toEqual([1, null]);
  });

  it("[DB642] has whoever checked in stay named, where another lead who did not know says that it needs none", async () => {
    const lou = await sampleStaff(store, "Lou", "shift_lead");
    const said = async () =>
      (await store.care.heavyCounts(ada)).find(({ id }) => id === dana)?.checkedIn?.by.name ?? null;
    await closed({ lane: "crisis" });
    expect(await store.care.checkIn(dana, ada, true)).toBe(true);
    now += 1_000;
    expect([await store.care.checkIn(dana, lou, false), await said()]).toEqual([false, "Ada"]);
    expect([await store.care.checkIn(dana, lou, true), await said()]).toEqual([false, "Ada"]);
    await closed({ lane: "crisis" });
    now += 1_000;
    expect([await store.care.checkIn(dana, lou, false), await said()]).toEqual([true, null]);
    expect([await store.care.checkIn(dana, ada, true), await said()]).toEqual([true, "Ada"]);
  });

  it("[DB642] counts anew from when a lead checked in or said that it needs none, and says who did; never of themself", async () => {
    const said = async () => {
      const found = (await store.care.heavyCounts(ada)).find(({ id }) => id === dana);
      return found && [found.count, found.since, found.checkedIn];
    };
    await closed({ lane: "crisis" });
    await closed({ lane: "crisis" });
    expect(await said()).toEqual([2, 2, null]);
    expect(await store.care.checkIn(dana, ada, true)).toBe(true);
    expect(await said()).toEqual([2, 0, { at: now, by: { id: ada, name: "Ada" } }]);
    now += 1_000;
    await closed({ lane: "minor_mentioned" });
    expect(await said()).toMatchObject([3, 1, { by: { name: "Ada" } }]);
    expect(await store.care.checkIn(dana, ada, false)).toBe(true);
    expect(await said()).toEqual([3, 0, null]);
    expect(await store.care.checkIn(dana, dana, true)).toBe(false);
    await store.shifts.end(dana);
    expect(await store.care.checkIn(dana, ada, true)).toBe(false);
    expect((await client.query("select from shift_check_in")).rowCount).toBe(0);
    await store.shifts.keep(dana, "available");
    expect(await said()).toEqual([0, 0, null]);
  });

  it("[DB619] is gone with the shift, and the next one begins with nothing", async () => {
    await closed({ lane: "crisis" });
    await store.shifts.end(dana);
    expect(await heavy()).toBeUndefined();
    expect((await client.query("select from shift_had where user_id = $1", [dana])).rowCount).toBe(0);
    await store.shifts.keep(dana, "available");
    expect([await heavy(), await until()]).toEqual([0, null]);
  });

  it("[DB619] is gone a second later, too, where it came beside the end of the shift", async () => {
    const id = await closed({ lane: "crisis" });
    await store.shifts.end(dana);
    await client.query(
      "insert into shift_had (user_id, contact_id, at, weight, after_ms) values ($1, $2, $3, 'crisis', 0)",
      [dana, id, new Date(now)],
    );
    await store.care.settle();
    expect((await client.query("select from shift_had where user_id = $1", [dana])).rowCount).toBe(0);
  });
});
