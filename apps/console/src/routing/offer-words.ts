import { t } from "@lingui/core/macro";
import { languageWords, mediumWords } from "../text/domain-words.ts";
import type { OfferData } from "./offer-documents.ts";

/** What is offered, and by whom: facts only. */
export function offerWords({ by, contact }: OfferData): string {
  const name = String(contact.number);
  const facts = [
    mediumWords(contact.medium),
    ...(contact.language === null ? [] : [languageWords(contact.language)]),
  ].join(", ");
  return by === null
    ? t`Contact ${name} is offered to you first (${facts}).`
    : t`${by} offers you contact ${name} (${facts}).`;
}
