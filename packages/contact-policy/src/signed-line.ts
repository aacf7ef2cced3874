import { NO_NAMES } from "./no-names.ts";
import { piecesOf } from "./plain-form.ts";

/** More is a sentence. */
const WORDS_MAX = 6;
/** Fewer digits could be a number to call for help, a door or a time. */
const DIGITS_MIN = 7;
const DIGITS_MAX = 15;

/** Of a mailbox or of a whole site: a link to anything in particular could say where somebody is. */
const ADDRESS = /^(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?:\/\/|www\.)[\w-]+(?:\.[\w-]+)+\/?)$/iu;
const NUMBER = /^[+(]?\d[\d\s().+/-]*$/u;
/** What stands before a number or an address. */
const LABEL = /^(?:tel|tél|cel|cell|mob|mobile|móvil|fax|email|e-mail|mail|web)[.:]{0,2}$/iu;
const NAME = /^\p{Lu}[\p{L}\p{M}.'’-]*,?$/u;
/** Small words within names. */
const WITHIN: ReadonlySet<string> = new Set(
  "de del la las los y da dos e le les du des et van von der den bin al el".split(" "),
);
const BETWEEN = /^[|•·/:–-]$/u;

/**
 * Whether a line below two dashes could be nothing but a signature's: a name, a number or an address. A word in capitals, one that
 * is no name, a short number: what is only written like a signature may be a cry, and is taken for one in doubt (CP45).
 */
export function couldBeSigned(line: string): boolean {
  const words = line
    .normalize("NFC")
    .trim()
    .split(/\s+/u)
    .filter((word) => !BETWEEN.test(word));
  const bare = words.filter((word) => !LABEL.test(word));
  return isNumber(bare.join(" ")) || isAddresses(bare) || isNames(words);
}

function isNumber(text: string): boolean {
  const digits = text.replaceAll(/\D/gu, "").length;
  return NUMBER.test(text) && digits >= DIGITS_MIN && digits <= DIGITS_MAX;
}

function isAddresses(words: readonly string[]): boolean {
  return words.length > 0 && words.every((word) => ADDRESS.test(word));
}

function isNames(words: readonly string[]): boolean {
  const named = words.filter((word) => !WITHIN.has(word));
  return (
    named.length > 0 &&
    words.length <= WORDS_MAX &&
    named.every(isName) &&
    piecesOf(named.join(" ")).every((piece) => !NO_NAMES.has(piece))
  );
}

/** Written as a name is, and not shouted. */
function isName(word: string): boolean {
  return NAME.test(word) && (word.length <= 2 || word !== word.toUpperCase());
}
