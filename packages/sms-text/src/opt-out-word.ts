/** Words that carriers agree on, with their Spanish and French sisters. */
const STOP = new Set([
  "stop",
  "stopall",
  "unsubscribe",
  "cancel",
  "end",
  "quit",
  "revoke",
  "optout",
  "opt-out",
  "opt out",
  "alto",
  "pare",
  "parar",
  "baja",
  "arret",
  "arrêt",
  "désabonner",
  "desabonner",
]);
/** No YES: it is what people answer when they are asked whether they are safe. */
const START = new Set(["start", "unstop"]);
/** Longer than each of them with all that may stand around it. A long text is a message, and looking at its ends takes time. */
const LENGTH_MAX = 40;

/**
 * Whether a text that is one such word and nothing else opts out (`true`) or in again (`false`); `null` for all others.
 * Words inside a sentence mean what the sentence means.
 */
export function optOutWord(text: string): boolean | null {
  if (text.length > LENGTH_MAX) return null;
  const word = text
    // Wide letters, and accents that stand apart, are the letters they show.
    .normalize("NFKC")
    // What shows nothing says nothing.
    .replace(/[\p{Cf}\p{Variation_Selector}]/gu, "")
    .trim()
    .replace(/^\p{P}+|\p{P}+$/gu, "")
    .toLowerCase();
  if (STOP.has(word)) return true;
  return START.has(word) ? false : null;
}
