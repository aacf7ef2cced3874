import type { ContactId, UserId } from "@holdfast/case-schema";
import {
  sampleAnswered,
  sampleArrival,
  sampleHeld,
  sampleStaff,
  testStore,
  type TestStore,
} from "@holdfast/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Chore } from "../chores/chore.ts";
import { absenceChore } from "./absence-chore.ts";

let now = 1_800_000_000_000;
let store: TestStore;
let dana: UserId;
let marta: UserId;
let here: UserId[] = [];
let there: UserId[] = [];
let gateways: Chore[] = [];
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  [dana, marta] = [await sampleStaff(store, "Dana"), await sampleStaff(store, "Marta")];
});
afterAll(async () => store.close());

/** Two gateways whose clocks are an hour apart. */
const start = (): Chore[] => [
  absenceChore(
    store,
    () => here,
    () => now,
  ),
  absenceChore(
    store,
    () => there,
    () => now - 3_600_000,
  ),
];
beforeEach(() => {
  [here, there] = [[], []];
  gateways = start();
});

/** Time passes, and both gateways look every five seconds, at once. Answers how much they did. */
async function pass(ms: number): Promise<number> {
  let done = 0;
  for (let passed = 0; passed < ms; passed += 5_000) {
    now += 5_000;
    for (const count of await Promise.all(gateways.map(({ run }) => run()))) done += count;
  }
  return done;
}
async function rowOf(id: ContactId) {
  const opened = await store.contacts.contact(id);
  if (opened === null) throw new Error("no such contact");
  return opened.row;
}
async function heldBySomebodyHere(): Promise<ContactId> {
  here = [dana];
  const id = await sampleHeld(store, dana);
  await pass(10_000);
  return id;
}
async function endAll(id: ContactId): Promise<void> {
  const { holder, version } = await rowOf(id);
  const held = holder === null ? await store.moves.move(id, dana, version, { kind: "claim" }) : null;
  const at = held?.kind === "moved" ? held.row.version : version;
  await store.moves.move(id, holder?.id ?? dana, at, { kind: "close", disposition: "dropped_unknown" });
}

describe("a contact whose holder is gone", () => {
  it("[G50] [DB151] [DB152] is told of after a minute and back in the queue after two, once, with its draft", async () => {
    const id = await heldBySomebodyHere();
    const before = await rowOf(id);
    await store.drafts.keep({ contactId: id, kind: "reply", by: dana, revision: 1, text: "I am here" });
    here = [];
    expect(await pass(60_000)).toBe(0);
    expect(await pass(5_000)).toBe(1);
    const told = await rowOf(id);
    expect(told).toMatchObject({ status: "claimed", holder: { id: dana }, version: before.version + 1 });
    expect(told.holderGoneSince).not.toBeNull();
    expect(await pass(55_000)).toBe(0);
    expect(await pass(10_000)).toBe(1);
    const { waitingSince, dueAt } = before;
    expect(await rowOf(id)).toMatchObject({
      status: "waiting",
      holder: null,
      waitingSince,
      dueAt,
      holderGoneSince: told.holderGoneSince,
      version: before.version + 2,
    });
    expect(await pass(60_000)).toBe(0);
    const claimed = await store.moves.move(id, marta, before.version + 2, { kind: "claim" });
    expect(claimed).toMatchObject({ kind: "moved", row: { holderGoneSince: null } });
    expect(await store.drafts.ofContact(id, marta)).toMatchObject([{ text: "I am here" }]);
    await endAll(id);
  });

  it("[G50] is at once in the queue when somebody writes to whom nobody is there any more", async () => {
    const id = await heldBySomebodyHere();
    here = [];
    await store.prisma
      .$executeRaw`update contact set unanswered = 0, version = version + 1 where id = ${id}::uuid`;
    expect(await pass(300_000)).toBe(0);
    await store.prisma
      .$executeRaw`update contact set unanswered = 1, version = version + 1 where id = ${id}::uuid`;
    expect(await pass(5_000)).toBe(1);
    const row = await rowOf(id);
    expect(row.status).toBe("waiting");
    expect(row.holderGoneSince).not.toBeNull();
    await endAll(id);
  });

  it("[DB795] stays with whoever talks in its call, of whom leads are told, and goes back once they do not", async () => {
    here = [dana];
    const { contactId: id, id: call } = await sampleAnswered(store, dana, { at: now });
    await store.prisma
      .$executeRaw`update contact set unanswered = 1, version = version + 1 where id = ${id}::uuid`;
    await pass(10_000);
    here = [];
    expect(await pass(300_000)).toBe(1);
    const told = await rowOf(id);
    expect(told).toMatchObject({ status: "claimed", holder: { id: dana } });
    expect(told.holderGoneSince).not.toBeNull();
    await store.calls.ended(call, "hung_up", now);
    await pass(5_000);
    expect(await rowOf(id)).toMatchObject({ status: "waiting", holder: null });
    await endAll(id);
  });

  it("[G51] [DB150] [DB153] stays with a holder who is at another gateway, or back before two minutes", async () => {
    const id = await heldBySomebodyHere();
    [here, there] = [[], [dana]];
    expect(await pass(300_000)).toBe(0);
    there = [];
    expect(await pass(100_000)).toBe(1);
    here = [dana];
    expect(await pass(10_000)).toBe(1);
    expect(await rowOf(id)).toMatchObject({ holder: { id: dana }, holderGoneSince: null });
    expect(await pass(300_000)).toBe(0);
    await endAll(id);
  });

  it("[G52] is left alone for a full time after a start, a failure and a sleep", async () => {
    const id = await heldBySomebodyHere();
    here = [];
    await pass(55_000);
    gateways = start();
    expect(await pass(60_000)).toBe(0);
    now += 3_600_000;
    expect(await pass(60_000)).toBe(0);
    const failing = { ...store, absence: { ...store.absence, see: () => Promise.reject(new Error("away")) } };
    let isAway = false;
    const clock = (): number => now;
    const one = absenceChore(
      {
        absence: {
          ...store.absence,
          see: (ids) => (isAway ? failing.absence.see() : store.absence.see(ids)),
        },
      },
      () => here,
      clock,
    );
    gateways = [one];
    await pass(50_000);
    isAway = true;
    await expect(one.run()).rejects.toThrow("away");
    isAway = false;
    expect(await pass(60_000)).toBe(0);
    expect(await pass(15_000)).toBe(1);
    await endAll(id);
  });
});

describe("somebody on shift", () => {
  const standing = async () => (await store.shifts.board()).rows.find(({ id }) => id === dana);

  it("[G53] [DB145] is shown gone after a minute at no gateway, once, through a restart, and back at once", async () => {
    await store.shifts.keep(dana, "available");
    there = [dana];
    await pass(10_000);
    there = [];
    expect(await pass(60_000)).toBe(0);
    expect(await pass(5_000)).toBe(1);
    const gone = await standing();
    expect(gone).toMatchObject({ state: "available", version: 2 });
    expect(gone?.goneSince).not.toBeNull();
    gateways = start();
    expect(await pass(120_000)).toBe(0);
    expect(await standing()).toEqual(gone);
    here = [dana];
    expect(await pass(10_000)).toBe(1);
    expect(await standing()).toMatchObject({ goneSince: null, version: 3 });
    await store.shifts.end(dana);
  });

  it("[DB145] is not said to be gone when they were seen since that was judged", async () => {
    await store.shifts.keep(marta, "break");
    await store.absence.see([marta]);
    const { seen } = await store.absence.look();
    const judged = { userId: marta, seen: seen.get(marta) ?? 0, goneSince: now };
    await store.absence.see([marta]);
    expect(await store.absence.settleShift(judged)).toBe(false);
    expect(await store.absence.settleShift({ ...judged, seen: judged.seen + 1 })).toBe(true);
    await store.shifts.end(marta);
  });
});

describe("what was judged", () => {
  it("[DB151] is not done to a contact that changed, or whose holder was seen, meanwhile", async () => {
    const id = await sampleHeld(store, dana, sampleArrival());
    await store.absence.see([dana]);
    const { seen, held } = await store.absence.look();
    const contact = held.find((each) => each.id === id);
    if (contact === undefined) throw new Error("it is held");
    const judged = { contact, seen: seen.get(dana) ?? 0, goneSince: now, verdict: "return" } as const;
    await store.absence.see([dana]);
    expect(await store.absence.settle(judged)).toBe(false);
    const later = { ...judged, seen: judged.seen + 1 };
    expect(
      await store.absence.settle({ ...later, contact: { ...contact, version: contact.version - 1 } }),
    ).toBe(false);
    expect(await Promise.all([store.absence.settle(later), store.absence.settle(later)])).toEqual(
      expect.arrayContaining([true, false]),
    );
    await endAll(id);
  });

  it("[DB153] does not outlive a return by somebody", async () => {
    const id = await sampleHeld(store, dana);
    const { version } = await rowOf(id);
    const { seen, held } = await store.absence.look();
    const contact = held.find((each) => each.id === id);
    if (contact === undefined) throw new Error("it is held");
    await store.absence.settle({ contact, seen: seen.get(dana) ?? 0, goneSince: now, verdict: "alarm" });
    expect(await store.moves.move(id, marta, version + 1, { kind: "take_back" })).toMatchObject({
      row: { status: "waiting", holderGoneSince: null },
    });
    await endAll(id);
  });
});
