import { expect, it } from "vitest";
import { isPassing } from "./passing.ts";

const failed = (code: string) => Object.assign(new Error("invented"), { code });

it.each([
  "08000",
  "08006",
  "40001",
  "40P01",
  "53000",
  "53100",
  "53200",
  "53300",
  "55P03",
  "57P01",
  "57P02",
  "57P03",
])("[DB780] a migration that failed for %s may do better at the next start", (code) => {
  expect(isPassing(failed(code))).toBe(true);
});

it.each([
  "0A000",
  "22012",
  "23505",
  "42601",
  "42P01",
  "54000",
  "55000",
  "55006",
  "57014",
  "58030",
  "P0001",
  "XX001",
])("[DB780] a migration that failed for %s would fail again", (code) => {
  expect(isPassing(failed(code))).toBe(false);
});

it("[DB780] what failed without a code is not known to pass", () => {
  for (const thrown of [new Error("08006"), "08006", null]) expect(isPassing(thrown)).toBe(false);
});
