import { filled } from "@holdfast/grounding-scripts";
import { expect, it } from "vitest";
import { todayWords } from "./today-words.ts";

const at = (day: string): number => Date.parse(`${day}T12:00:00Z`);

it.each([
  ["en", "2026-09-30", "Wednesday 30 September"],
  ["es", "2026-09-30", "miércoles 30 de septiembre"],
  ["fr", "2026-09-30", "mercredi 30 septembre"],
  ["fr", "2026-06-01", "lundi 1er juin"],
] as const)("in %s %s is said as somebody would say it", (language, day, words) => {
  expect(todayWords(at(day), language, "UTC")).toBe(words);
  expect(filled("{today}", todayWords(at(day), language, "UTC"))).toBe(words);
});

it("is the day where they are, when that is known", () => {
  const late = Date.parse("2026-09-30T23:30:00Z");
  expect(todayWords(late, "en", "Asia/Manila")).toBe("Thursday 1 October");
});
