import type { ContactPreference } from "@holdfast/case-schema";
import type { AgreedTexts } from "@holdfast/contact-policy";
import type { CurrentSettings } from "@holdfast/db";
import { neutralChecksNow } from "./as-delivered.ts";

/** The texts that count word for word: those agreed with them, and the house's that tell nothing. Personal data. */
export function agreedTextsOf(
  preference: ContactPreference | null,
  settings: Pick<CurrentSettings, "neutralChecks">,
): AgreedTexts {
  const neutralChecks = Object.values(neutralChecksNow(settings)).flat();
  if (preference?.may !== "contact") return { coverStory: [], checkQuestion: null, neutralChecks };
  const { codes, checkQuestion } = preference;
  return { coverStory: codes?.danger?.coverStory ?? [], checkQuestion, neutralChecks };
}
