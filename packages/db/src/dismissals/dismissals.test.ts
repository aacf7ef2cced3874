import type { ContactId, UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleArrival, sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import type { Dismissal } from "./dismissal-store.ts";

const NOW = 1_800_000_000_000;
let store: TestStore;
let lee: UserId;
let dana: UserId;
let contact: ContactId;
beforeAll(async () => {
  store = await testStore({ clock: () => NOW });
  lee = await sampleStaff(store, "Lee", "shift_lead");
  dana = await sampleStaff(store, "Dana");
  ({ contactId: contact } = await store.intake.arrive(sampleArrival()));
  await store.shifts.keep(lee, "available");
});
afterAll(async () => store.close());

const dismissal = (given: Partial<Dismissal> = {}): Dismissal => ({
  contact,
  from: null,
  to: dana,
  because: "Q58_in_hand",
  isDanger: false,
  waitedMs: 60_000,
  ...given,
});

describe("a proposal that a lead dismissed", () => {
  it("[DB659] is remembered with who and when, the last time of each contact and person", async () => {
    expect(await store.dismissals.dismiss(lee, dismissal())).toBe(true);
    expect(await store.dismissals.dismiss(lee, dismissal({ waitedMs: 90_000.4, isDanger: true }))).toBe(true);
    expect(await store.dismissals.list()).toEqual([
      { ...dismissal({ waitedMs: 90_000, isDanger: true }), by: { id: lee, name: "Lee" }, at: NOW },
    ]);
  });

  it("[DB659] is none of somebody on no shift, of no contact and of nobody", async () => {
    expect(await store.dismissals.dismiss(dana, dismissal())).toBe(false);
    expect(
      await store.dismissals.dismiss(lee, dismissal({ contact: crypto.randomUUID() as ContactId })),
    ).toBe(false);
    expect(await store.dismissals.dismiss(lee, dismissal({ to: crypto.randomUUID() as UserId }))).toBe(false);
  });

  it("[DB659] is forgotten with the lead's shift", async () => {
    await store.shifts.end(lee);
    expect(await store.dismissals.list()).toEqual([]);
  });
});
