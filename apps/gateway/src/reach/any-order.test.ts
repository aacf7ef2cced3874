import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { drivenHouse, type DrivenHouse } from "../testing/driven-house.ts";
import { anyDeed, type Deed } from "./testing/any-deeds.ts";
import { KNOWN_STORIES } from "./testing/known-stories.ts";
import { toldHouse } from "./testing/told-house.ts";

const DAY = 24 * 60 * 60_000;
const ROUNDS = rounds(200);
let house: DrivenHouse;
let people = 0;
beforeAll(async () => {
  house = await drivenHouse(Date.parse("2027-01-15T08:00:00Z"));
});
afterAll(() => house.close());

/** One conversation with somebody new. */
async function tell(deeds: readonly Deed[]): ReturnType<typeof toldHouse> {
  people += 1;
  // Days later: nothing of the last story is left to happen.
  house.clock.now += 2 * DAY;
  const told = await toldHouse(house, `+1555${String(people).padStart(7, "0")}`);
  for (const deed of deeds) await told.does(deed);
  return told;
}

describe("in whatever order things happen, are done, break and are timed", () => {
  it(
    "[G200] no message leaves that a rule forbids, and no answer is refused that the rules permit, at GraphQL and at the hand-over",
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(anyDeed, { minLength: 10, maxLength: 40 }), async (deeds) => {
          expect((await tell(deeds)).faults).toEqual([]);
        }),
        { numRuns: ROUNDS },
      );
    },
    60_000 + ROUNDS * 1_000,
  );

  it("[G200] every rule that can forbid a text does, where it is written and where it would leave", async () => {
    const met = new Set<string>();
    for (const story of KNOWN_STORIES) {
      const told = await tell(story);
      expect(told.faults).toEqual([]);
      for (const each of told.met) met.add(each);
    }
    const rules = ["CP5", "CP21", "CP33", "CP34", "CP51", "CP71"];
    const wherever = ["GraphQL", "hand-over"].flatMap((place) => [
      `sent by no rule, ${place}`,
      ...rules.map((rule) => `refused by ${rule}, ${place}`),
    ]);
    // A STOP brings back at once what waits: none of it comes as far as the hand-over.
    expect(met).toEqual(new Set([...wherever, "refused by CP64, GraphQL"]));
  });
});
