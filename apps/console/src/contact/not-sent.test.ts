import { beforeEach, expect, it } from "vitest";
import { speak } from "../text/language.ts";
import { notSentBecause, notSentWords, type NotSent } from "./not-sent.ts";

const ready: Parameters<typeof notSentBecause>[0] = {
  isLocked: false,
  reach: "open",
  isLoaded: true,
  hasWords: true,
  isTooLong: false,
  isOffline: false,
};

beforeEach(() => speak("en"));

it("lets words leave when nothing is in their way", () => {
  expect(notSentBecause(ready)).toBeNull();
});

it.each<[Partial<typeof ready>, NotSent]>([
  [{ isLocked: true }, "locked"],
  [{ isLoaded: false }, "loading"],
  [{ hasWords: false }, "nothing"],
  [{ isTooLong: true }, "too_long"],
  [{ isOffline: true }, "offline"],
  [{ reach: "off" }, "off"],
  [{ reach: "not_agreed" }, "not_agreed"],
  [{ reach: "off", isTooLong: true, isOffline: true }, "off"],
  [{ reach: "not_agreed", hasWords: false }, "nothing"],
  // What somebody can mend themselves is said before what only time mends.
  [{ isLoaded: false, hasWords: false }, "nothing"],
  [{ isOffline: true, isLoaded: false }, "offline"],
  [{ isTooLong: true, isOffline: true }, "too_long"],
  [{ isLocked: true, hasWords: false }, "locked"],
])("holds words back with %j, because: %s", (facts, because) => {
  expect(notSentBecause({ ...ready, ...facts })).toBe(because);
});

it.each<NotSent>(["locked", "loading", "off", "not_agreed", "too_long", "offline"])(
  "says of words held back because they are %s that they were not sent",
  (because) => {
    expect(notSentWords(because)).toMatch(/^Not sent: /);
  },
);
