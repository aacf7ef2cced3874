/** The fewest digits by which a number is told from another. */
const ENOUGH = 7;
/** Digits of one number, with what people write between them. */
const WRITTEN = /\+?\d(?:[ ().\-/]*\d)+/g;
/** What stands between two numbers, or before one: a stroke with room beside it, hours, another line. */
const BETWEEN = /[\n\r,;]|\s\/|\/\s|\b24\/7\b/;

/** The telephone numbers in what somebody wrote, each as they wrote it, in their order. What is too short to be one is none. */
export function numbersIn(written: string): readonly string[] {
  return written
    .replaceAll("(0)", "")
    .split(BETWEEN)
    .flatMap((part) => part.match(WRITTEN) ?? [])
    .filter((number) => digitsOf(number).length >= ENOUGH);
}

/** A number without what is dialled before it inside its own country. */
export function digitsOf(written: string): string {
  return written.replaceAll(/\D/g, "").replace(/^0+/, "");
}
