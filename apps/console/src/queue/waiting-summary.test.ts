import { beforeAll, expect, it } from "vitest";
import { speak } from "../text/language.ts";
import { dana, queueRow } from "./row.fixture.ts";
import { waitingSummary } from "./waiting-summary.ts";

const FOUR_MIN = 240_000;
const held = queueRow(9, { holder: dana, danger: "said_so", status: "claimed", waitingSince: -9_000_000 });

beforeAll(() => speak("en"));

it.each([
  ["nobody", [], "No one is waiting."],
  ["nobody but who has somebody", [held], "No one is waiting."],
  ["one", [queueRow(1)], "1 waiting, longest 4 min"],
  [
    "several, the longest told",
    [queueRow(1, { waitingSince: 60_000 }), queueRow(2), held],
    "2 waiting, longest 4 min",
  ],
  [
    "danger, said or found in words, apart",
    [
      queueRow(1),
      queueRow(2, { danger: "said_so" }),
      queueRow(3, { lane: "life_threat", laneReason: "words:danger-en:0:has-a-gun" }),
    ],
    "3 waiting, 2 in danger, longest 4 min",
  ],
])("sums up %s", (_name, rows, words) => {
  expect(waitingSummary(rows, FOUR_MIN)).toBe(words);
});
