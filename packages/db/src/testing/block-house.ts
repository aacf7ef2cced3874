import type { ContactId, UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import type { NewBlock } from "../blocks/block-store.ts";
import type { Arrival } from "../intake/arrival.ts";
import { sampleArrival } from "./sample-arrival.ts";
import { sampleStaff } from "./sample-staff.ts";
import { testStore, type TestStore } from "./test-store.ts";

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** A store by a clock that tests set, two leads, and whoever writes in: for the tests of the file that calls it. */
export function blockHouse() {
  const clock = { now: 1_800_000_000_000 };
  let opened: TestStore | undefined;
  let leads: readonly UserId[] = [];
  let threads = 0;
  beforeAll(async () => {
    opened = await testStore({ clock: () => clock.now, poolSize: 12 });
    leads = [await sampleStaff(opened, "Lee", "shift_lead"), await sampleStaff(opened, "Ray", "shift_lead")];
  });
  afterAll(async () => opened?.close());
  beforeEach(async () => {
    clock.now += 40 * DAY_MS;
    await store().blocks.endPast();
  });

  function store(): TestStore {
    if (opened === undefined) throw new Error("the store is not open yet");
    return opened;
  }
  function lead(nth: 0 | 1): UserId {
    const found = leads[nth];
    if (found === undefined) throw new Error("the leads are not here yet");
    return found;
  }
  const [lee, ray] = [() => lead(0), () => lead(1)];
  const newThread = (): string => `thread ${(threads += 1)}`;
  const rowOf = async (id: ContactId) => (await store().contacts.contact(id))?.row;
  const versionOf = async (id: ContactId): Promise<number> => (await rowOf(id))?.version ?? 0;
  const write = async (threadKey: string, given: Partial<Arrival> = {}) =>
    store().intake.arrive(sampleArrival({ threadKey, medium: "text", ...given }));

  async function close(id: ContactId): Promise<void> {
    const version = await versionOf(id);
    await store().moves.move(id, lee(), version, { kind: "claim" });
    await store().moves.move(id, lee(), version + 1, { kind: "close", disposition: "abusive" });
  }

  /** A contact that somebody wrote in and that is closed again. */
  async function closedContact(): Promise<{ readonly contactId: ContactId; readonly threadKey: string }> {
    const threadKey = newThread();
    const { contactId } = await write(threadKey);
    await close(contactId);
    // Later than a repeated try (DB160).
    clock.now += HOUR_MS;
    return { contactId, threadKey };
  }

  async function block(contactId: ContactId, given: Partial<NewBlock> = {}) {
    const expectedVersion = await versionOf(contactId);
    return store().blocks.set({
      contactId,
      by: lee(),
      expectedVersion,
      reason: "abusive",
      why: "Shouts at whoever answers",
      heldMs: DAY_MS,
      proposedMs: null,
      ...given,
    });
  }
  const holding = async (contactId: ContactId) => (await store().blocks.standing(contactId)).block;
  const listed = async (id: string) => (await store().blocks.list()).find((each) => each.id === id);

  /** A closed contact, blocked for a day, or, where it says so, for longer with two leads' word. */
  async function blocked(longerMs: number | null = null) {
    const contact = await closedContact();
    expect(await block(contact.contactId, { proposedMs: longerMs })).toBe("blocked");
    const id = (await holding(contact.contactId))?.id ?? "";
    if (longerMs !== null) await store().blocks.change(id, ray(), { kind: "agree" });
    return { ...contact, id };
  }

  return {
    clock,
    store,
    lee,
    ray,
    newThread,
    rowOf,
    versionOf,
    write,
    close,
    closedContact,
    block,
    holding,
    listed,
    blocked,
  };
}
