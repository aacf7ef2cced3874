import type { Language, QuietWords } from "@holdfast/case-schema";

/**
 * What a hotline begins with: the words that say what kind of line it is, in the languages that are spoken here. Its own
 * name, its brands and how its case numbers look are for each hotline to add; links are always found.
 */
export const DEFAULT_QUIET_WORDS: QuietWords = {
  entries: [
    ...topic("en", [
      "hotline",
      "hotlines",
      "helpline",
      "helplines",
      "crisis line",
      "textline",
      "text line",
      "trafficking",
      "trafficked",
      "trafficker",
      "traffickers",
      "sex work",
      "prostitution",
      "pimp",
      "forced labor",
      "forced labour",
      "domestic violence",
      "domestic abuse",
      "victim",
      "victims",
      "survivor",
      "survivors",
    ]),
    ...topic("es", [
      "línea de ayuda",
      "línea de crisis",
      "línea de apoyo",
      "la trata",
      "trata de personas",
      "trata de mujeres",
      "trata de menores",
      "trata de blancas",
      "tratante",
      "tratantes",
      "tráfico de personas",
      "prostitución",
      "proxeneta",
      "trabajo forzado",
      "trabajos forzados",
      "violencia doméstica",
      "violencia de género",
      "víctima",
      "víctimas",
      "sobreviviente",
      "sobrevivientes",
    ]),
    ...topic("fr", [
      "ligne d’aide",
      "ligne d’écoute",
      "ligne de crise",
      "la traite",
      "traite des",
      "traite d’êtres humains",
      "trafiquant",
      "trafiquants",
      "proxénète",
      "proxénètes",
      "travail forcé",
      "violence conjugale",
      "violences conjugales",
      "victime",
      "victimes",
      "survivante",
      "survivant",
    ]),
  ],
  caseNumbers: [],
};

/** Named by its own letters, so that a list that grows renames nothing. */
function topic(language: Language, words: readonly string[]): QuietWords["entries"] {
  return words.map((each) => {
    const plain = each.normalize("NFKD").replaceAll(/\p{M}/gu, "");
    return { id: `${language}-${plain.replaceAll(/[^a-z]+/g, "-")}`, kind: "topic", words: each };
  });
}
