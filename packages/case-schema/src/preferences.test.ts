import { describe, expect, it } from "vitest";
import { DEFAULT_PREFERENCES, Preferences, readPreferences } from "./preferences.ts";

describe("what somebody prefers", () => {
  it("is whole without a word", () => {
    expect(Preferences.parse({})).toEqual(DEFAULT_PREFERENCES);
    expect(DEFAULT_PREFERENCES).toMatchObject({ letters: true, textPercent: 100, keys: {} });
  });

  it.each([
    ["a key for no command", { keys: { "not a command": ["x"] } }],
    ["a key that no database holds", { keys: { "queue.next": ["\0"] } }],
    ["half a key", { keys: { "queue.next": ["\uD83D"] } }],
    ["text too large for any screen", { textPercent: 250 }],
    ["silence: whoever wants none ends the shift", { soundPercent: 0 }],
    ["something nobody has heard of", { colour: "green" }],
  ])("is not %s", (_name, wrong) => {
    expect(Preferences.safeParse(wrong).success).toBe(false);
  });

  it("is read field by field, so that what another release wrote costs only itself", () => {
    expect(readPreferences({ density: "compact", textPercent: "big", fromTheFuture: 1 })).toEqual({
      ...DEFAULT_PREFERENCES,
      density: "compact",
    });
  });

  it("is always readable, whatever was kept", () => {
    const odd: readonly unknown[] = [
      undefined,
      null,
      7,
      "x",
      [],
      { keys: [] },
      { toString: 1 },
      { keys: { a: 1 } },
    ];
    for (const raw of odd) expect(readPreferences(raw)).toEqual(DEFAULT_PREFERENCES);
  });
});
