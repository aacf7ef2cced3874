import { beforeEach, expect, it } from "vitest";
import { shiftOf } from "../board/shift.fixture.ts";
import { dana } from "../queue/row.fixture.ts";
import { speak } from "../text/language.ts";
import "../watching/watching-texts.ts";
import { columnClockWords, crisesWords, loadWords, roomWords, sinceBreakWords } from "./column-words.ts";

const MINUTE = 60_000;
const NOW = new Date(2026, 10, 30, 3, 0).getTime();
const on = (facts: object = {}) => shiftOf(dana, { since: NOW - 130 * MINUTE, ...facts });

beforeEach(() => speak("en"));

it("[AL67] says the load, and what there is room for, full where there is none", () => {
  expect(loadWords({ load: 5 })).toBe("In hand: 5, with what is heavy counted more.");
  expect(roomWords({ texts: 1, letters: 0 }, 2, false)).toBe("Texts: 1 of 2, letters: 0 of 4");
  expect(roomWords({ texts: 3, letters: 4 }, 3, true)).toBe(
    "Texts: 3 of 3 (full), letters: 4 of 4 (full), on a call",
  );
});

it("[AL67] invents no number for what is on its way or unknown", () => {
  expect(roomWords({ texts: 2, letters: 1 }, undefined, false)).toBe("Texts: 2, letters: 1 of 4");
  expect(roomWords({ texts: 2, letters: 1 }, null, false)).toBe(
    "Texts: 2, how many at once is unknown, letters: 1 of 4",
  );
});

it("[AL67] says for how long there was no break, and nothing of it to whoever is on one", () => {
  expect(sinceBreakWords(on(), null, NOW)).toBe("No break yet, for 2 h 10 min.");
  expect(sinceBreakWords(on(), NOW - 20 * MINUTE, NOW)).toBe("Back from a break for 20 min, since 02:40.");
  expect(sinceBreakWords(on({ state: "break" }), null, NOW)).toBeNull();
  const apart = { state: "break", apart: "consult_only" };
  expect(sinceBreakWords(on(apart), null, NOW)).toBe("No break yet, for 2 h 10 min.");
});

it.each([
  [{ kind: "crisis", count: 1, dueAt: NOW + 10 * MINUTE }, "1 crisis clock: 10 min left, until 03:10"],
  [{ kind: "crisis", count: 2, dueAt: null }, "2 crisis clocks: paused"],
  [
    { kind: "report", count: 2, dueAt: NOW + 60 * MINUTE },
    "2 reports to sign along, the first: 1 h left, until 04:00",
  ],
  [{ kind: "review", count: 1, dueAt: NOW - MINUTE }, "1 to look at that was sent: over since 02:59"],
  [
    { kind: "decision", count: 3, dueAt: NOW + 5 * MINUTE },
    "3 wait for a lead’s word, the first: 5 min left, until 03:05",
  ],
  [
    { kind: "consent", count: 1, dueAt: NOW + 90 * MINUTE },
    "What somebody agreed to share runs out: 1 h 30 min left, until 04:30",
  ],
] as const)("[AL67] says of %j %s", (clock, words) => {
  expect(columnClockWords(clock, NOW)).toBe(words);
});

it("[AL67] counts open crises", () => {
  expect([crisesWords(1), crisesWords(2)]).toEqual(["1 open crisis", "2 open crises"]);
});
