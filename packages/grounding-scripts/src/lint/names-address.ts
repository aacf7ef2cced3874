/** Parts of a number as it is written down, each after the one before it. */
const NUMBERS = /\p{Nd}+(?:(?:[ \u00A0./-]|\) ?| \()\p{Nd}+)*/gu;
/** From so many digits in a row on it is a number to write to or to call; nothing that is counted has as many. */
const ROW_MIN = 5;
/** So many digits has the shortest telephone number that is written in parts. */
const PARTS_MIN = 7;
const MAIL = /[\p{L}\p{N}._%+-]@[\p{L}\p{N}]/u;

/** Whether words hold a telephone number or a mail address. Counting, as from ten down to one, is none. */
export function namesAddress(words: string): boolean {
  const read = words.normalize("NFKC").replaceAll(/\p{Default_Ignorable_Code_Point}/gu, "");
  return MAIL.test(read) || (read.match(NUMBERS) ?? []).some(isTelephone);
}

function isTelephone(written: string): boolean {
  const parts = (written.match(/\p{Nd}+/gu) ?? []).map((part) => part.length);
  if (parts.some((digits) => digits >= ROW_MIN)) return true;
  const inParts = parts.filter((digits) => digits > 1).reduce((sum, digits) => sum + digits, 0);
  return inParts >= PARTS_MIN;
}
