import type { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
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
    [...Object.keys(NOTHING), "script", "version", "language", "medium", "week"].toSorted(),
  );
  expect(await counted(MONDAY, MONDAY + 7 * DAY)).toEqual([
    {
      script: "orient_here_now",
      version: "1.0.0",
      language: "es",
      medium: "text",
      ...NOTHING,
      offered: 2,
      started: 1,
      finished: 2,
      stopped_worse: 1,
      fell_3_or_more: 1,
      rose_1_or_2: 1,
    },
  ]);
});

it("[DB592] of a week is asked with all of it or not at all", async () => {
  const { count, counted } = store.groundingScripts;
  now = MONDAY + 7 * DAY;
  await count([use("started")]);
  expect((await counted(MONDAY, MONDAY + 7 * DAY))[0]).toMatchObject({ started: 1 });
  expect((await counted(MONDAY, MONDAY + 14 * DAY))[0]).toMatchObject({ started: 2, finished: 2 });
  expect(await counted(MONDAY + DAY, MONDAY + 7 * DAY)).toEqual([]);
});

it("[DB593] holds no change of what did not end, and is in no audit", async () => {
  const { count } = store.groundingScripts;
  await expect(count([use("offered"), use("started", "same")])).rejects.toMatchObject({
    constraint: "grounding_use_change",
  });
  // Of several that are counted together all are, or none.
  const { rows } = await client.query("select sum(offered)::int as offered from grounding_use");
  expect(rows).toEqual([{ offered: 2 }]);
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
  const offered = (await counted(...week)).filter(({ script }) => script.startsWith("script_"));
  expect(offered.map((each) => each.offered)).toEqual(scripts.map(() => 8));
});
