import { expect, it } from "vitest";
import { rounds } from "./rounds.ts";

it("runs the base number of rounds when nothing is set", () => {
  expect(rounds(100, {})).toBe(100);
});

it("scales by the one variable, up and down, never below one", () => {
  expect(rounds(100, { HOLDFAST_ROUNDS: "3" })).toBe(300);
  expect(rounds(100, { HOLDFAST_ROUNDS: "0.1" })).toBe(10);
  expect(rounds(3, { HOLDFAST_ROUNDS: "0.001" })).toBe(1);
});

it("refuses what is not a number above zero, so that a typing error never means fewer rounds", () => {
  for (const bad of ["many", "0", "-1", "Infinity", ""]) {
    expect(() => rounds(10, { HOLDFAST_ROUNDS: bad })).toThrow(/above zero/);
  }
});
