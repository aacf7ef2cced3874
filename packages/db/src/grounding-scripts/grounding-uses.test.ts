import type { Client } from "pg";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rawClient, testStore, type TestStore } from "../testing/index.ts";
import type { GroundingUseGiven } from "./grounding-script-store.ts";

const DAY = 86_400_000;
const MONDAY = Date.UTC(2026, 10, 23);
let now = MONDAY + DAY;
let store: TestStore;
let client: Client;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  client = await rawClient(store.connection);
});
afterAll(async () => {
  await client.end();
  await store.close();
});

const use = (
  used: GroundingUseGiven["used"],
  change: GroundingUseGiven["change"] = null,
): GroundingUseGiven => ({
  script: "orient_here_now",
  version: "1.0.0",
  language: "es",
  medium: "text",
  used,
  change,
});
/** Which counts are rounded up: none, and each as it is counted here. */
const DOWN = 0;
const round = async (rounding: number) => client.query("update grounding_use set rounding = $1", [rounding]);
const NOTHING = {
  offered: 0,
  started: 0,
  finished: 0,
  stopped_worse: 0,
  fell_3_or_more: 0,
  fell_1_or_2: 0,
  same: 0,
  rose_1_or_2: 0,
  rose_3_or_more: 0,
};

it("[DB591] is counted by script, version, language, way and week, and by nothing else", async () => {
  const { count, counted } = store.groundingScripts;
  await count([use("offered"), use("offered"), use("started")]);
  now = MONDAY + 7 * DAY - 1;
  await count([use("finished", "fell_3_or_more"), use("stopped_worse", "rose_1_or_2"), use("finished")]);
  const { rows } = await client.query("select * from grounding_use");
  expect(rows).toHaveLength(1);
  expect(Object.keys(rows[0] as object).toSorted()).toEqual(
    [...Object.keys(NOTHING), "script", "version", "language", "medium", "week", "rounding"].toSorted(),
  );
  // What is told of two is told of none while chance rounds it down.
  await round(DOWN);
  expect(await counted(MONDAY, MONDAY + 7 * DAY)).toEqual([]);
  await count(Array.from({ length: 8 }, () => [use("offered"), use("finished", "fell_3_or_more")]).flat());
  expect(await counted(MONDAY, MONDAY + 7 * DAY)).toEqual([
    {
      script: "orient_here_now",
      version: "1.0.0",
      language: "es",
      medium: "text",
      ...NOTHING,
      // Of ten, of ten and of nine.
      offered: 10,
      finished: 10,
      fell_3_or_more: 5,
    },
  ]);
});

it("[DB592] of a week is asked with all of it or not at all", async () => {
  const { count, counted } = store.groundingScripts;
  now = MONDAY + 7 * DAY;
  await count(Array.from({ length: 5 }, () => use("offered")));
  await round(DOWN);
  expect((await counted(MONDAY, MONDAY + 7 * DAY))[0]).toMatchObject({ offered: 10 });
  expect((await counted(MONDAY, MONDAY + 14 * DAY))[0]).toMatchObject({ offered: 15, finished: 10 });
  expect(await counted(MONDAY + DAY, MONDAY + 7 * DAY)).toEqual([]);
});

it("[DB593] holds no change of what did not end, and is in no audit", async () => {
  const { count } = store.groundingScripts;
  await expect(count([use("offered"), use("started", "same")])).rejects.toMatchObject({
    constraint: "grounding_use_change",
  });
  // Of several that are counted together all are, or none.
  const { rows } = await client.query("select sum(offered)::int as offered from grounding_use");
  expect(rows).toEqual([{ offered: 15 }]);
  const audit = await client.query(
    "select from audit_row where facts::text like '%orient%' or thing = 'grounding_script'",
  );
  expect(audit.rowCount).toBe(0);
});

it("[DB591] is counted by many at once, in whatever order each of them says it", async () => {
  const scripts = Array.from({ length: 40 }, (_each, nth): GroundingUseGiven => ({
    ...use("offered"),
    script: `script_${nth}`,
  }));
  const { count, counted } = store.groundingScripts;
  const week = [MONDAY + 7 * DAY, MONDAY + 14 * DAY] as const;
  await Promise.all(
    Array.from({ length: 8 }, async (_each, nth) => count(nth % 2 === 0 ? scripts : scripts.toReversed())),
  );
  await round(DOWN);
  const offered = (await counted(...week)).filter(({ script }) => script.startsWith("script_"));
  expect(offered.map((each) => each.offered)).toEqual(scripts.map(() => 5));
});

describe("what is told of a count", () => {
  const BELOW = 5 ** 9;
  const told = async (count: number, roundings: readonly number[], nth: number): Promise<readonly number[]> =>
    (
      await client.query<{ told: number }>(
        "select grounding_told($1, rounding, $3) as told from unnest($2::integer[]) with ordinality each (rounding, at) order by at",
        [count, roundings, nth],
      )
    ).rows.map((row) => row.told);

  it("[DB634] tells one use in one of five chances, and then as five; and is on the average what was counted", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(500), fc.nat(BELOW - 1), fc.nat(8), async (count, drawn, nth) => {
        const digit = 5 ** nth;
        const rest = drawn - (Math.floor(drawn / digit) % 5) * digit;
        const chances = [0, 1, 2, 3, 4].map((each) => rest + each * digit);
        const [less, more] = [await told(count, chances, nth), await told(count + 1, chances, nth)];
        expect(less.every((each) => each % 5 === 0 && Math.abs(each - count) < 5)).toBe(true);
        expect(less.reduce((sum, each) => sum + each, 0)).toBe(5 * count);
        expect(more.map((each, at) => each - (less[at] ?? 0)).toSorted((a, b) => a - b)).toEqual([
          0, 0, 0, 0, 5,
        ]);
      }),
      { numRuns: rounds(60) },
    );
  });

  it("[DB634] is drawn for each row and each count by itself, and is the same in every reading", async () => {
    const scripts = Array.from({ length: 60 }, (_each, nth) => `drawn_${nth}`);
    now = MONDAY + 21 * DAY;
    for (const script of scripts)
      await store.groundingScripts.count(
        Array.from({ length: 3 }, () => [
          { ...use("offered"), script },
          { ...use("started"), script },
        ]).flat(),
      );
    const read = async () => store.groundingScripts.counted(MONDAY + 21 * DAY, MONDAY + 28 * DAY);
    const first = await read();
    expect(await read()).toEqual(first);
    // Of three each: some are five and some are nothing, the one without the other.
    const kinds = new Set(first.map(({ offered, started }) => `${offered} ${started}`));
    expect([...kinds].toSorted()).toEqual(["0 5", "5 0", "5 5"]);
    expect(first.length).toBeLessThan(scripts.length);
  });
});
