import { describe, expect, it } from "vitest";
import { answeredKeys } from "./answered-keys.ts";

const key = (at: number, digit: string | null) => ({ at, digit });

describe("a key that was pressed", () => {
  it("[G265] answers the question that was played last before it, and none where none was", () => {
    const said = [
      { at: 10, prompt: "yes_no" },
      { at: 20, prompt: "is_it_safe" },
      { at: 40, prompt: "rather_write" },
    ] as const;
    const keys = [key(5, "1"), key(15, "1"), key(20, "2"), key(39, "1"), key(41, null)];
    expect(answeredKeys({ keys, said }).map(({ at, asked }) => [at, asked])).toEqual([
      [5, null],
      [15, null],
      [20, "is_it_safe"],
      [39, "is_it_safe"],
      [41, "rather_write"],
    ]);
    expect(answeredKeys({ keys, said: [] }).every(({ asked }) => asked === null)).toBe(true);
  });
});
