import type { InHand, InquiryAsker } from "@holdfast/case-schema";
import { decide } from "../decide.ts";
import type { MixedInput } from "../decision.ts";
import type { Obligation } from "../rule.ts";
import { inquiryTrigger } from "./inquiry-trigger.ts";

/**
 * What to do with whoever asks, before anybody is looked up and without it (SPEC.md, CO73): it takes what they said and nothing
 * else. Whoever asks for help for somebody who is with them is no inquiry (CO74), and is never asked about here.
 */
export function inquirySteps(asker: InquiryAsker, inHand: InHand): readonly Obligation[] {
  const trigger = inquiryTrigger(asker, inHand);
  // Asked of nobody: who has said nothing, of the kind that whoever asks is. What is left out can be anything and changes nothing.
  const asked = {
    trigger,
    recipient_type: RECIPIENT[asker],
    data_classes: ["existence_of_contact"],
    consent_state: "none",
  };
  const { obligations } = decide({ ...NOBODY, ...asked } as MixedInput);
  return [...new Set<Obligation>([...ALWAYS, ...obligations])];
}

/** What is done whoever asks. */
const ALWAYS: readonly Obligation[] = [
  "neither_confirm_nor_deny",
  "log_inquiry",
  "verify_requester_callback",
];

const RECIPIENT = {
  police: "law_enforcement",
  court: "court",
  family: "named_individual",
  media: "public_or_media",
  child_welfare: "child_protection",
  funder_or_research: "funder",
  somebody_else: "named_individual",
} as const;

const NOBODY = {
  subject_age: "unknown",
  subject_role: "person_in_situation",
  consent_covers: "none",
  written_required: true,
  risk: "none",
  minor_harm: "none",
  vulnerable_adult: "no",
  duty_to_warn: "unknown",
  person_present_three_way: false,
  adult_tip_policy: "consent_only",
  role_has_need_to_know: false,
} as const;
