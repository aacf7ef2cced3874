import type { GroundingUseGiven } from "@holdfast/db";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { countsShown, weeksShown } from "../grounding/counts-shown.ts";
import { groundingDesk } from "../testing/grounding-desk.ts";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

const WEEK = 7 * 86_400_000;
const from = Date.now();
let now = from - 2 * WEEK;
let house: TestGateway;
let desk: Awaited<ReturnType<typeof groundingDesk>>;
beforeAll(async () => {
  house = await testGateway({ storeClock: () => now });
  desk = await groundingDesk(house);
});
afterAll(() => house.close());

const USE: GroundingUseGiven = {
  script: "orient_here_now",
  version: "0.1.0",
  language: "es",
  medium: "text",
  used: "offered",
  change: null,
};
const count = async (...uses: readonly GroundingUseGiven[]) =>
  (
    await house.ask(desk.cookies.dana, "mutation ($u: [GroundingUse!]!) { countGrounding(uses: $u) }", {
      u: uses,
    })
  ).data?.["countGrounding"];
const shown = async () =>
  (
    await house.ask(
      desk.cookies.lee,
      `{ groundingCounts { from before countedFrom uses {
         script language medium offered started finished stoppedWorse fell3OrMore same } } }`,
    )
  ).data?.["groundingCounts"] as { uses: readonly Record<string, unknown>[] };

it("[G551] [G552] counts what is of this house and shows it once its week is over, and fewer than five as no number", async () => {
  expect(await count(...Array.from({ length: 5 }, () => USE))).toBe(true);
  for (let nth = 0; nth < 4; nth += 1)
    expect(await count({ ...USE, used: "finished", change: "fell_3_or_more" })).toBe(true);
  now = from;
  expect(await count(USE, { ...USE, used: "started" })).toBe(true);
  await house.store.prisma.$executeRaw`update grounding_use set rounding = 0`;
  expect(await shown()).toMatchObject({
    countedFrom: 5,
    uses: [
      {
        script: "orient_here_now",
        language: "es",
        medium: "text",
        // The one of this week is not told yet.
        offered: 5,
        started: null,
        finished: null,
        fell3OrMore: null,
        same: null,
      },
    ],
  });
});

it("[G551] counts all of a list or none of it: nothing that is no script of this house, and no change of what did not end", async () => {
  const before = await house.store.groundingScripts.counted(0, from + WEEK);
  for (const wrong of [
    { ...USE, script: "somebodys_name" },
    { ...USE, script: "Ana, 555-0199" },
    { ...USE, version: "7.0.0" },
    { ...USE, change: "same" as const },
  ])
    expect(await count(USE, wrong)).toBe(false);
  expect(await count(...Array.from({ length: 101 }, () => USE))).toBe(false);
  expect(await house.store.groundingScripts.counted(0, from + WEEK)).toEqual(before);
});

it("[G551] no line is logged of it", async () => {
  const logged = house.logged.length;
  await count(USE);
  expect(house.logged.slice(logged).join("\n")).not.toMatch(/grounding|orient/i);
});

it("[G552] what is below five is one answer, none among them", () => {
  const uses = { ...USE, offered: 0, started: 4, finished: 5, stopped_worse: 1 };
  const rest = { fell_3_or_more: 0, fell_1_or_2: 3, same: 6, rose_1_or_2: 0, rose_3_or_more: 40 };
  expect(countsShown({ ...uses, ...rest })).toMatchObject({
    offered: null,
    started: null,
    finished: 5,
    stopped_worse: null,
    fell_3_or_more: null,
    fell_1_or_2: null,
    same: 6,
    rose_1_or_2: null,
    rose_3_or_more: 40,
  });
});

it("[G552] weeks are whole, begin on Mondays, and the one that goes on is not among them", () => {
  const monday = Date.UTC(2026, 10, 23);
  const DAY = WEEK / 7;
  for (const at of [monday + DAY, monday + DAY + 1, monday + DAY + WEEK - 1])
    expect(weeksShown(at)).toEqual({ fromMs: monday - 26 * WEEK, beforeMs: monday });
  expect(weeksShown(monday + DAY - 1)).toEqual({ fromMs: monday - 27 * WEEK, beforeMs: monday - WEEK });
});

it("[G508] two readings differ by whole weeks that had been over for a day, or not at all", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), fc.nat(4 * WEEK), (at, later) => {
      const [one, other] = [weeksShown(at), weeksShown(at + later)];
      expect(at - one.beforeMs).toBeGreaterThanOrEqual(WEEK / 7);
      expect((other.beforeMs - one.beforeMs) % WEEK).toBe(0);
      expect(other.fromMs - one.fromMs).toBe(other.beforeMs - one.beforeMs);
    }),
  );
});
