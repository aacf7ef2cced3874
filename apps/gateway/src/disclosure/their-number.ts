/** The fewest digits by which a number is told from another. */
const ENOUGH = 7;
/** The most digits that a country puts before a number (ITU-T E.164, 6.2.1). */
const COUNTRY_MAX = 3;
/** Digits of one number, with what people write between them. */
const WRITTEN = /\+?\d(?:[ ().\-/]*\d)+/g;
/** What stands between two numbers, or before one: a stroke with room beside it, hours, another line. */
const BETWEEN = /[\n\r,;]|\s\/|\/\s|\b24\/7\b/;

/**
 * Whether a number that is dialled is one by which a recipient was vetted: one that ends as theirs does, since one is written with its
 * country and the other without. Of whom no number is known every number may be theirs.
 */
export function isTheirNumber(reach: string, number: string): boolean {
  const known = reach
    .replaceAll("(0)", "")
    .split(BETWEEN)
    .flatMap((part) => part.match(WRITTEN) ?? [])
    .map(digitsOf)
    .filter(({ length }) => length >= ENOUGH);
  const dialled = digitsOf(number);
  return known.length === 0 || known.some((each) => endsAlike(each, dialled));
}

function endsAlike(one: string, other: string): boolean {
  const [short = "", long = ""] = [one, other].toSorted((a, b) => a.length - b.length);
  return short.length >= ENOUGH && long.length - short.length <= COUNTRY_MAX && long.endsWith(short);
}

/** Without what is dialled before a number inside its own country. */
function digitsOf(written: string): string {
  return written.replaceAll(/\D/g, "").replace(/^0+/, "");
}
