import { hasVisibleText } from "@holdfast/case-schema";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";
import { tagged } from "./tagged.ts";

interface Refused {
  readonly limit: number;
  readonly length: number;
}

/**
 * A text that is too long, or shows nothing. Both numbers count UTF-16 code units; the limit is 0 with a text that shows
 * nothing, and where no text can be sent at all.
 */
export const TextRefused = builder.objectRef<Refused>("TextRefused").implement({
  ...needs("contact.note"),
  description:
    "length and limit in UTF-16 code units; limit 0 with a text that shows nothing, and where none can be sent",
  fields: (t) => ({ limit: t.exposeInt("limit"), length: t.exposeInt("length") }),
});

/** Why a text cannot be stored, or `null` when it can. Longer text is refused, never cut. */
export function refuseText(
  text: string,
  limit: number,
): (Refused & { readonly __typename: "TextRefused" }) | null {
  if (!hasVisibleText(text)) return tagged("TextRefused", { limit: 0, length: text.length });
  if (text.length > limit) return tagged("TextRefused", { limit, length: text.length });
  return null;
}
