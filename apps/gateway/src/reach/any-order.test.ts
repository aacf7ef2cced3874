import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { drivenHouse, type DrivenHouse } from "../testing/driven-house.ts";
import { anyDeed } from "./testing/any-deeds.ts";
import { toldHouse } from "./testing/told-house.ts";

const DAY = 24 * 60 * 60_000;
let house: DrivenHouse;
let people = 0;
beforeAll(async () => {
  house = await drivenHouse(Date.parse("2027-01-15T08:00:00Z"));
});
afterAll(() => house.close());

describe("in whatever order things happen, are done, break and are timed", () => {
  it(
    "[G200] no message leaves that a rule forbids, and no answer is refused that the rules permit, at GraphQL and at the hand-over",
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(anyDeed, { minLength: 5, maxLength: 30 }), async (deeds) => {
          people += 1;
          // A day later: nothing of the last story is left to happen.
          house.clock.now += 2 * DAY;
          const told = await toldHouse(house, `+1555${String(people).padStart(7, "0")}`);
          for (const deed of deeds) await told.does(deed);
          expect(told.faults).toEqual([]);
        }),
        { numRuns: rounds(60) },
      );
    },
    60_000 * rounds(1) + 60_000,
  );
});
