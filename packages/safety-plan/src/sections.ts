import { z } from "zod";
import type { ForWhom, PlanPhase } from "./plan-words.ts";

/** Everything that a plan can have a part about. */
export const Section = z.enum([
  "red_flag_check",
  "verify_employer_and_contract",
  "documents_stay_with_me",
  "check_in_person_and_time",
  "emergency_numbers_on_paper",
  "exit_money",
  "visa_rights_info",
  "code_words",
  "risk_now_and_pattern_of_supervision",
  "safer_rooms_and_exits",
  "code_words_and_signal",
  "important_numbers_memorised",
  "documents_where_and_copies",
  "medicine",
  "money_stash",
  "phone_safety",
  "injury_protection",
  "record_of_events_if_safe",
  "children_plan",
  "whom_to_trust",
  "time_window",
  "route_and_rehearsal",
  "meeting_point",
  "transport",
  "bag",
  "documents",
  "children_and_dependants",
  "pets",
  "companion_or_pick_up",
  "shelter_and_backup",
  "who_calls_emergency_if_no_check_in",
  "what_trafficker_may_do_next",
  "new_phone_number_accounts_location_sharing",
  "address_confidentiality_program",
  "protective_order_options",
  "tell_work_school_childcare_what",
  "routes_and_routines",
  "immigration_and_labour_remedies",
  "benefits_and_records",
  "health",
  "emotional_safety_plan",
  "money_and_debts_in_my_name",
  "court_dates",
  "next_check_in",
  "what_they_saw",
  "how_to_reach_the_person_safely",
  "own_safety",
  "proof_of_representation",
  "privilege",
  "conflict_of_interest",
]);
export type Section = z.infer<typeof Section>;

/** The parts of a plan for the person themselves, by where they stand (SP20). */
export const PHASE_SECTIONS: Readonly<Record<PlanPhase, readonly Section[]>> = {
  considering_job_or_relationship: [
    "red_flag_check",
    "verify_employer_and_contract",
    "documents_stay_with_me",
    "check_in_person_and_time",
    "emergency_numbers_on_paper",
    "exit_money",
    "visa_rights_info",
    "code_words",
  ],
  in_situation: [
    "risk_now_and_pattern_of_supervision",
    "safer_rooms_and_exits",
    "code_words_and_signal",
    "important_numbers_memorised",
    "documents_where_and_copies",
    "medicine",
    "money_stash",
    "phone_safety",
    "injury_protection",
    "record_of_events_if_safe",
    "children_plan",
    "whom_to_trust",
  ],
  leaving: [
    "time_window",
    "route_and_rehearsal",
    "meeting_point",
    "transport",
    "bag",
    "documents",
    "children_and_dependants",
    "pets",
    "companion_or_pick_up",
    "shelter_and_backup",
    "who_calls_emergency_if_no_check_in",
    "what_trafficker_may_do_next",
  ],
  after_exit: [
    "new_phone_number_accounts_location_sharing",
    "address_confidentiality_program",
    "protective_order_options",
    "tell_work_school_childcare_what",
    "routes_and_routines",
    "immigration_and_labour_remedies",
    "benefits_and_records",
    "health",
    "emotional_safety_plan",
    "money_and_debts_in_my_name",
    "court_dates",
    "next_check_in",
  ],
};

const OTHERS: readonly Section[] = ["what_they_saw", "how_to_reach_the_person_safely", "own_safety"];
const PROFESSIONALS: readonly Section[] = [
  ...OTHERS,
  "proof_of_representation",
  "privilege",
  "conflict_of_interest",
];

/** What is told to everybody who plans for somebody else; none of it can be planned (SP21). */
export const THIRD_PARTY_CAUTIONS = [
  "no_confrontation",
  "no_posing_as_police",
  "no_paying_of_debts",
] as const;

/**
 * The parts of a plan for whoever speaks. Who speaks for somebody else never gets the parts of the person's own plan: nothing in
 * theirs brings them to whoever exploits (SP21).
 */
export function sectionsOf(forWhom: ForWhom, phase: PlanPhase): readonly Section[] {
  switch (forWhom) {
    case "self":
      return PHASE_SECTIONS[phase];
    case "attorney_or_professional":
      return PROFESSIONALS;
    case "partner_or_family":
    case "friend":
    case "coworker":
    case "witness":
      return OTHERS;
  }
}

/** What helps when feelings are strong, nearest at hand first; in the person's own words (SP22). */
export const EmotionalStep = z.enum([
  "warning_signs",
  "own_coping",
  "people_and_places_for_distraction",
  "people_to_ask_for_help",
  "professionals_and_lines",
  "making_the_environment_safer",
]);
export type EmotionalStep = z.infer<typeof EmotionalStep>;
