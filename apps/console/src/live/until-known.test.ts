import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { freshness } from "./connection.ts";
import { untilKnown, type Came } from "./until-known.ts";

const MISSED: Came = { kind: "unreachable" };
const KNOWN: Came = { kind: "data" };
const SECOND = 1_000;

let answer: Came;
const look = vi.fn<() => Promise<Came>>(async () => answer);
const pass = async (seconds: number): Promise<number> => {
  await vi.advanceTimersByTimeAsync(seconds * SECOND);
  return look.mock.calls.length;
};

beforeEach(() => {
  vi.useFakeTimers();
  answer = MISSED;
});
afterEach(() => {
  vi.useRealTimers();
  vi.clearAllMocks();
  freshness.set({ kind: "starting" });
});

it.each(["unreachable", "failed"] as const)(
  "[G734] asks again two seconds after an answer that was %s, then each time twice as late, and then every 32 seconds",
  async (kind) => {
    answer = { kind };
    untilKnown(look).ask();
    const times = [];
    for (const seconds of [1.9, 0.2, 3.8, 0.2, 7.8, 0.2, 15.8, 0.2, 31.8, 0.2, 31.8, 0.2])
      times.push(await pass(seconds));
    expect(times).toEqual([1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7]);
  },
);

it("asks no more once it is known, and from the beginning where it is asked for anew", async () => {
  const asking = untilKnown(look);
  asking.ask();
  expect(await pass(7)).toBe(3);
  answer = KNOWN;
  expect(await pass(600)).toBe(4);
  answer = MISSED;
  asking.ask();
  expect(await pass(2.1)).toBe(6);
});

it.each([
  ["came with nobody signed in", { kind: "signed_out" }],
  ["was refused, and would be so again", { kind: "failed", isRefused: true }],
] as const)("does not ask again what %s", async (_what, came) => {
  answer = came;
  untilKnown(look).ask();
  expect(await pass(600)).toBe(1);
});

it("asks once where it was asked for while it waited to ask again", async () => {
  const asking = untilKnown(look);
  asking.ask();
  await pass(1);
  answer = KNOWN;
  asking.ask();
  expect(await pass(600)).toBe(2);
});

it("[G734] does not ask while the line is away, for it is asked anew when that is back", async () => {
  untilKnown(look).ask();
  freshness.set({ kind: "stale", since: 0, brokenAt: 0 });
  expect(await pass(600)).toBe(1);
});

it.each([
  ["while it waits to ask again", 1],
  ["while its question is on its way", 0],
])("asks nothing after it was stopped %s", async (_when, seconds) => {
  const asking = untilKnown(look);
  asking.ask();
  if (seconds > 0) await pass(seconds);
  asking.stop();
  expect(await pass(600)).toBe(1);
});

it("asks soon where it is to be asked soon, once and since that was said last, and goes on as after a first answer that did not come", async () => {
  const asking = untilKnown(look);
  asking.askSoon();
  await pass(1);
  asking.askSoon();
  const times = [];
  for (const seconds of [1.9, 0.2, 3.8, 0.2]) times.push(await pass(seconds));
  expect(times).toEqual([0, 1, 1, 2]);
  asking.stop();
  asking.askSoon();
  expect(await pass(600)).toBe(2);
});

it("[G748] goes on where somebody else's question overtook its own, as theirs may have had no answer, either", async () => {
  answer = null;
  untilKnown(look).ask();
  expect(await pass(2.1)).toBe(2);
  answer = KNOWN;
  expect(await pass(600)).toBe(3);
});

it("[G748] does not ask for what a newer question of its own has brought, whatever came of an older one after that", async () => {
  const older = Promise.withResolvers<Came>();
  look.mockReturnValueOnce(older.promise);
  const asking = untilKnown(look);
  asking.ask();
  answer = KNOWN;
  asking.ask();
  await pass(1);
  older.resolve(null);
  expect(await pass(600)).toBe(2);
});

it.each([
  ["and asked for at once when the line is back, where it is missing still", MISSED, 2],
  ["and not asked for then, where it is known", KNOWN, 1],
])("[G748] is waited for while the line is away, %s", async (_what, came, times) => {
  const asking = untilKnown(look);
  answer = came;
  asking.ask();
  freshness.set({ kind: "stale", since: 0, brokenAt: 0 });
  await pass(600);
  answer = KNOWN;
  asking.goOn();
  expect(await pass(0)).toBe(times);
  asking.goOn();
  expect(await pass(600)).toBe(times);
});

it("asks nothing when the line is back once it was stopped", async () => {
  const asking = untilKnown(look);
  asking.ask();
  await pass(0);
  asking.stop();
  asking.goOn();
  expect(await pass(600)).toBe(1);
});
