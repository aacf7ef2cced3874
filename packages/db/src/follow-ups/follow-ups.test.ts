import type { ContactId, FollowUpId, UserId } from "@holdfast/case-schema";
import { FOLLOW_UPS_MAX } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  sampleArrival,
  sampleFollowUp,
  sampleHeld,
  sampleStaff,
  testStore,
  type TestStore,
} from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";
import type { FollowUpFacts } from "./follow-up-store.ts";

const MINUTE = 60_000;
let now = 1_800_000_000_000;
let store: TestStore;
let dana: UserId;
let ada: UserId;
/** Held by Dana. */
let id: ContactId;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  dana = await sampleStaff(store, "Dana");
  ada = await sampleStaff(store, "Ada", "shift_lead");
});
afterAll(async () => store.close());
beforeEach(async () => {
  now += 60 * MINUTE;
  id = await sampleHeld(store, dana);
});

const times = () => ({ dueAt: now + 10 * MINUTE, until: now + 30 * MINUTE });
const agree = async (contactId = id): Promise<FollowUpFacts> =>
  sampleFollowUp(store, contactId, dana, times());
const rowOf = async (contactId: ContactId) => {
  const opened = await store.contacts.contact(contactId);
  if (opened === null) throw new Error("no such contact");
  return opened.row;
};
const standing = async (each: FollowUpId) =>
  (await store.followUps.standing()).find((one) => one.id === each);
async function close(contactId: ContactId): Promise<void> {
  const { version } = await rowOf(contactId);
  await store.moves.move(contactId, dana, version, { kind: "close", disposition: "callback_agreed" });
}
const changesOf = async (each: FollowUpId) =>
  (
    await store.prisma.followUpChange.findMany({ where: { followUpId: each }, orderBy: { version: "asc" } })
  ).map(({ kind, byId }) => [kind, byId]);

describe("what is agreed for a time", () => {
  it("[DB240] is kept once, with who agreed on it, and changes nothing of its contact", async () => {
    const before = await rowOf(id);
    const input = {
      id: crypto.randomUUID() as FollowUpId,
      contactId: id,
      by: dana,
      way: "we_call",
      text: "Call her at her sister's",
      otherwise: { kind: "try_again", again: { dueAt: now + 40 * MINUTE, until: now + 50 * MINUTE } },
      ...times(),
    } as const;
    const told = [await store.followUps.agree(input), await store.followUps.agree(input)];
    expect(told[0]).toMatchObject({
      kind: "kept",
      row: {
        version: 1,
        state: "planned",
        way: "we_call",
        contact: { id, number: before.number },
        ...times(),
        otherwise: "try_again",
        againAt: now + 40 * MINUTE,
        againUntil: now + 50 * MINUTE,
        agreedBy: { name: "Dana" },
        changedBy: { name: "Dana" },
        isNoted: false,
      },
    });
    expect(told[1]).toEqual(told[0]);
    expect(await rowOf(id)).toEqual(before);
    expect(await store.followUps.ofContact(id)).toMatchObject([{ id: input.id, text: input.text }]);
  });

  it("[DB240] [DB60] stands nowhere in the clear", async () => {
    const { id: each } = await agree();
    const raw = await rawClient(store.connection);
    const { rows } = await raw.query("select * from follow_up where id = $1", [each]);
    const { rows: events } = await raw.query("select payload::text as text from event");
    await raw.end();
    expect(JSON.stringify(rows)).toContain(each);
    const body = (rows[0] as { body: Buffer }).body.toString("latin1");
    expect(body + JSON.stringify([rows, events])).not.toContain("bus came");
  });

  it("[DB240] tells each change on the queue's stream under its own version, with facts alone", async () => {
    const { asOf } = await store.contacts.queue();
    const { id: each } = await agree();
    await store.followUps.change(each, dana, 1, {
      kind: "move",
      dueAt: now + MINUTE,
      until: now + 2 * MINUTE,
    });
    await store.followUps.change(each, dana, 2, { kind: "cancel" });
    const { events } = await store.log.since("queue:main", asOf, 10);
    expect(events.map(({ payload }) => payload)).toMatchObject([
      { kind: "follow_up", id: each, version: 1, state: "planned", ...times() },
      { kind: "follow_up", id: each, version: 2, state: "planned", dueAt: now + MINUTE },
      { kind: "follow_up", id: each, version: 3, state: "cancelled", changedBy: { id: dana } },
    ]);
    expect(await changesOf(each)).toEqual([
      ["agreed", dana],
      ["moved", dana],
      ["cancelled", dana],
    ]);
  });

  it("[DB242] is agreed by whoever has the contact, and by nobody else", async () => {
    const input = { ...times(), way: "we_text", text: "x", otherwise: { kind: "nothing" } } as const;
    const given = { id: crypto.randomUUID() as FollowUpId, ...input };
    expect(await store.followUps.agree({ ...given, contactId: id, by: ada })).toMatchObject({
      kind: "not_holder",
      holder: { name: "Dana" },
    });
    const nowhere = crypto.randomUUID() as ContactId;
    expect(await store.followUps.agree({ ...given, contactId: nowhere, by: dana })).toEqual({
      kind: "not_found",
    });
    await close(id);
    expect(await store.followUps.agree({ ...given, contactId: id, by: dana })).toEqual({
      kind: "not_holder",
      holder: null,
    });
  });

  it("[DB242] has a bound for each contact, which what is settled does not count for", async () => {
    const kept: FollowUpFacts[] = [];
    for (let count = 0; count < FOLLOW_UPS_MAX; count += 1) kept.push(await agree());
    await expect(agree()).rejects.toThrow("too_many");
    await store.followUps.change(kept[0]?.id ?? ("" as FollowUpId), dana, 1, { kind: "cancel" });
    expect((await agree()).state).toBe("planned");
  });

  it("[DB242] is changed from the version that was seen by whoever has the contact", async () => {
    const { id: each } = await agree();
    expect(await store.followUps.change(each, ada, 1, { kind: "done" })).toMatchObject({
      kind: "not_holder",
      holder: { name: "Dana" },
    });
    const cancel = async () => store.followUps.change(each, dana, 1, { kind: "cancel" });
    const told = await Promise.all([cancel(), cancel(), cancel()]);
    expect(told.map(({ kind }) => kind).toSorted()).toEqual(["changed", "changed", "kept"]);
    expect(await cancel()).toMatchObject({ kind: "changed", row: { state: "cancelled", version: 2 } });
    expect(await standing(each)).toBeUndefined();
    expect(
      await store.followUps.change(crypto.randomUUID() as FollowUpId, dana, 1, { kind: "done" }),
    ).toEqual({ kind: "not_found" });
  });

  it("[DB242] moves its other time with it, which stays as long after it and is tried once", async () => {
    const again = { dueAt: now + 40 * MINUTE, until: now + 50 * MINUTE };
    const otherwise = { kind: "try_again", again } as const;
    const { id: each } = await sampleFollowUp(store, id, dana, { ...times(), otherwise });
    const longer = { dueAt: now + 60 * MINUTE, until: now + 95 * MINUTE };
    expect(await store.followUps.change(each, dana, 1, { kind: "move", ...longer })).toMatchObject({
      row: { ...longer, againAt: now + 105 * MINUTE, againUntil: now + 115 * MINUTE },
    });
    const sooner = { dueAt: now + MINUTE, until: now + 2 * MINUTE };
    const second = { dueAt: now + 12 * MINUTE, until: now + 22 * MINUTE };
    expect(await store.followUps.change(each, dana, 2, { kind: "move", ...sooner })).toMatchObject({
      row: { ...sooner, againAt: second.dueAt, againUntil: second.until },
    });
    now = sooner.until;
    expect(await store.followUps.fire(each, now)).toBe(true);
    expect(await standing(each)).toMatchObject({ state: "planned", ...second, againAt: null });
    const once = { dueAt: now + 60 * MINUTE, until: now + 70 * MINUTE };
    await store.followUps.change(each, dana, 4, { kind: "move", ...once });
    now = once.until;
    await store.followUps.fire(each, now);
    expect((await standing(each))?.state).toBe("expired");
  });

  it("[DB242] is nobody's to say not reached before it was due, and done at any time", async () => {
    const { id: each } = await agree();
    expect(await store.followUps.change(each, dana, 1, { kind: "not_reached" })).toMatchObject({
      kind: "changed",
    });
    expect(await store.followUps.change(each, dana, 1, { kind: "done" })).toMatchObject({ kind: "kept" });
  });

  it("[DB242] is anybody's to settle once its contact is closed, and of whoever has the thread's open one", async () => {
    const threadKey = crypto.randomUUID();
    const first = await sampleHeld(store, dana, { threadKey });
    const [one, other] = [await agree(first), await agree(first)];
    await close(first);
    expect(await store.followUps.change(one.id, ada, 1, { kind: "done" })).toMatchObject({ kind: "kept" });
    now += 2 * MINUTE;
    const { contactId } = await store.intake.arrive(sampleArrival({ threadKey, reopenWithinMs: 1 }));
    expect(await store.followUps.change(other.id, ada, 1, { kind: "done" })).toEqual({
      kind: "not_holder",
      holder: null,
    });
    await store.moves.move(contactId, ada, (await rowOf(contactId)).version, { kind: "claim" });
    expect((await store.followUps.ofContact(contactId)).map(({ id: each }) => each)).toContain(other.id);
    expect(await store.followUps.change(other.id, ada, 1, { kind: "done" })).toMatchObject({ kind: "kept" });
  });

  it.each([
    ["what was agreed", "update follow_up set body = 'x', version = version + 1 where id = $1"],
    ["its version", "update follow_up set state = 'due' where id = $1"],
    ["that it is there", "delete from follow_up where id = $1"],
    ["what became of it", "update follow_up_change set kind = 'done' where follow_up_id = $1"],
    [
      "its time, to none",
      "update follow_up set until_at = due_at, state = 'planned', version = version + 1 where id = $1",
    ],
    [
      "that nobody settled it",
      "update follow_up set state = 'done', changed_by_id = null, version = version + 1 where id = $1",
    ],
    ["that it was not missed", "update follow_up set noted = true, version = version + 1 where id = $1"],
  ])("[DB241] keeps %s, whatever statement runs", async (_name, sql) => {
    const { id: each } = await agree();
    const raw = await rawClient(store.connection);
    await expect(raw.query(sql, [each])).rejects.toMatchObject({ code: "23514" });
    await raw.end();
  });

  it("[DB241] stays settled, whatever statement runs", async () => {
    const { id: each } = await agree();
    await store.followUps.change(each, dana, 1, { kind: "done" });
    const raw = await rawClient(store.connection);
    for (const state of ["planned", "due", "arrived", "done", "not_reached", "cancelled", "expired"])
      await expect(
        raw.query("update follow_up set state = $2, version = version + 1 where id = $1", [each, state]),
      ).rejects.toMatchObject({ constraint: "follow_up_forward" });
    await raw.end();
  });
});
