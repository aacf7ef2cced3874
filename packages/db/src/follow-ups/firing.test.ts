import type { ContactId, FollowUpId, UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Arrival } from "../intake/arrival.ts";
import {
  sampleArrival,
  sampleFollowUp,
  sampleHeld,
  sampleMail,
  sampleStaff,
  testStore,
  type TestStore,
} from "../testing/index.ts";
import type { AgreeInput, FollowUpFacts } from "./follow-up-store.ts";

const MINUTE = 60_000;
const TARGET_MS = 5 * MINUTE;
let now = 1_800_000_000_000;
let store: TestStore;
let dana: UserId;
let threadKey: string;
let id: ContactId;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  dana = await sampleStaff(store, "Dana");
});
afterAll(async () => store.close());
beforeEach(async () => {
  now += 24 * 60 * MINUTE;
  threadKey = crypto.randomUUID();
  id = await sampleHeld(store, dana, { threadKey, medium: "text", targetMs: TARGET_MS });
  await store.shifts.keep(dana, "available");
});

/** Due in ten minutes, for twenty. */
const agree = async (given: Partial<AgreeInput> = {}): Promise<FollowUpId> =>
  (await sampleFollowUp(store, id, dana, { dueAt: now + 10 * MINUTE, until: now + 30 * MINUTE, ...given }))
    .id;
const rowOf = async (contactId = id) => {
  const opened = await store.contacts.contact(contactId);
  if (opened === null) throw new Error("no such contact");
  return opened.row;
};
const close = async (disposition: "callback_agreed" | "dropped_danger" = "callback_agreed") =>
  store.moves.move(id, dana, (await rowOf()).version, { kind: "close", disposition });
const write = async (given: Partial<Arrival> = {}) =>
  store.intake.arrive(sampleArrival({ threadKey, medium: "text", ...given }));
const found = async (each: FollowUpId): Promise<FollowUpFacts> => {
  const one = (await store.followUps.ofContact(id)).find((other) => other.id === each);
  if (one === undefined) throw new Error("no such follow-up");
  return one;
};
const fireAll = async (): Promise<readonly FollowUpId[]> => {
  const ids = await store.followUps.atTheirTime(now, 100);
  const done: FollowUpId[] = [];
  for (const each of ids) if (await store.followUps.fire(each, now)) done.push(each);
  return done;
};
const after = async (minutes: number): Promise<readonly FollowUpId[]> => {
  now += minutes * MINUTE;
  return fireAll();
};

describe("a follow-up whose time has come", () => {
  it("[DB243] fires at its time, not a millisecond before, once of all who fire it", async () => {
    const each = await agree();
    now += 10 * MINUTE - 1;
    expect(await store.followUps.atTheirTime(now, 100)).toEqual([]);
    expect(await store.followUps.fire(each, now)).toBe(false);
    now += 1;
    expect(await store.followUps.atTheirTime(now, 100)).toEqual([each]);
    const other = await testStore({ connection: store.connection, clock: () => now });
    const told = await Promise.all(
      [store, other, store, other].map(async (one) => one.followUps.fire(each, now)),
    );
    expect(told.filter(Boolean)).toHaveLength(1);
    expect(await found(each)).toMatchObject({ state: "due", version: 2, changedBy: null, changedAt: now });
    expect(await fireAll()).toEqual([]);
    await other.close();
  });

  it("[DB244] brings a closed contact back into the queue, owed nothing, in its own lane and raised by nothing", async () => {
    const [each, before] = [await agree(), await rowOf()];
    await close("dropped_danger");
    await after(10);
    const row = await rowOf();
    expect(row).toMatchObject({
      status: "waiting",
      holder: null,
      unanswered: 0,
      lane: before.lane,
      laneReason: before.laneReason,
      reopened: 0,
      waitingSince: now,
      dueAt: now + TARGET_MS,
    });
    expect((await store.contacts.queue()).rows.map(({ id: open }) => open)).toContain(id);
    const claimed = await store.moves.move(id, dana, row.version, { kind: "claim" });
    expect(claimed).toMatchObject({ kind: "moved" });
    expect(await store.followUps.change(each, dana, 2, { kind: "not_reached" })).toMatchObject({
      kind: "kept",
    });
  });

  it("[DB244] [DB160] still knows who comes back, when they write first", async () => {
    await agree();
    await close("dropped_danger");
    now += MINUTE;
    await write();
    expect(await rowOf()).toMatchObject({ lane: "crisis", laneReason: "fact:after_drop", reopened: 1 });
  });

  it("[DB244] is owed nothing before their own time is over, when it is they who text", async () => {
    await agree({ way: "they_text" });
    await close();
    await after(10);
    expect(await rowOf()).toMatchObject({ status: "waiting", dueAt: now + 20 * MINUTE });
  });

  it("[DB244] fetches back what is set aside, and says so to whoever set it aside", async () => {
    await agree();
    await store.triage.setAside(id, dana, (await rowOf()).version, now + 60 * MINUTE);
    await after(10);
    expect(await rowOf()).toMatchObject({
      setAsideUntil: null,
      backSince: now,
      setAsideBy: { name: "Dana" },
    });
  });

  it("[DB244] leaves a contact with whoever has it and is there, and takes it from whoever is not", async () => {
    await agree();
    const before = await rowOf();
    await after(10);
    expect(await rowOf()).toEqual(before);
    await agree();
    await store.shifts.end(dana);
    await after(10);
    expect(await rowOf()).toMatchObject({ status: "waiting", holder: null });
  });

  it("[DB244] leaves a contact with whoever is signed in, on shift or not", async () => {
    await agree();
    await store.shifts.end(dana);
    const session = { token: crypto.randomUUID(), userId: dana, expiresAt: new Date(now + 60 * MINUTE) };
    await store.prisma.session.create({ data: session });
    await after(10);
    expect(await rowOf()).toMatchObject({ status: "claimed", holder: { name: "Dana" } });
    await store.prisma.session.deleteMany({});
  });

  it("[DB244] stands in the open contact of its thread, where they wrote again since", async () => {
    const each = await agree();
    await close();
    now += MINUTE;
    const { contactId } = await write({ reopenWithinMs: 1 });
    expect(contactId).not.toBe(id);
    await after(10);
    expect(await found(each)).toMatchObject({ state: "due", contact: { id: contactId } });
    expect((await rowOf()).status).toBe("closed");
  });

  it("[DB245] has arrived when they write in its time, and not when they wrote before or a machine does", async () => {
    const each = await agree({ way: "they_text" });
    await write();
    await after(10);
    expect((await found(each)).state).toBe("due");
    await store.intake.arrive(sampleMail({ threadKey, medium: "text" }, { automatic: "auto_reply" }));
    expect(await after(1)).toEqual([]);
    await write();
    expect(await after(1)).toEqual([each]);
    expect(await found(each)).toMatchObject({ state: "arrived", changedBy: null });
    expect(await after(60)).toEqual([]);
  });

  it("[DB245] has arrived by a mail that was taken for a machine's, once somebody found it to be theirs", async () => {
    const each = await agree({ way: "they_text" });
    await close();
    now += 20 * MINUTE;
    const mail = sampleMail({ threadKey, medium: "text" }, { automatic: "auto_reply" });
    const { messageId } = await store.intake.arrive(mail);
    expect(await fireAll()).toEqual([each]);
    expect((await found(each)).state).toBe("due");
    await store.looks.decide(messageId, dana, "person", () => ({
      targetMs: TARGET_MS,
      dangerTargetMs: 20_000,
    }));
    expect(await fireAll()).toEqual([each]);
    expect((await found(each)).state).toBe("arrived");
  });

  it("[DB245] has arrived when they wrote in its time and every gateway was down", async () => {
    const each = await agree({ way: "they_text" });
    now += 15 * MINUTE;
    await write();
    expect(await after(45)).toEqual([each]);
    expect((await found(each)).state).toBe("arrived");
  });

  it("[DB245] is missed once its time is over, and stands until a lead noted it", async () => {
    const each = await agree();
    await after(10);
    expect(await after(20)).toEqual([each]);
    expect(await found(each)).toMatchObject({ state: "expired", changedAt: now, isNoted: false });
    expect((await store.followUps.standing()).map((one) => one.id)).toContain(each);
    expect(await after(500)).toEqual([]);
    const ada = await sampleStaff(store, "Ada", "shift_lead");
    const noted = await Promise.all([store.followUps.note(each, ada), store.followUps.note(each, ada)]);
    expect(noted.filter(Boolean)).toEqual([true]);
    expect((await store.followUps.standing()).map((one) => one.id)).not.toContain(each);
    expect(await found(each)).toMatchObject({ state: "expired", isNoted: true, changedBy: { name: "Ada" } });
  });

  it("[DB245] is missed, and not fired late, when every gateway was down for all of its time", async () => {
    const each = await agree();
    await close();
    await after(60);
    expect((await found(each)).state).toBe("expired");
    expect((await rowOf()).status).toBe("closed");
  });

  it("[DB245] is tried at the other time that was agreed, once, and then missed", async () => {
    const again = { dueAt: now + 60 * MINUTE, until: now + 70 * MINUTE };
    const each = await agree({ otherwise: { kind: "try_again", again } });
    await after(10);
    await after(20);
    expect(await found(each)).toMatchObject({ state: "planned", ...again, againAt: null });
    expect(await after(29)).toEqual([]);
    await after(1);
    expect((await found(each)).state).toBe("due");
    await after(10);
    expect((await found(each)).state).toBe("expired");
  });

  it("[DB245] can be moved while it is due, and fires at the new time", async () => {
    const each = await agree();
    await after(10);
    const times = { dueAt: now + 60 * MINUTE, until: now + 90 * MINUTE };
    expect(await store.followUps.change(each, dana, 2, { kind: "move", ...times })).toMatchObject({
      kind: "kept",
    });
    expect(await after(59)).toEqual([]);
    expect(await after(1)).toEqual([each]);
  });
});
