import { ConsentState, DataClass, DisclosureTrigger, RecipientType, SubjectAge } from "@holdfast/case-schema";

/** Everything that the table reads, each with all that it can be. Names are those of the table, so that its rules can be told. */
export const INPUTS = Object.freeze({
  trigger: DisclosureTrigger.options,
  recipient_type: RecipientType.options,
  data_classes: DataClass.options,
  subject_age: SubjectAge.options,
  subject_role: ["person_in_situation", "signaler_only", "third_party_named"],
  consent_state: ConsentState.options,
  consent_covers: ["full", "partial", "none"],
  written_required: [true, false],
  risk: [
    "none",
    "danger_in_situation",
    "imminent_risk_less_invasive_left",
    "imminent_risk_exhausted",
    "attempt_or_life_threat_in_progress",
    "threat_to_identifiable_other",
  ],
  minor_harm: [
    "none",
    "reasonable_suspicion",
    "uncertain",
    "historic_adult_survivor_no_current_child",
    "historic_adult_survivor_child_maybe_at_risk",
  ],
  vulnerable_adult: ["no", "suspected"],
  duty_to_warn: ["mandatory", "permissive", "none", "unknown"],
  person_present_three_way: [true, false],
  adult_tip_policy: ["consent_only", "case_by_case"],
  role_has_need_to_know: [true, false],
} as const);

export type InputName = keyof typeof INPUTS;

/** What an input can be. */
export type InputValue<Name extends InputName> = (typeof INPUTS)[Name][number];

/**
 * All that is known when something would leave: about one person, for one recipient, of one kind of fact. `consent_state` and
 * `consent_covers` are this person's own, for this recipient (`consentFor`); for the alleged exploiter they are those of
 * whoever told it.
 */
export type ConsentInput = { readonly [Name in InputName]: InputValue<Name> };

export const INPUT_NAMES = Object.freeze(Object.keys(INPUTS) as readonly InputName[]);
