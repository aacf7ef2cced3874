/**
 * A key with what is held beside it, written one way: "mod+shift+e", "f6", "?", "c". `mod` is Ctrl, or ⌘. Two chords
 * with a space between are pressed one after the other: "g q".
 */
export type Chord = string;

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const MODIFIERS = new Set([
  "Control",
  "Meta",
  "Alt",
  "Shift",
  "AltGraph",
  "CapsLock",
  "Dead",
  "Process",
  "Unidentified",
]);

const isOneCharacter = (text: string): boolean => /^.$/u.test(text);

/** The chord of one key press; `null` while only modifiers are held. */
export function chordOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): Chord | null {
  if (MODIFIERS.has(key)) return null;
  const name = key === " " ? "space" : key.toLowerCase();
  // Shift is part of the character where it makes another one: it is "?", wherever the keyboard has it.
  const isSign = isOneCharacter(key) && key.toLowerCase() === key.toUpperCase();
  const parts = [ctrlKey || metaKey ? "mod" : "", altKey ? "alt" : "", shiftKey && !isSign ? "shift" : ""];
  return [...parts.filter(Boolean), name].join("+");
}

/** Whether a press of it types a character where somebody writes; such a chord can be switched off (WCAG 2.1.4). */
export function isCharacter(chord: Chord): boolean {
  const first = chord.split(" ")[0] ?? "";
  const bare = first.startsWith("shift+") ? first.slice("shift+".length) : first;
  return isOneCharacter(bare) || bare === "space";
}

const WORDS: Readonly<Record<string, string>> = {
  mod: "Ctrl",
  alt: "Alt",
  shift: "Shift",
  arrowup: "↑",
  arrowdown: "↓",
  arrowleft: "←",
  arrowright: "→",
  enter: "Enter",
  escape: "Esc",
  space: "␣",
  pageup: "PgUp",
  pagedown: "PgDn",
};

/** How a chord is shown: "Ctrl Shift E", and on a Mac "⌘ Shift E". Single letters stay small, as they are typed. */
export function chordWords(chord: Chord, isMac: boolean): string {
  return chord
    .split(" ")
    .map((one) =>
      (one === "+" ? ["+"] : one.split("+"))
        .map((part, _index, parts) => {
          if (part === "mod") return isMac ? "⌘" : "Ctrl";
          const isCapital = /^f\d+$/.test(part) || (parts.length > 1 && part.length === 1);
          return WORDS[part] ?? (isCapital ? part.toUpperCase() : part);
        })
        .join(" "),
    )
    .join(", ");
}
