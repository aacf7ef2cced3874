import type { DisclosureOutcome } from "@holdfast/case-schema";
import type { ConsentInput } from "./input.ts";
import type { RuleId } from "./table.ts";

/** One thing that somebody would ask, and what the table says to it. Invented, as everything in an example is. */
export interface Example {
  readonly rule: RuleId;
  readonly outcome: DisclosureOutcome;
  readonly title: string;
  readonly input: ConsentInput;
}

/** A referral about an adult whom nobody asked yet: what an example says nothing of is as here. */
const NOTHING_SAID: ConsentInput = {
  trigger: "advocate_initiative",
  recipient_type: "service_provider",
  data_classes: "identity",
  subject_age: "adult",
  subject_role: "person_in_situation",
  consent_state: "none",
  consent_covers: "none",
  written_required: true,
  risk: "none",
  minor_harm: "none",
  vulnerable_adult: "no",
  duty_to_warn: "none",
  person_present_three_way: false,
  adult_tip_policy: "consent_only",
  role_has_need_to_know: true,
};

/** An example; what it says nothing of is as in that referral. */
export const told = (
  rule: RuleId,
  outcome: DisclosureOutcome,
  title: string,
  input: Partial<ConsentInput>,
): Example => ({ rule, outcome, title, input: { ...NOTHING_SAID, ...input } });
