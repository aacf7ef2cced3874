import "../inquiry/inquiry-texts.ts";
import { expect, it } from "vitest";
import { uuid } from "../queue/row.fixture.ts";
import { speak } from "../text/language.ts";
import { emergencyNews } from "./emergency-news.ts";
import { emergencyWords } from "./emergency-words.ts";

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;
const opened = (n: number, minutes: number, overdueAt: number | null = null) => ({
  id: uuid(n),
  caseNumber: n,
  at: NOW - minutes * MINUTE,
  by: { id: uuid(90), name: "Ada" },
  overdueAt,
});
const numbers = (acts: readonly { readonly caseNumber: number }[]) =>
  acts.map(({ caseNumber }) => caseNumber);

it("[AL33] tells each once, whoever waits longest first, and again alarms nobody with the same", () => {
  const first = emergencyNews(new Map(), [opened(1, 2), opened(2, 5)]);
  expect(numbers(first.acts)).toEqual([2, 1]);
  const again = emergencyNews(first.told, [opened(1, 3), opened(2, 6), opened(3, 0)]);
  expect(numbers(again.acts)).toEqual([3]);
});

it("[AL34] tells once more of what nobody looked at in time, and never again", () => {
  const { told } = emergencyNews(new Map(), [opened(1, 2)]);
  const late = emergencyNews(told, [opened(1, 1_440, NOW)]);
  expect(numbers(late.acts)).toEqual([1]);
  expect(emergencyNews(late.told, [opened(1, 2_000, NOW)]).acts).toEqual([]);
});

it("[AL33] forgets what somebody looked at", () => {
  const { told } = emergencyNews(new Map(), [opened(1, 2)]);
  expect(emergencyNews(told, []).told.size).toBe(0);
});

it.each([
  [opened(12, 0), "Ada opened case 12 in an emergency 0 minutes ago."],
  [opened(12, -1), "Ada opened case 12 in an emergency 0 minutes ago."],
  [opened(12, 1), "Ada opened case 12 in an emergency 1 minute ago."],
  [opened(12, 60), "Ada opened case 12 in an emergency 1 hour ago."],
  [
    opened(12, 1_500, NOW),
    "Ada opened case 12 in an emergency 25 hours ago, and nobody has looked at it in time.",
  ],
])("[AL33] [AL34] says who, which case and how long ago", (each, words) => {
  speak("en");
  expect(emergencyWords(each, NOW)).toBe(words);
});
