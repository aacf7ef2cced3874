/** The contact number somebody typed, or `null` when it is none: "4120", "#4120", " 4120 ". */
export function readNumber(typed: string): number | null {
  const digits = /^\s*#?\s*(\d{1,9})\s*$/.exec(typed)?.[1];
  const number = digits === undefined ? 0 : Number(digits);
  return number > 0 ? number : null;
}
