import type { ZxcvbnFactory } from "@zxcvbn-ts/core";

/** As zxcvbn counts: fewer than a hundred million guesses, which is less than a moment for whoever stole the hashes. */
const SCORE_MIN = 3;
/** Of more it reads no more: how long that takes grows faster than its length. */
const LENGTH_READ_MAX = 32;

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

let estimator: Promise<ZxcvbnFactory> | undefined;

/** Whether this password is among the first that a guesser tries (G454): one that many people have, or made of words of the house. */
export async function isGuessedFirst(password: string): Promise<boolean> {
  const small = password.normalize("NFKC").toLowerCase();
  estimator ??= readEstimator();
  return (await estimator).check(small).score < SCORE_MIN || isOfTheHouse(small);
}

function isOfTheHouse(small: string): boolean {
  const rest = OF_THE_HOUSE.reduce((left, word) => left.replaceAll(word, " "), small);
  // One without any such word is somebody's own, though it were of digits alone.
  return rest !== small && (rest.match(/\p{L}/gu)?.length ?? 0) < LETTERS_LEFT_MIN;
}

/** Its lists are read once somebody chooses a password, and not at each start. */
async function readEstimator(): Promise<ZxcvbnFactory> {
  const [core, common] = await Promise.all([import("@zxcvbn-ts/core"), import("@zxcvbn-ts/language-common")]);
  return new core.ZxcvbnFactory({
    dictionary: { passwords: common.dictionary["passwords-common"] },
    graphs: common.adjacencyGraphs,
    maxLength: LENGTH_READ_MAX,
  });
}
