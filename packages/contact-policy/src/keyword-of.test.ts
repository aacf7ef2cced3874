import type { KeywordKind, Keywords } from "@holdfast/case-schema";
import { DEFAULT_KEYWORDS, Keywords as KeywordsSchema } from "@holdfast/case-schema";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keywordOf, keywordsThatClash, keywordTexts } from "./keyword-of.ts";

const kindOf = (text: string): KeywordKind | null => keywordOf(text, DEFAULT_KEYWORDS)?.kind ?? null;

/** Who says of which words that they opt out (handbook 4.4). */
const SOURCES: readonly (readonly [source: string, words: string])[] = [
  ["carriers (CTIA)", "STOP END CANCEL UNSUBSCRIBE QUIT"],
  ["Twilio", "STOP UNSUBSCRIBE END QUIT STOPALL REVOKE OPTOUT CANCEL"],
  ["AWS", "ARRET CANCEL END OPT-OUT OPTOUT QUIT REMOVE STOP TD UNSUBSCRIBE"],
  ["the FCC's examples", "STOP QUIT END REVOKE OPT_OUT CANCEL UNSUBSCRIBE"],
  ["Spanish", "ALTO PARE PARAR BAJA CANCELAR"],
  ["French", "ARRET ARRÊT FIN DESABONNER DÉSABONNER"],
];

describe("words that stand alone", () => {
  it.each(SOURCES)("[CP60] whatever opts out for %s opts out: %s", (_source, words) => {
    for (const word of words.split(" ")) expect(kindOf(word.replace("_", " "))).toBe("opt_out");
  });

  it("[CP60] and nothing does that no source names", () => {
    const named = new Set(SOURCES.flatMap(([, words]) => words.replaceAll("_", " ").split(" ")));
    const said = DEFAULT_KEYWORDS.lists.flatMap((list) => list.opt_out).flatMap((word) => word.split(" "));
    expect(said.filter((word) => !named.has(word))).toEqual([]);
  });

  it.each(["HELP", "INFO", "BEFREE", "Help!", "ayuda", "Aidez-moi"])(
    "[CP61] %s calls for a person",
    (word) => {
      expect(kindOf(word)).toBe("help");
    },
  );

  it.each(["YES", "yes.", "SI", "Sí", "si\u0301", "oui"])(
    "[CP63] %s is a yes, and opts nobody in",
    (word) => {
      expect(kindOf(word)).toBe("yes");
    },
  );

  it.each(["START", "unstop", "Start."])("[CP63] %s opts in", (word) => {
    expect(kindOf(word)).toBe("opt_in");
  });

  it.each([
    "stop",
    " Stop. ",
    "STOP!!!",
    "¡alto!",
    "opt-out",
    "Opt  Out",
    "ＳＴＯＰ",
    "st\u200Bop",
    "STOP 🛑",
    "«Arrêt»",
    `STOP${"\n".repeat(80)}`,
    `${" \u00A0".repeat(80)}alto`,
    `${"\u200B".repeat(80)}stop${"\u2060".repeat(80)}`,
  ])("[CP61] %j is one, whatever stands around it", (text) => {
    expect(kindOf(text)).toBe("opt_out");
  });

  it.each([
    "please stop him",
    "stop texting me",
    "the end",
    "help me he is here",
    "stopp",
    "🛑",
    "",
    "...",
    `STOP${"!".repeat(300)}`,
  ])("[CP61] %j is a message", (text) => {
    expect(kindOf(text)).toBeNull();
  });

  it("[CP60] names the edition and the language, and nothing of the message", () => {
    expect(keywordOf(" Alto! ", DEFAULT_KEYWORDS)).toEqual({ kind: "opt_out", language: "es", version: 0 });
  });

  it("[CP60] are lists that can be kept, in which no word says two things", () => {
    expect(KeywordsSchema.parse(DEFAULT_KEYWORDS)).toEqual(DEFAULT_KEYWORDS);
    expect(keywordsThatClash(DEFAULT_KEYWORDS)).toEqual([]);
  });

  it("[CP60] names a word that says two things, and takes it for the graver one until then", () => {
    const [english] = DEFAULT_KEYWORDS.lists;
    const clash: Keywords = {
      version: 2,
      lists: [
        { language: "en", opt_out: ["STOP"], opt_in: ["Sí"], help: [], yes: ["YES"] },
        { language: "es", opt_out: ["Yes"], opt_in: [], help: ["stop!"], yes: ["SI"] },
      ],
    };
    expect(english).toBeDefined();
    expect(keywordsThatClash(clash)).toEqual(["stop", "yes", "si"]);
    expect(keywordOf("yes", clash)?.kind).toBe("opt_out");
    expect(keywordOf("stop", clash)?.kind).toBe("opt_out");
  });

  it("[CP61] a word more makes it a message", () => {
    fc.assert(
      fc.property(fc.constantFrom(...keywordTexts(DEFAULT_KEYWORDS)), (word) => {
        expect(kindOf(word)).not.toBeNull();
        expect(kindOf(`${word} him`)).toBeNull();
        expect(kindOf(`they ${word}`)).toBeNull();
      }),
    );
  });
});
