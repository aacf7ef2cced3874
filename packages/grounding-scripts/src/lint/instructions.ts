import type { Language } from "@holdfast/case-schema";

/**
 * What can be asked of hands, eyes and mind, as a clause of an instruction begins. Asking for an answer is not among them, and nor
 * is letting something be.
 */
const INSTRUCTIONS: Readonly<Record<Language, RegExp>> = {
  en: /^(?:press|push|hold|find|look|notice|name|count|listen|feel|take|breathe|think|pick|choose|put|lift|move|stand|walk|drink|touch|say|give|stretch|hum|imagine|picture|smell|taste|squeeze|rub|tap|wash|wrap)$/,
  es: /^(?:presione|empuje|apriete|tome|tenga|encuentre|busque|mire|note|nombre|cuente|escuche|sienta|respire|piense|elija|ponga|suba|mueva|camine|beba|toque|diga|estire|imagine|huela|pruebe|junte|repita|lave)$/,
  fr: /^(?:pressez|poussez|serrez|prenez|tenez|trouvez|cherchez|regardez|remarquez|nommez|comptez|écoutez|sentez|respirez|pensez|choisissez|posez|levez|bougez|marchez|buvez|touchez|dites|donnez|étirez|imaginez|goûtez|répétez|lavez)$/,
};

/** Verbs that open a phrase in which nothing is asked. */
const IDIOMS = /prenez (?:tout )?votre temps|take (?:all the|your) time|tome(?:se)? su tiempo/giu;
/** Between one clause and the next. */
const BETWEEN = /[.!?;:,…]|(?<!\p{L})(?:and|then|or|y|luego|o|et|puis|ou)(?!\p{L})/giu;
/** What may stand before the verb. */
const LEAD = /^(?:now|first|next|please|just|also|ahora|primero|después|maintenant|d'abord|ensuite)\s+/iu;

/** How many things a text asks somebody to do. More than one at a time is too many (GS22). */
export function instructionsIn(words: string, language: Language): number {
  return words
    .replaceAll(IDIOMS, " ")
    .split(BETWEEN)
    .map((clause) => clause.trim().replace(LEAD, ""))
    .filter((clause) => INSTRUCTIONS[language].test(/^\p{L}+/u.exec(clause.toLowerCase())?.[0] ?? "")).length;
}
