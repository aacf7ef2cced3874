import type { Mock } from "vitest";

/** Counts what is drawn: the mocks stand where the parts would be. */
export interface Redraws {
  /** How many rows or cards, and how many marks of presence. */
  readonly rows: Mock<() => null>;
  readonly marks: Mock<() => null>;
}

/** What was drawn while something happened. */
export function drawnBy(
  redraws: Redraws,
  happens: () => void,
): { readonly rows: number; readonly marks: number } {
  redraws.rows.mockClear();
  redraws.marks.mockClear();
  happens();
  return { rows: redraws.rows.mock.calls.length, marks: redraws.marks.mock.calls.length };
}
