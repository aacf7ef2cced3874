import { SHIPPED } from "@holdfast/grounding-scripts";
import type { Language } from "@holdfast/case-schema";
import { libraries, type OfferedScript } from "./library.ts";

/** What is shipped, as a demo offers it in a language. */
export function shippedIn(language: Language): readonly OfferedScript[] {
  return SHIPPED.map((script) => ({
    isDraft: true,
    script: { ...script, wordings: { [language]: script.wordings[language] } },
  }));
}

/** Puts the shipped scripts where what was read from the gateway stands. */
export function offerShipped(language: Language, readAt = Number.MAX_SAFE_INTEGER): void {
  libraries.set(new Map([[language, { kind: "ready", scripts: shippedIn(language), readAt }]]));
}
