import type { EmotionalStep, Section } from "@holdfast/safety-plan";
import { t } from "@lingui/core/macro";

/** What a part of a plan is about. */
export function sectionWords(section: Section): string {
  return {
    red_flag_check: t`Signs to be careful about`,
    verify_employer_and_contract: t`Checking the employer and the contract`,
    documents_stay_with_me: t`My papers stay with me`,
    check_in_person_and_time: t`Who hears from me, and when`,
    emergency_numbers_on_paper: t`Numbers for an emergency, on paper`,
    exit_money: t`Money to leave with`,
    visa_rights_info: t`My rights with my visa`,
    code_words: t`That there are code words, and with whom`,
    risk_now_and_pattern_of_supervision: t`The danger now, and when I am watched`,
    safer_rooms_and_exits: t`Safer rooms and ways out`,
    code_words_and_signal: t`That there is a signal, and who knows it`,
    important_numbers_memorised: t`Numbers that I know by heart`,
    documents_where_and_copies: t`Where my papers are, and copies`,
    medicine: t`Medicine`,
    money_stash: t`Money put aside`,
    phone_safety: t`Safety of my phone`,
    injury_protection: t`Protecting my body`,
    record_of_events_if_safe: t`Writing down what happens, if that is safe`,
    children_plan: t`A plan for the children`,
    whom_to_trust: t`Whom I trust`,
    time_window: t`When it could be`,
    route_and_rehearsal: t`The way, and going over it`,
    meeting_point: t`Where to meet`,
    transport: t`How I travel`,
    bag: t`A bag`,
    documents: t`Papers to take`,
    children_and_dependants: t`Children, and others who need me`,
    pets: t`Animals`,
    companion_or_pick_up: t`Who comes with me, or for me`,
    shelter_and_backup: t`Where I go, and where else`,
    who_calls_emergency_if_no_check_in: t`Who calls for help if I am not heard of`,
    what_trafficker_may_do_next: t`What they may do next`,
    new_phone_number_accounts_location_sharing: t`A new number, accounts, sharing of my place`,
    address_confidentiality_program: t`Keeping my address private`,
    protective_order_options: t`Protection by a court`,
    tell_work_school_childcare_what: t`What work, school and childcare are told`,
    routes_and_routines: t`Ways and habits`,
    immigration_and_labour_remedies: t`Rights of stay and of work`,
    benefits_and_records: t`Benefits and records`,
    health: t`Health`,
    emotional_safety_plan: t`When feelings are strong`,
    money_and_debts_in_my_name: t`Money, and debts in my name`,
    court_dates: t`Days in court`,
    next_check_in: t`When we speak next`,
    what_they_saw: t`What they saw`,
    how_to_reach_the_person_safely: t`How to reach the person safely`,
    own_safety: t`Their own safety`,
    proof_of_representation: t`Proof that they speak for the person`,
    privilege: t`What stays privileged, and what does not`,
    conflict_of_interest: t`Whether their interests go against the person’s`,
  }[section];
}

/** What helps with strong feelings, nearest at hand first. */
export function emotionalWords(step: EmotionalStep): string {
  return {
    warning_signs: t`How I notice that it begins`,
    own_coping: t`What I can do by myself`,
    people_and_places_for_distraction: t`People and places that take my mind off it`,
    people_to_ask_for_help: t`People whom I can ask for help`,
    professionals_and_lines: t`Professionals and lines`,
    making_the_environment_safer: t`Making what is around me safer`,
  }[step];
}
