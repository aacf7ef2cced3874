import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testGateway } from "../realtime/testing/test-gateway.ts";
import { testSessions } from "../realtime/testing/test-sessions.ts";
import type { Line } from "../testing/driven-channels.ts";
import { drivenHouse } from "../testing/driven-house.ts";
import { anyStory } from "./testing/any-deeds.ts";
import type { Story } from "./testing/deed.ts";
import { KNOWN_STORIES } from "./testing/known-stories.ts";
import { MET_IN_KNOWN_STORIES } from "./testing/met-in-known-stories.ts";
import { nextChange } from "./testing/next-change.ts";
import { toldHouse } from "./testing/told-house.ts";
import type { HouseOfStories } from "./testing/told-parts.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ROUNDS = rounds(120);
/** Four times what a story takes where nothing else runs: a machine that is held up is not a rule that is broken. */
const TOLD_MS = 40_000 + ROUNDS * 4_000;
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

/** Where somebody is written to, or what they return with. */
const ADDRESS: Readonly<Record<Line, (person: string) => string>> = {
  text: (person) => `+1555${person}`,
  email: (person) => `somebody${person}@people.example`,
  form: (person) => `return-${person}`,
};

/** One conversation with somebody new. */
async function tell({ timeZone, beforeChange, line, theyWrite, deeds }: Story): ReturnType<typeof toldHouse> {
  people += 1;
  // Days later, on a quarter of an hour: nothing of the last story is left to happen.
  house.clock.now = Math.ceil(house.clock.now / (15 * MINUTE)) * 15 * MINUTE + 2 * DAY;
  if (beforeChange !== null) house.clock.now = nextChange(timeZone, house.clock.now) - beforeChange * MINUTE;
  house.begins();
  const address = ADDRESS[line](String(people).padStart(7, "0"));
  const told = await toldHouse(house, { timeZone, from: house.clock.now, line, theyWrite, address });
  for (const deed of [...deeds, { kind: "looks" } as const]) await told.does(deed);
  await told.ends();
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
        // What is still being made smaller when the time is up is told as far as it is.
        { numRuns: ROUNDS, interruptAfterTimeLimit: TOLD_MS, markInterruptAsFailure: true },
      );
      await annotate([...sumOf(met)].map(([what, times]) => `${what}: ${times}`).join("; "));
    },
    TOLD_MS + 20_000,
  );

  it("[G200] every rule that can forbid a text, the text after a drop, a mail, an answer on a page or a call does, where it is written, where it would leave and on the screen", async () => {
    const met: ReadonlyMap<string, number>[] = [];
    for (const story of KNOWN_STORIES) {
      const told = await tell(story);
      expect(told.faults).toEqual([]);
      met.push(told.met);
    }
    const all = [...sumOf(met).keys()];
    expect(all.filter((each) => each.includes(", ")).toSorted()).toEqual(MET_IN_KNOWN_STORIES.toSorted());
    expect(all).toEqual(
      expect.arrayContaining([
        // A console shows both, and one that has not caught up is refused by the house.
        "shown as allowed",
        "shown as forbidden",
        "refused though it was shown as allowed",
        "a mail with its subject",
        "a mail without a subject that tells",
        "nothing broke off yet",
        "sent by the second gateway",
        "refused by the second gateway",
        ...["before", "after"].flatMap((when) =>
          ["markHandingOver", "giveUp", "settle"].map((doing) => `killed ${when} ${doing}`),
        ),
      ]),
    );
  }, 180_000);
});
