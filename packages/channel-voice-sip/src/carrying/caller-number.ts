/** What carriers put where a number was withheld: words, and numbers that spell them on a keypad. */
const PLACEHOLDERS = new Set(["266696687", "7378742833", "2562533", "8656696", "86282452253", "0000000000"]);

const NUMBER = /^\+?[0-9]{3,15}$/;

/** The number somebody rang from; `null` when it was withheld, is a placeholder, or is no number (VS7). */
export function callerNumber(shown: string): string | null {
  const digits = shown.replace(/^\+/, "");
  return NUMBER.test(shown) && !PLACEHOLDERS.has(digits) ? shown : null;
}

/**
 * Which of our numbers was rung: as dialled, or where a registration hides that behind our account's name, as the caller's
 * `To` header has it. `null` when neither is a number.
 */
export function rungNumber(rung: string, to: string): string | null {
  if (NUMBER.test(rung)) return rung;
  const user = /<?sips?:([^@;>]*)/.exec(to)?.[1] ?? "";
  return NUMBER.test(user) ? user : null;
}

/** Whether somebody may be dialled at it: digits, nothing that could be another address. */
export const isDialable = (to: string): boolean => NUMBER.test(to);
