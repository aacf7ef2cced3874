import type { Language } from "@holdfast/case-schema";
import { WORDINGS } from "@holdfast/outside-wordings";

/**
 * All that whoever is on call is told outside of the house (G632): that they are needed, and where to sign in. One text whatever happened,
 * to whomever, and on which channel, so that nothing can be read from it.
 */
export function alarmText(language: Language, house: URL): string {
  return `${WORDINGS[language].alarm.needed} ${house.origin}`;
}

/** The code that confirms where somebody wishes to be told. */
export function alarmCodeText(language: Language, code: string): string {
  return `${WORDINGS[language].alarm.code} ${code}`;
}
