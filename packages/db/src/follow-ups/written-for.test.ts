import type { ContactId, FollowUpId, MessageId, UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sampleFollowUp, sampleHeld, sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import type { AgreeInput, FollowUpFacts } from "./follow-up-store.ts";

const MINUTE = 60_000;
let now = 1_800_000_000_000;
let store: TestStore;
let dana: UserId;
let id: ContactId;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  dana = await sampleStaff(store, "Dana");
});
afterAll(async () => store.close());
beforeEach(async () => {
  now += 24 * 60 * MINUTE;
  id = await sampleHeld(store, dana, { medium: "text" });
  await store.shifts.keep(dana, "available");
});

/** Due in ten minutes, for twenty. */
const agree = async (given: Partial<AgreeInput> = {}): Promise<FollowUpId> =>
  (await sampleFollowUp(store, id, dana, { dueAt: now + 10 * MINUTE, until: now + 30 * MINUTE, ...given }))
    .id;
const close = async () => {
  const version = (await store.contacts.contact(id))?.row.version ?? 0;
  await store.moves.move(id, dana, version, { kind: "close", disposition: "callback_agreed" });
};
const found = async (each: FollowUpId): Promise<FollowUpFacts | undefined> =>
  (await store.followUps.ofContact(id)).find((other) => other.id === each);
const after = async (minutes: number): Promise<readonly FollowUpId[]> => {
  now += minutes * MINUTE;
  const done: FollowUpId[] = [];
  for (const each of await store.followUps.atTheirTime(now, 100))
    if (await store.followUps.fire(each, now)) done.push(each);
  return done;
};

describe("a message for a follow-up", () => {
  const messageId = (): MessageId => crypto.randomUUID() as MessageId;
  const writeFor = async (each: FollowUpId, message: MessageId, contactId = id, by = dana) =>
    (await store.followUps.writeFor({ id: each, messageId: message, contactId, by })).kind;
  const answer = async (message: MessageId) =>
    store.answers.answer({
      check: () => null,
      contactId: id,
      messageId: message,
      by: dana,
      text: "Is it there?",
      delayMs: 0,
      validForMs: null,
    });
  const leave = async (message: MessageId) => store.outbox.settle(message, { state: "sent" });

  it("[DB246] is taken while it is due, in its contact and by its way alone", async () => {
    const [each, call] = [await agree(), await agree({ way: "we_call" })];
    expect(await writeFor(each, messageId())).toBe("not_due");
    await after(10);
    expect(await writeFor(each, messageId())).toBe("kept");
    expect(await writeFor(call, messageId())).toBe("other_way");
    const elsewhere = await sampleHeld(store, dana);
    expect(await writeFor(each, messageId(), elsewhere)).toBe("not_found");
    now += 20 * MINUTE;
    expect(await writeFor(each, messageId())).toBe("not_due");
  });

  it("[DB246] says its purpose, and that it is begun once another one left or may have", async () => {
    const [each, agreedAt] = [await agree(), now];
    await after(10);
    const [first, second] = [messageId(), messageId()];
    for (const message of [first, second]) expect(await writeFor(each, message)).toBe("kept");
    const purpose = { agreedAt, from: agreedAt + 10 * MINUTE, until: agreedAt + 30 * MINUTE };
    expect(await store.followUps.purposeOf(second)).toEqual({ ...purpose, isBegun: false });
    await answer(first);
    expect(await store.followUps.purposeOf(second)).toEqual({ ...purpose, isBegun: true });
    expect(await store.followUps.purposeOf(first)).toEqual({ ...purpose, isBegun: false });
    await store.answers.takeBack(first, dana);
    expect(await store.followUps.purposeOf(second)).toEqual({ ...purpose, isBegun: false });
    expect(await store.followUps.purposeOf(messageId())).toBeNull();
  });

  it("[DB246] of two that wait to leave, the first begins it, and whichever left", async () => {
    const each = await agree();
    await after(10);
    const [first, second] = [messageId(), messageId()];
    for (const message of [first, second]) {
      await writeFor(each, message);
      await answer(message);
    }
    const begun = async () =>
      Promise.all([first, second].map(async (one) => (await store.followUps.purposeOf(one))?.isBegun));
    expect(await begun()).toEqual([false, true]);
    const mark = async (message: MessageId) => {
      await store.outbox.lease("one", 60_000, 10);
      const { version } = (await store.contacts.contact(id))!.row;
      return store.outbox.markHandingOver(message, "one", 60_000, version);
    };
    expect(await mark(first)).toBe("marked");
    expect(await begun()).toEqual([false, true]);
    // It surely never left, so the other one is the first.
    await store.outbox.settle(first, { state: "failed" });
    expect(await begun()).toEqual([false, false]);
    const third = messageId();
    await writeFor(each, third);
    expect((await store.followUps.purposeOf(third))?.isBegun).toBe(true);
  });

  it("[DB246] can be written for what is due in its contact by its way, and is told what it would be for before it is", async () => {
    const [each, agreedAt] = [await agree(), now];
    await agree({ way: "we_call" });
    expect(await store.followUps.dueIn(id)).toEqual([]);
    await after(10);
    const due = { id: each, agreedAt, from: agreedAt + 10 * MINUTE, until: agreedAt + 30 * MINUTE };
    expect(await store.followUps.dueIn(id)).toEqual([{ ...due, isBegun: false }]);
    expect(await store.followUps.dueIn(await sampleHeld(store, dana))).toEqual([]);
    const message = messageId();
    await writeFor(each, message);
    expect(await store.followUps.dueIn(id)).toEqual([{ ...due, isBegun: false }]);
    await answer(message);
    expect(await store.followUps.dueIn(id)).toEqual([{ ...due, isBegun: true }]);
  });

  it("[DB246] is of one follow-up for ever", async () => {
    const [one, other] = [await agree(), await agree()];
    await after(10);
    const message = messageId();
    expect(await writeFor(one, message)).toBe("kept");
    expect(await writeFor(one, message)).toBe("kept");
    expect(await writeFor(other, message)).toBe("not_found");
  });

  it("[DB246] is what it was when it is said again, however the follow-up stands by then", async () => {
    const each = await agree();
    await after(10);
    const message = messageId();
    expect(await writeFor(each, message)).toBe("kept");
    await close();
    expect(await writeFor(each, messageId())).toBe("closed");
    now += 20 * MINUTE;
    expect(await writeFor(each, messageId())).toBe("not_due");
    expect(await writeFor(each, message)).toBe("kept");
  });

  it("[DB246] is its holder's, and what a colleague tries says nothing of it", async () => {
    const each = await agree();
    await after(10);
    const [ada, message] = [await sampleStaff(store, "Ada"), messageId()];
    const tries = { id: each, messageId: message, contactId: id, by: ada };
    expect(await store.followUps.writeFor(tries)).toEqual({
      kind: "not_holder",
      holder: { id: dana, name: "Dana" },
    });
    expect(await store.followUps.purposeOf(message)).toBeNull();
  });

  it("[DB246] [CP83] was agreed when its time was moved to, not before", async () => {
    const each = await agree();
    now += 5 * MINUTE;
    const [movedAt, times] = [now, { dueAt: now + 20 * MINUTE, until: now + 40 * MINUTE }];
    await store.followUps.change(each, dana, 1, { kind: "move", ...times });
    await after(20);
    const message = messageId();
    expect(await writeFor(each, message)).toBe("kept");
    const { dueAt: from, until } = times;
    expect(await store.followUps.purposeOf(message)).toEqual({
      agreedAt: movedAt,
      from,
      until,
      isBegun: false,
    });
  });

  it("[DB245] settles it once it has left, for whoever wrote it", async () => {
    const each = await agree();
    await after(10);
    const message = messageId();
    await writeFor(each, message);
    await answer(message);
    expect(await after(1)).toEqual([]);
    await leave(message);
    expect(await after(1)).toEqual([each]);
    expect(await found(each)).toMatchObject({ state: "done", changedBy: { name: "Dana" } });
  });
});
