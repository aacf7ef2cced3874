import { t } from "@lingui/core/macro";
import { classWords } from "../case/class-words.ts";
import type { ReleaseDraft } from "./release-draft.ts";
import { purposeWords } from "./sharing-words.ts";

/** The yes as it is read back: what is still missing stands there as such, and is never filled in. */
export function readBackSentence(
  { purpose, dataClasses, withheldIn, withheld }: ReleaseDraft,
  recipient: string | null,
  until: string,
): string {
  const blank = "…";
  const whom = recipient ?? blank;
  const what = dataClasses.length === 0 ? blank : dataClasses.map(classWords).join(", ");
  const why = purpose === null ? blank : purposeWords(purpose);
  const yes = t`You agree that we tell ${whom}: ${what}. For: ${why}. Until: ${until}.`;
  const back = t`You can take this back at any time by saying so, and we help you all the same.`;
  if (withheldIn.length === 0) return `${yes} ${back}`;
  const kinds = withheldIn.map(classWords).join(", ");
  const words = withheld.trim() === "" ? blank : withheld.trim();
  return `${yes} ${t`We keep back, of ${kinds}: ${words}.`} ${back}`;
}
