/** Fewer digits are a time or a count, not somebody's number. */
const DIGITS_MIN = 7;
/** Without its country, as people of the country write it. */
const NATIONAL_DIGITS = 10;

/** The digits of a telephone number, `null` when the word is none. */
export function digitsOf(word: string): string | null {
  if (!/^\+?[\d\s().-]+$/.test(word)) return null;
  const digits = word.replaceAll(/\D/g, "");
  return digits.length >= DIGITS_MIN ? digits : null;
}

/** How people and programs write a number: with and without country and plus, in groups. */
export function writtenForms(digits: string): readonly string[] {
  const national = digits.slice(-NATIONAL_DIGITS);
  const parts =
    national.length === NATIONAL_DIGITS
      ? [national.slice(0, 3), national.slice(3, 6), national.slice(6)]
      : [national.slice(0, -4), national.slice(-4)];
  const grouped = ["-", " ", ".", ""].map((mark) => parts.join(mark));
  const [area, ...rest] = parts;
  // Whatever stands before it, a country with or without its plus, is found with it.
  return [...grouped, `(${area}) ${rest.join("-")}`, `(${area}) ${rest.join(" ")}`];
}

/** As the telephone network writes it: two digits a byte, the first one low or high, filled up with F. */
export function halfByteForms(digits: string): readonly Buffer[] {
  const filled = digits.length % 2 === 0 ? digits : `${digits}F`;
  const swapped = filled.replaceAll(/(.)(.)/g, "$2$1");
  return [filled, swapped].map((hex) => Buffer.from(hex, "hex"));
}
