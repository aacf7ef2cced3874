import { beforeAll, expect, it } from "vitest";
import { speak } from "../text/language.ts";
import { goneWords } from "./compose-acts.ts";

beforeAll(() => speak("en"));

it.each([
  [null, false, "Nothing has gone."],
  [null, true, "Nothing has gone. It waits for somebody’s word."],
  ["[]", false, "Kept as told: what stands here, and nothing else."],
  ["[]", true, "Kept as told: what stands here, and nothing else. The rest waits for somebody’s word."],
])("speaks of a rest only where something went: %s, waiting %s", (packet, waits, words) => {
  expect(goneWords({ packet, waits })).toBe(words);
});
