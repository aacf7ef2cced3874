import type { DisclosureTrigger, RecipientType } from "@holdfast/case-schema";

const OUTSIDE: readonly RecipientType[] = [
  "emergency_services",
  "law_enforcement",
  "child_protection",
  "adult_protection",
  "service_provider",
  "attorney_of_person",
  "court",
  "sister_hotline",
  "named_individual",
  "interpreter",
  "intended_victim",
  "public_or_media",
  "funder",
  "research",
];
const COMPELS: readonly RecipientType[] = [
  "court",
  "law_enforcement",
  "attorney_of_person",
  "named_individual",
];

/**
 * To whom something can go that was set off in this way. The table reads several triggers alone: who demands is answered as
 * whoever demands, and by no other name.
 */
const TO_WHOM: Readonly<Record<DisclosureTrigger, readonly RecipientType[]>> = Object.freeze({
  person_request: [...OUTSIDE, "person_themself"],
  advocate_initiative: OUTSIDE,
  law_enforcement_informal: ["law_enforcement"],
  law_enforcement_exigent: ["law_enforcement"],
  subpoena_unsigned_by_judge: COMPELS,
  court_order: COMPELS,
  search_warrant_judicial: ["law_enforcement", "court"],
  administrative_warrant: ["law_enforcement"],
  child_welfare_inquiry: ["child_protection"],
  family_or_other_inquiry: ["named_individual", "attorney_of_person", "service_provider", "intended_victim"],
  media_inquiry: ["public_or_media"],
  funder_or_research_request: ["funder", "research"],
  sister_hotline_handoff: ["sister_hotline"],
  vendor_or_interpreter: ["processor_vendor", "interpreter"],
  internal_access: ["own_staff"],
});

/** Whether something that was set off in this way can go to somebody of this kind. */
export function canAskFor(trigger: DisclosureTrigger, recipient: RecipientType): boolean {
  return Object.hasOwn(TO_WHOM, trigger) && TO_WHOM[trigger].includes(recipient);
}
