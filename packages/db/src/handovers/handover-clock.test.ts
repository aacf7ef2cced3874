import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleHeld, sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import { turnedTime } from "../testing/turned-time.ts";

const MINUTE = 60_000;
const AHEAD = 30 * MINUTE;
const QUIET = { quietMs: 5 * MINUTE, talks: ["text", "form"] } as const;
const WORDS = { promises: "A bed is asked for by eight.", nextStep: "Ask whether she is alone." };
let now = 1_800_000_000_000;
let right: TestStore;
beforeAll(async () => {
  right = await testStore({ clock: () => now });
});
afterAll(async () => right.close());

describe("the end of a shift", () => {
  it.each([
    ["an hour ahead", 60],
    ["an hour behind", -60],
    ["right", 0],
  ])(
    "[DB629] is said, told before and come when it is, at a gateway whose clock is %s",
    async (_name, minutes) => {
      now += 24 * 60 * MINUTE;
      const wrong = await testStore({
        connection: right.connection,
        clock: () => now + minutes * MINUTE,
        passing: turnedTime(() => now),
      });
      try {
        const [dana, ada] = [await sampleStaff(right, randomUUID()), await sampleStaff(right, randomUUID())];
        for (const each of [dana, ada]) await wrong.shifts.keep(each, "available");
        expect((await right.shifts.of(dana))?.since).toBe(now);
        const contactId = await sampleHeld(right, dana);
        const id = randomUUID();
        expect(await wrong.handovers.offer({ id, contactId, by: dana, to: ada, words: WORDS })).toEqual({
          kind: "offered",
        });
        const state = async () =>
          (await right.handovers.concerning(dana)).find((each) => each.id === id)?.state;
        // Half an hour ago is past, and in half an hour is not, whatever that gateway's clock says.
        now += 45 * MINUTE;
        expect(await wrong.handovers.sayShiftEnd(dana, now - 30 * MINUTE)).toBe("not_a_time");
        const end = now + 45 * MINUTE;
        expect(await wrong.handovers.sayShiftEnd(dana, end)).toBe("said");
        now = end - AHEAD - 1;
        expect(await wrong.handovers.warnShiftEnds(AHEAD)).toBe(0);
        now += 1;
        expect(await wrong.handovers.warnShiftEnds(AHEAD)).toBe(1);
        now = end - 1;
        await wrong.handovers.fallToLeads(QUIET);
        expect(await state()).toBe("offered");
        now = end;
        await wrong.handovers.fallToLeads(QUIET);
        expect(await state()).toBe("fell_to_lead");
        await right.shifts.end(dana);
        await right.shifts.end(ada);
      } finally {
        await wrong.close();
      }
    },
  );

  it.each([
    ["somebody else", 0],
    ["themself, before it went back to the queue", 1],
  ])(
    "[DB629] [DB633] brings to leads what whoever has it offered to nobody, also after it was offered by %s, at a gateway an hour behind",
    async (_name, whose) => {
      now += 24 * 60 * MINUTE;
      const wrong = await testStore({
        connection: right.connection,
        clock: () => now - 60 * MINUTE,
        passing: turnedTime(() => now),
      });
      try {
        const people = [
          await sampleStaff(right, randomUUID()),
          await sampleStaff(right, randomUUID()),
        ] as const;
        const [dana, ada] = people;
        for (const each of people) await right.shifts.keep(each, "available");
        const contactId = await sampleHeld(right, dana);
        await right.handovers.offer({ id: randomUUID(), contactId, by: dana, to: ada, words: WORDS });
        const version = async () => (await right.contacts.contact(contactId))?.row.version ?? 0;
        await wrong.moves.move(contactId, dana, await version(), { kind: "return" });
        const holder = whose === 0 ? ada : dana;
        expect((await wrong.moves.move(contactId, holder, await version(), { kind: "claim" })).kind).toBe(
          "moved",
        );
        now += 10 * 60 * MINUTE;
        expect(await right.handovers.fallToLeads(QUIET)).toBe(1);
        expect((await right.handovers.concerning(holder)).at(-1)).toMatchObject({
          state: "fell_to_lead",
          isNeverOffered: true,
        });
        for (const each of people) await right.shifts.end(each);
      } finally {
        await wrong.close();
      }
    },
  );
});
