import { DisclosureOutcome } from "@holdfast/case-schema";
import { z } from "zod";
import { INPUT_NAMES, INPUTS, type InputName, type InputValue } from "./input.ts";
import { WayToYes } from "./way-to-yes.ts";

/** What has to be done where a rule has decided; codes, for which whoever shows them has sentences. */
export const Obligation = z.enum([
  "active_engagement_checklist",
  "ask_person_again",
  "ask_renewal",
  "audit",
  "check_state_exception",
  "confirm_contact_made",
  "contract_check",
  "counsel_on_call",
  "do_no_harm_checklist",
  "explain_why",
  "interpreter_conflict_check",
  "introduce_without_identifiers",
  "legal_hold",
  "log",
  "log_inquiry",
  "log_production",
  "mandated_report_clock",
  "minimum_necessary",
  "neither_confirm_nor_deny",
  "no_production",
  "notice_to_recipient_no_redisclosure",
  "notify_person_attempt",
  "notify_supervisor",
  "offer_esign",
  "offer_intermediary_contact",
  "offer_le_options_talk",
  "offer_new_release",
  "offer_self_contact",
  "offer_three_way",
  "own_facts_only",
  "post_review_24h",
  "protective_steps",
  "read_back",
  "redact_third_parties",
  "redact_to_scope",
  "release_register",
  "run_suppression",
  "safe_verification",
  "second_staff_witness_if_le",
  "send_what_was_agreed",
  "supervisor_alert_now",
  "supervisor_concurrence",
  "supervisor_cosign",
  "supervisor_decision_15min",
  "supervisor_decision_60min",
  "supervisor_review_24h",
  "tell_person_before_report_if_safe",
  "tell_person_unless_unsafe",
  "tell_recipient_stop_if_shared",
  "verify_requester",
  "verify_requester_callback",
  "warn_person_if_safe",
  "written_followup_if_state_requires",
]);
export type Obligation = z.infer<typeof Obligation>;

/** When a rule matches: each input is one of these, and each `_not` none of those. Nothing named matches always. */
export type When = {
  readonly [Name in InputName]?: readonly InputValue<Name>[];
} & {
  readonly [Name in InputName as `${Name}_not`]?: readonly InputValue<Name>[];
};

/** One line of the table. Of all that match the first decides. */
export interface Rule {
  readonly id: string;
  readonly outcome: DisclosureOutcome;
  readonly when: When;
  /** Why, in one sentence that holds for everybody: it tells nothing of anybody. */
  readonly reason: string;
  readonly obligations: readonly Obligation[];
  /** Ways to a yes that come before those that are nearest otherwise. */
  readonly first?: readonly WayToYes[];
  /** Where it comes from, by the keys of `SOURCES`. */
  readonly refs: readonly Source[];
}

/** What a rule stands on. The table is a draft until a lawyer and advisors who are survivors have gone through it. */
export const SOURCES = Object.freeze({
  "VAWA-b2": "34 USC 12291(b)(2)",
  "VOCA-94.115": "28 CFR 94.115",
  FVPSA: "42 USC 10406(c)(5), 45 CFR 1370.4",
  "OVW-FAQ-3": "Office on Violence Against Women, questions on confidentiality, 2017",
  "OLR-19-states": "Connecticut Office of Legislative Research, 2014-R-0011",
  "JAAPL-2014": "Journal of the American Academy of Psychiatry and the Law 42(4), table 1",
  "988-IR": "988 Lifeline, policy for imminent risk",
  NNEDV: "National Network to End Domestic Violence, practice on releases",
  "NNEDV-subpoena": "National Network to End Domestic Violence, answering a subpoena",
  WSCADV: "Washington State Coalition Against Domestic Violence, summary of 2019",
  CWIG: "Child Welfare Information Gateway",
  "state-law": "the law of the place, see the rows of jurisdictions",
  "CA-hotline": "Canadian Human Trafficking Hotline, its principles",
  "NHTH-FAQ": "National Human Trafficking Hotline, its questions and answers",
  "NHTH-approach": "National Human Trafficking Hotline, its approach",
  "NHTH-directory": "National Human Trafficking Hotline, its directory",
  "HTCDS-guidance": "Human Trafficking Case Data Standard, its guidance",
  IOM: "International Organization for Migration, practice",
  Primero: "Primero, practice of referrals",
  "hotline-policy": "the four exceptions that hotlines tell people of at the start",
  practice: "practice of the field",
  brief: "what this product is for",
});
export type Source = keyof typeof SOURCES;

const values = INPUT_NAMES.flatMap((name) => {
  const some = z.array(z.literal([...INPUTS[name]])).min(1);
  return [
    [name, some.optional()],
    [`${name}_not`, some.optional()],
  ] as const;
});

/** A rule as it is read at a border: an unknown input, value, outcome or duty makes it none. */
export const RuleRecord = z.strictObject({
  id: z.string().regex(/^[A-Z]\d{1,2}[a-z]?$/),
  outcome: DisclosureOutcome,
  when: z.strictObject(Object.fromEntries(values)),
  reason: z.string().min(20).max(240),
  obligations: z.array(Obligation),
  first: z.array(WayToYes).optional(),
  refs: z.array(z.enum(Object.keys(SOURCES) as [Source, ...Source[]])).min(1),
});
