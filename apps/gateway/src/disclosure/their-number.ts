import { digitsOf, numbersIn } from "@holdfast/case-schema";

/** The fewest digits by which a number is told from another. */
const ENOUGH = 7;
/** The most digits that a country puts before a number (ITU-T E.164, 6.2.1). */
const COUNTRY_MAX = 3;

/**
 * Whether a number that is dialled is one by which a recipient was vetted: one that ends as theirs does, since one is written with its
 * country and the other without. Of whom no number is known every number may be theirs.
 */
export function isTheirNumber(reach: string, number: string): boolean {
  const known = numbersIn(reach).map(digitsOf);
  const dialled = digitsOf(number);
  return known.length === 0 || known.some((each) => endsAlike(each, dialled));
}

function endsAlike(one: string, other: string): boolean {
  const [short = "", long = ""] = [one, other].toSorted((a, b) => a.length - b.length);
  return short.length >= ENOUGH && long.length - short.length <= COUNTRY_MAX && long.endsWith(short);
}
