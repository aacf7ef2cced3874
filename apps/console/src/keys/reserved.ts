import { isCharacter, type Chord } from "./chord.ts";
import type { Scope } from "./command-table.ts";

const WIDGETS = new Set([
  "tab",
  "shift+tab",
  "enter",
  "space",
  "arrowup",
  "arrowdown",
  "arrowleft",
  "arrowright",
  "home",
  "end",
  "pageup",
  "pagedown",
  "backspace",
  "delete",
]);
const BROWSER = /^mod\+[ntwijraxcvz]$|^mod\+shift\+[ntwijrcvz]$|^mod\+l$|^mod\+[fp0-9+-]$|^f(1|3|5|7|11|12)$/;

/** Why a chord cannot be a command's at all; `null` when it can. */
export function reservedBecause(chord: Chord, scope: Scope): "widget" | "browser" | "typing" | null {
  const each = chord.split(" ");
  if (each.some((one) => WIDGETS.has(one))) return "widget";
  if (each.some((one) => BROWSER.test(one))) return "browser";
  // Alt with a letter types on a Mac and opens menus on Windows; and where one writes, plain keys write.
  if (each.some((one) => /^alt\+(shift\+)?.$/u.test(one)) || (scope === "composer" && isCharacter(chord)))
    return "typing";
  return null;
}
