import { checkValue } from "./check-symbol.ts";
import { CODE_LENGTH, PAYLOAD_LENGTH, SYMBOLS } from "./symbols.ts";

declare const brand: unique symbol;

/** A return code in its one normal form: fourteen symbols, no separators. Personal data, and the thread key. */
export type ReturnCode = string & { readonly [brand]: true };

/** Makes a code from 65 random bits; `random` must be the system's secure source. */
export function makeReturnCode(random: (size: number) => Uint8Array): ReturnCode {
  // One byte a symbol: 256 is a multiple of 32, so the low five bits are even.
  const payload = Array.from(random(PAYLOAD_LENGTH), (byte) => byte & 31);
  return [...payload, checkValue(payload)].map((value) => SYMBOLS.charAt(value)).join("") as ReturnCode;
}

/**
 * Reads a code as people type it: any case, with spaces or dashes, O for 0, I or L for 1. `null` when it cannot be a
 * code, so that a slip of the finger never costs an attempt (WF12).
 */
export function readReturnCode(typed: string): ReturnCode | null {
  // A bound first: nobody's honest typing is this long, and what follows is linear in it.
  if (typed.length > 100) return null;
  const plain = typed
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}._]/gu, "")
    .replaceAll("O", "0")
    .replaceAll(/[IL]/g, "1");
  if (plain.length !== CODE_LENGTH) return null;
  const values = Array.from(plain, (symbol) => SYMBOLS.indexOf(symbol));
  if (values.includes(-1)) return null;
  return checkValue(values.slice(0, PAYLOAD_LENGTH)) === values[PAYLOAD_LENGTH]
    ? (plain as ReturnCode)
    : null;
}

/** The code as it is written down: groups of four. */
export function groupReturnCode(code: ReturnCode): string {
  return groups(code).join("-");
}

/** The code as a screen reader should say it: symbol by symbol, with a rest after each group. */
export function spellReturnCode(code: ReturnCode): string {
  return groups(code)
    .map((group) => Array.from(group).join(", "))
    .join(". ");
}

function groups(code: ReturnCode): string[] {
  return code.match(/.{1,4}/g) ?? [];
}
