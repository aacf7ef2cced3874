import type { NeutralChecks, QuietWords } from "@holdfast/case-schema";
import { DEFAULT_QUIET_WORDS } from "@holdfast/contact-policy";
import type { CurrentSettings } from "@holdfast/db";
import { NEUTRAL_CHECKS } from "@holdfast/outside-wordings";

/** What holds of a setting that nobody changed and of which the store knows no default; `null` for every other. */
export function asDelivered(name: string): QuietWords | NeutralChecks | null {
  switch (name) {
    case "quietWords":
      return DEFAULT_QUIET_WORDS;
    case "neutralChecks":
      return DELIVERED_CHECKS;
    default:
      return null;
  }
}

const DELIVERED_CHECKS: NeutralChecks = {
  en: [...NEUTRAL_CHECKS.en],
  es: [...NEUTRAL_CHECKS.es],
  fr: [...NEUTRAL_CHECKS.fr],
};

/** The words in force that nobody else should read on somebody's screen. */
export function quietWordsNow({ quietWords }: Pick<CurrentSettings, "quietWords">): QuietWords {
  return quietWords ?? DEFAULT_QUIET_WORDS;
}

/** The check messages in force that tell nothing. */
export function neutralChecksNow({ neutralChecks }: Pick<CurrentSettings, "neutralChecks">): NeutralChecks {
  return neutralChecks ?? DELIVERED_CHECKS;
}
