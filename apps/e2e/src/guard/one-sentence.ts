import { wordsIn } from "./leaks.ts";

/** Traces of how the house is built, which are nobody's business outside. */
const INSIDES = /node_modules|\/src\/|\bat \w+ \(|postgres|prisma|zod/i;

/** Longer than any sentence a refusal has; pages of the house itself are HTML and may be longer. */
const SENTENCE_MAX = 300;

/**
 * What is wrong with a refusal, one line a fault: it must have a status of the asker's making, be short or a page, and
 * hold no trace of the house's insides nor of what was sent.
 */
export function refusalFaults(what: string, status: number, text: string, sent: readonly string[]): string[] {
  const wrong = [
    ...(status >= 200 && status < 500 ? [] : ["status"]),
    ...(wordsIn(text, sent).length === 0 ? [] : ["repeats what was sent"]),
    ...(INSIDES.test(text) ? ["shows insides"] : []),
    ...(text.length <= SENTENCE_MAX || text.includes("<html") ? [] : ["is long"]),
  ];
  return wrong.map((fault) => `${what}: ${fault}: ${status} ${text.slice(0, 200)}`);
}
