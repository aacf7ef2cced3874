import { hasVisibleText } from "@holdfast/case-schema";
import { plainQuotes, segmentsOf } from "@holdfast/sms-text";
import { t } from "@lingui/core/macro";
import { textsWords } from "./text-count.ts";

/** Words that were written plainly, with what they were before. */
export interface WrittenPlainly {
  readonly before: string;
  readonly after: string;
}

/** The offer to write words plainly, with the gain in words; `null` where nothing is gained. */
export function plainOffer(text: string): (WrittenPlainly & { readonly gain: string }) | null {
  const offer = plainQuotes(text);
  if (offer === null || !hasVisibleText(text)) return null;
  const [before, after] = [segmentsOf(text).segments, segmentsOf(offer.text).segments];
  const [texts, fewer] = [textsWords(before), String(after)];
  return {
    before: text,
    after: offer.text,
    gain: after < before ? t`${texts} → ${fewer}` : t`more room in each text`,
  };
}
