import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";

/**
 * The 10 000 most frequent passwords of twelve signs and more among ten million that were stolen elsewhere (SecLists), each as the
 * first bytes of its SHA-256: whoever reads this repository should not have to read them.
 */
const FILE = new URL("./guessed-first.bin", import.meta.url);
const STUB_BYTES = 6;

/** Words that a guesser who knows where a password is for tries first: of the product, of the field, of our roles, of passwords. */
const OF_THE_HOUSE = [
  "holdfast",
  "hotline",
  "helpline",
  "lifeline",
  "crisis",
  "trafficking",
  "survivor",
  "advocate",
  "shift",
  "lead",
  "privacy",
  "officer",
  "counsel",
  "administrator",
  "admin",
  "console",
  "passphrase",
  "password",
  "secret",
  "welcome",
  "letmein",
  "changeme",
] as const;

/** What has to be left of a password when these words are out of it, and everything that is no letter. */
const LETTERS_LEFT_MIN = 4;

let known: Promise<ReadonlySet<string>> | undefined;

/** Whether this password is among the first that a guesser tries (G454): one that many people have, or made of words of the house. */
export async function isGuessedFirst(password: string): Promise<boolean> {
  const small = password.normalize("NFKC").toLowerCase();
  known ??= readKnown();
  return (await known).has(stubOf(small)) || isOfTheHouse(small);
}

function isOfTheHouse(small: string): boolean {
  const rest = OF_THE_HOUSE.reduce((left, word) => left.replaceAll(word, " "), small);
  // One without any such word is somebody's own, though it were of digits alone.
  return rest !== small && (rest.match(/\p{L}/gu)?.length ?? 0) < LETTERS_LEFT_MIN;
}

const stubOf = (text: string): string =>
  createHash("sha256").update(text).digest().toString("hex", 0, STUB_BYTES);

async function readKnown(): Promise<ReadonlySet<string>> {
  const bytes = await readFile(FILE);
  return new Set(
    Array.from({ length: bytes.length / STUB_BYTES }, (_, at) =>
      bytes.toString("hex", at * STUB_BYTES, (at + 1) * STUB_BYTES),
    ),
  );
}
