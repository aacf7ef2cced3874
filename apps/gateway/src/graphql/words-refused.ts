import { saysWhy, WHY_LENGTH_MOST, WHY_WORDS_LEAST } from "@holdfast/access-policy";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";
import { tagged } from "./tagged.ts";

interface Refused {
  readonly because: "too_few" | "too_long";
}

const Because = builder.enumType("WordsRefusedBecause", { values: ["too_few", "too_long"] as const });

/** That a text does not say why, for whoever has to (A86). */
export const WordsRefused = builder.objectRef<Refused>("WordsRefused").implement({
  ...needs("self.read"),
  fields: (t) => ({
    because: t.expose("because", { type: Because }),
    wordsLeast: t.int({ resolve: () => WHY_WORDS_LEAST }),
    lengthMost: t.int({ description: "In UTF-16 code units.", resolve: () => WHY_LENGTH_MOST }),
  }),
});

/** Why a text is not taken, or `null` when it is. */
export function refuseWords(text: string): (Refused & { readonly __typename: "WordsRefused" }) | null {
  const is = saysWhy(text);
  return is === "yes" ? null : tagged("WordsRefused", { because: is });
}
