export { alphabetOf, alphabetSwitch, type Alphabet, type AlphabetSwitch } from "./alphabet.ts";
export { invitesOptOut } from "./invites-opt-out.ts";
export { plainQuotes, type PlainQuote, type PlainQuotes } from "./plain-quotes.ts";
export { LIMITS, segmentsOf, type Segments } from "./segments.ts";
export { sentencesOf } from "./sentences.ts";
export { splitAtSentences, type Room, type SplitLimits } from "./split-at-sentences.ts";
export { switchCost, type SwitchCost } from "./switch-cost.ts";
