import { hiddenCharacter } from "@holdfast/case-schema";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";
import { tagged } from "./tagged.ts";

/** Words of colleagues to colleagues that hold something nobody sees, or that turns the words beside it. */
export const CharactersRefused = builder
  .objectRef<{ readonly character: string }>("CharactersRefused")
  .implement({
    ...needs("contact.note"),
    description:
      "A control character, half of one, or a mark that turns the direction of the words beside it.",
    fields: (t) => ({
      character: t.exposeString("character", { description: "The first one, by its number: U+202E." }),
    }),
  });

/** Why words cannot stand as they are written, or `null` when they can. Nothing is taken out of them: whoever wrote it does. */
export function refuseCharacters(
  text: string,
): { readonly character: string; readonly __typename: "CharactersRefused" } | null {
  const character = hiddenCharacter(text);
  return character === null ? null : tagged("CharactersRefused", { character });
}
