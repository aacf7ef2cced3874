export { alphabetOf, alphabetSwitch, type Alphabet, type AlphabetSwitch } from "./alphabet.ts";
export { plainQuotes, type PlainQuote, type PlainQuotes } from "./plain-quotes.ts";
export { LIMITS, segmentsOf, type Segments } from "./segments.ts";
export { splitAtSentences, type SplitLimits } from "./split-at-sentences.ts";
