import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testGateway } from "../realtime/testing/test-gateway.ts";
import { testSessions } from "../realtime/testing/test-sessions.ts";
import { drivenHouse } from "../testing/driven-house.ts";
import { anyStory } from "./testing/any-deeds.ts";
import type { Story } from "./testing/deed.ts";
import { KNOWN_STORIES } from "./testing/known-stories.ts";
import { nextChange } from "./testing/next-change.ts";
import { toldHouse, type HouseOfStories } from "./testing/told-house.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ROUNDS = rounds(120);
let house: HouseOfStories;
let people = 0;
beforeAll(async () => {
  const parts = await drivenHouse(Date.parse("2027-01-15T08:00:00Z"));
  const sessions = testSessions();
  const gateway = await testGateway({ store: parts.store, sessions, headEveryMs: 200 });
  house = {
    ...parts,
    gateway,
    cookie: sessions.begin("advocate"),
    async close() {
      await gateway.close();
      await parts.close();
    },
  };
});
afterAll(() => house.close());

/** One conversation with somebody new. */
async function tell({ timeZone, beforeChange, theyWrite, deeds }: Story): ReturnType<typeof toldHouse> {
  people += 1;
  // Days later, on a quarter of an hour: nothing of the last story is left to happen.
  house.clock.now = Math.ceil(house.clock.now / (15 * MINUTE)) * 15 * MINUTE + 2 * DAY;
  if (beforeChange !== null) house.clock.now = nextChange(timeZone, house.clock.now) - beforeChange * MINUTE;
  const place = { timeZone, from: house.clock.now };
  const told = await toldHouse(house, `+1555${String(people).padStart(7, "0")}`, place, theyWrite);
  for (const deed of [...deeds, { kind: "looks" } as const]) await told.does(deed);
  told.close();
  return told;
}

/** How often each rule decided, and where. */
function sumOf(all: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> {
  const sum = new Map<string, number>();
  for (const met of all) for (const [what, times] of met) sum.set(what, (sum.get(what) ?? 0) + times);
  return sum;
}

describe("in whatever order things happen, are done, break and are timed", () => {
  it(
    "[G200] no message leaves that a rule forbids, and no answer is refused that the rules permit, at GraphQL, at the hand-over and on the screen of a console that has caught up",
    async ({ annotate }) => {
      const met: ReadonlyMap<string, number>[] = [];
      await fc.assert(
        fc.asyncProperty(anyStory, async (story) => {
          const told = await tell(story);
          met.push(told.met);
          expect(told.faults).toEqual([]);
        }),
        { numRuns: ROUNDS },
      );
      await annotate([...sumOf(met)].map(([what, times]) => `${what}: ${times}`).join("; "));
    },
    60_000 + ROUNDS * 1_000,
  );

  it("[G200] every rule that can forbid a text does, where it is written, where it would leave and on the screen", async () => {
    const met: ReadonlyMap<string, number>[] = [];
    for (const story of KNOWN_STORIES) {
      const told = await tell(story);
      expect(told.faults).toEqual([]);
      met.push(told.met);
    }
    const rules = [
      "CP5",
      "CP6",
      "CP10",
      "CP14",
      "CP16",
      "CP17",
      "CP21",
      "CP33",
      "CP34",
      "CP51",
      "CP71",
      "CP82",
    ];
    const wherever = ["GraphQL", "hand-over"].flatMap((place) => [
      `sent by no rule, ${place}`,
      ...["CP80", "CP83"].map((rule) => `opened by ${rule}, ${place}`),
      ...rules.map((rule) => `refused by ${rule}, ${place}`),
    ]);
    // A STOP brings back at once what waits: none of it comes as far as the hand-over. What a lead's word is for is asked where
    // it is written, and nothing makes other words of it later.
    const written = ["CP64", "CP80"].map((rule) => `refused by ${rule}, GraphQL`);
    const all = [...sumOf(met).keys()];
    expect(all.filter((each) => each.includes(", ")).toSorted()).toEqual(
      [...wherever, ...written].toSorted(),
    );
    // A console shows both, and one that has not caught up is refused by the house.
    const screens = ["shown as allowed", "shown as forbidden", "refused though it was shown as allowed"];
    expect(all).toEqual(expect.arrayContaining(screens));
  });
});
