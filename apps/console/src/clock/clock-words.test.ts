import { beforeAll, expect, it } from "vitest";
import { speak } from "../text/language.ts";
import { clockOffWords } from "./clock-words.ts";

beforeAll(() => speak("en"));

it.each([
  [0, null],
  [5_400, "The clock of this computer is 5 s slow. Times shown here are right."],
  [-59_000, "The clock of this computer is 59 s fast. Times shown here are right."],
  [239_700, "The clock of this computer is 4 min slow. Times shown here are right."],
  [3_600_000, "The clock of this computer is 1 h slow. Times shown here are right."],
])("a clock that is off by %i is spoken of as it is", (offset, words) => {
  expect(clockOffWords(offset)).toBe(words);
});
