/**
 * One thing the doctor found, in a plain line. `wrong` says what to do about it; `note` is worth knowing. No secret, no
 * number and no address of a person stands in it.
 */
export interface Finding {
  readonly kind: "ok" | "note" | "wrong";
  readonly words: string;
}

export const ok = (words: string): Finding => ({ kind: "ok", words });
export const note = (words: string): Finding => ({ kind: "note", words });
export const wrong = (words: string): Finding => ({ kind: "wrong", words });

/** The line as it is printed. */
export function lineOf({ kind, words }: Finding): string {
  return `${kind.padEnd(5)}  ${words}`;
}
