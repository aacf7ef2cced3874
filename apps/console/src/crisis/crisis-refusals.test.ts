import { beforeAll, expect, it } from "vitest";
import { speak } from "../text/language.ts";
import "./crisis-texts.ts";
import { crisisRefusalWords } from "./crisis-refusals.ts";

beforeAll(() => speak("en"));

it.each([
  ["already", "Nothing was kept: it holds already."],
  ["over", "Nothing was kept: this clock has ended, its outcome was said."],
  ["not_on_shift", "Nothing was kept: whoever is to have it has to be on shift, and let into this case."],
  [
    "forgotten",
    "Nothing was kept: whoever this plan is of was forgotten, as was asked for. Of them nothing is written.",
  ],
  ["too_few", "Nothing was kept: say it in three words at least."],
  ["too_long", "Nothing was kept: that is too long."],
  ["NotFound", "Nothing was kept: this clock is not there, or this is not yours to say."],
])("[G537] what is refused as %s is said in a sentence that blames nobody", (code, words) => {
  expect(crisisRefusalWords(code)).toBe(words);
});
