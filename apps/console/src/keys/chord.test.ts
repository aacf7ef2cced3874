import { describe, expect, it } from "vitest";
import { chordOf, chordWords, isCharacter, type KeyPress } from "./chord.ts";

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe("a press", () => {
  it.each([
    [press("c"), "c"],
    [press("C", { shiftKey: true }), "shift+c"],
    [press("?", { shiftKey: true }), "?"],
    [press("k", { ctrlKey: true }), "mod+k"],
    [press("k", { metaKey: true }), "mod+k"],
    [press("E", { ctrlKey: true, shiftKey: true }), "mod+shift+e"],
    [press("ArrowUp", { altKey: true }), "alt+arrowup"],
    [press("F6", { shiftKey: true }), "shift+f6"],
    [press(" "), "space"],
    [press("Shift", { shiftKey: true }), null],
    [press("Dead"), null],
  ])("%o is %s", (pressed, expected) => {
    expect(chordOf(pressed)).toBe(expected);
  });
});

describe("a chord", () => {
  it.each([
    ["c", true],
    ["?", true],
    ["shift+c", true],
    ["g q", true],
    ["space", true],
    ["mod+k", false],
    ["f6", false],
    ["escape", false],
    ["alt+arrowup", false],
  ])("%s types a character: %s", (chord, expected) => {
    expect(isCharacter(chord)).toBe(expected);
  });

  it.each([
    ["mod+shift+e", false, "Ctrl Shift E"],
    ["mod+shift+e", true, "⌘ Shift E"],
    ["g q", false, "g, q"],
    ["alt+arrowup", false, "Alt ↑"],
    ["shift+f6", false, "Shift F6"],
    ["?", false, "?"],
  ])("%s is shown (on a Mac: %s) as %s", (chord, isMac, expected) => {
    expect(chordWords(chord, isMac)).toBe(expected);
  });
});
