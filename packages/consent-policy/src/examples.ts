import { told, type Example } from "./example.ts";

/** At least one example for each rule, in the table's order where it comes first. */
export const EXAMPLES: readonly Example[] = [
  told("A1", "allow", "Yearly numbers for a funder", {
    trigger: "funder_or_research_request",
    recipient_type: "funder",
    data_classes: "aggregate_statistics",
  }),
  told("A2", "refuse", "A researcher wants telephone numbers, hashed", {
    trigger: "funder_or_research_request",
    recipient_type: "research",
    data_classes: "contact_means",
  }),
  told("A3", "refuse", "A relative asks where the shelter is, and she signed", {
    recipient_type: "named_individual",
    data_classes: "shelter_location",
    consent_state: "written_valid",
    consent_covers: "full",
  }),
  told("A3b", "refuse", "Ambulance: would it be told that he has no papers", {
    recipient_type: "emergency_services",
    data_classes: "immigration_status",
    risk: "attempt_or_life_threat_in_progress",
  }),
  told("A9", "allow_limited", "She asks what is kept about her", {
    trigger: "person_request",
    recipient_type: "person_themself",
  }),
  told("A4", "allow_limited", "A colleague on the same shift", {
    trigger: "internal_access",
    recipient_type: "own_staff",
  }),
  told("A5", "needs_supervisor", "A member of staff who has nothing to do with it", {
    trigger: "internal_access",
    recipient_type: "own_staff",
    role_has_need_to_know: false,
  }),
  told("A6", "allow_limited", "The company that carries our calls", {
    trigger: "vendor_or_interpreter",
    recipient_type: "processor_vendor",
  }),
  told("A7", "allow_limited", "An interpreter, and the person agreed", {
    trigger: "vendor_or_interpreter",
    recipient_type: "interpreter",
    consent_state: "verbal_recorded",
  }),
  told("A8", "refuse", "An interpreter, and nobody asked the person", {
    trigger: "vendor_or_interpreter",
    recipient_type: "interpreter",
  }),
  told("B0", "allow_limited", "Help is near to be needed, and the person agrees to 911", {
    recipient_type: "emergency_services",
    consent_state: "verbal_recorded",
    consent_covers: "full",
    risk: "imminent_risk_less_invasive_left",
  }),
  told("B1", "allow_limited", "A life in danger now: 911", {
    recipient_type: "emergency_services",
    risk: "attempt_or_life_threat_in_progress",
  }),
  told("B2", "allow_limited", "Nothing gentler is left: 911", {
    recipient_type: "emergency_services",
    risk: "imminent_risk_exhausted",
  }),
  told("B3", "needs_supervisor", "Imminent, and gentler ways are left: 911", {
    recipient_type: "emergency_services",
    risk: "imminent_risk_less_invasive_left",
  }),
  told("B4", "required", "A trafficked child: child protection", {
    recipient_type: "child_protection",
    subject_age: "minor",
    minor_harm: "reasonable_suspicion",
  }),
  told("B4a", "required", "The report about a child names the exploiter", {
    recipient_type: "law_enforcement",
    data_classes: "alleged_exploiter",
    subject_role: "third_party_named",
    minor_harm: "reasonable_suspicion",
  }),
  told("B5b", "needs_supervisor", "Harm is suspected and the age is not settled", {
    recipient_type: "child_protection",
    subject_age: "minor_suspected",
    minor_harm: "reasonable_suspicion",
  }),
  told("B5", "needs_supervisor", "Nobody is sure whether a child is harmed", {
    recipient_type: "child_protection",
    subject_age: "minor_suspected",
    minor_harm: "uncertain",
  }),
  told("B6", "refuse", "An adult tells of childhood, no child is at risk", {
    recipient_type: "child_protection",
    minor_harm: "historic_adult_survivor_no_current_child",
  }),
  told("B7", "required", "A threat against a neighbour, and a duty to warn", {
    recipient_type: "law_enforcement",
    risk: "threat_to_identifiable_other",
    duty_to_warn: "mandatory",
  }),
  told("B8", "needs_supervisor", "A threat against a neighbour, and nobody knows of a duty", {
    recipient_type: "emergency_services",
    risk: "threat_to_identifiable_other",
    duty_to_warn: "unknown",
  }),
  told("B9", "needs_supervisor", "An adult who cannot protect themself", {
    recipient_type: "adult_protection",
    vulnerable_adult: "suspected",
  }),
  told("C1", "refuse", "A mother asks whether her daughter called", {
    trigger: "family_or_other_inquiry",
    recipient_type: "named_individual",
    data_classes: "existence_of_contact",
  }),
  told("C2", "refuse", "A detective telephones and has nothing in hand", {
    trigger: "law_enforcement_informal",
    recipient_type: "law_enforcement",
  }),
  told("C3", "needs_supervisor", "Police say it is urgent", {
    trigger: "law_enforcement_exigent",
    recipient_type: "law_enforcement",
    risk: "danger_in_situation",
  }),
  told("C4", "needs_legal", "A lawyer's subpoena", {
    trigger: "subpoena_unsigned_by_judge",
    recipient_type: "court",
  }),
  told("C5", "needs_legal", "A judge's order", { trigger: "court_order", recipient_type: "court" }),
  told("C6", "needs_supervisor", "Child welfare calls and asks, and we suspect nothing", {
    trigger: "child_welfare_inquiry",
    recipient_type: "child_protection",
  }),
  told("C7", "needs_supervisor", "A detective telephones, and the person has signed", {
    trigger: "law_enforcement_informal",
    recipient_type: "law_enforcement",
    consent_state: "written_valid",
    consent_covers: "full",
  }),
  told("D1", "refuse", "Facts of another adult, signed by somebody else", {
    subject_role: "third_party_named",
    consent_state: "invalid",
    consent_covers: "full",
  }),
  told("D2", "refuse", "A release that was withdrawn", { consent_state: "revoked" }),
  told("D3", "refuse", "A release that has run out", { consent_state: "expired" }),
  told("D4", "refuse", "She asks what a fellow worker told us", {
    trigger: "person_request",
    recipient_type: "person_themself",
    subject_role: "third_party_named",
  }),
  told("D5", "allow_limited", "The exploiter's name for the police, and whoever told it signed", {
    recipient_type: "law_enforcement",
    data_classes: "alleged_exploiter",
    subject_role: "third_party_named",
    consent_state: "written_valid",
    consent_covers: "full",
  }),
  told("D6", "allow_limited", "Some of it, agreed to aloud, where nothing asks for writing", {
    consent_state: "verbal_recorded",
    consent_covers: "partial",
    written_required: false,
  }),
  told("D6b", "allow_limited", "Some of it, agreed to in writing", {
    consent_state: "written_valid",
    consent_covers: "partial",
  }),
  told("D7", "allow_limited", "A call with the provider, and the person on the line", {
    consent_state: "verbal_recorded",
    consent_covers: "full",
    person_present_three_way: true,
  }),
  told("D8", "allow_limited", "A referral agreed to aloud, where nothing asks for writing", {
    consent_state: "verbal_recorded",
    consent_covers: "full",
    written_required: false,
  }),
  told("D9", "needs_supervisor", "A referral agreed to aloud, where it takes writing", {
    consent_state: "verbal_recorded",
    consent_covers: "full",
  }),
  told("D10", "refuse", "A child is reported to police: what of the adult beside them", {
    recipient_type: "law_enforcement",
    data_classes: "narrative",
    minor_harm: "reasonable_suspicion",
  }),
  told("D11", "needs_supervisor", "A friend's tip about an adult, where each is weighed", {
    recipient_type: "law_enforcement",
    adult_tip_policy: "case_by_case",
  }),
  told("D12", "refuse", "A child is reported to child protection: what of the adult beside them", {
    recipient_type: "child_protection",
    data_classes: "narrative",
    minor_harm: "reasonable_suspicion",
  }),
  told("Z0", "refuse", "A yes for something else, and many things unclear", {
    trigger: "person_request",
    recipient_type: "law_enforcement",
    data_classes: "narrative",
    subject_age: "unknown",
    subject_role: "signaler_only",
    consent_state: "verbal_recorded",
    written_required: false,
    risk: "imminent_risk_less_invasive_left",
    minor_harm: "reasonable_suspicion",
    vulnerable_adult: "suspected",
    duty_to_warn: "mandatory",
    adult_tip_policy: "case_by_case",
  }),
  told("D4", "refuse", "Facts of another adult whom nobody asked", { subject_role: "third_party_named" }),
  told("C2", "refuse", "A child may be at risk, and a detective simply asks", {
    trigger: "law_enforcement_informal",
    recipient_type: "law_enforcement",
    subject_age: "minor",
    minor_harm: "reasonable_suspicion",
  }),
  told("D1", "refuse", "A release for everything to everybody", { consent_state: "invalid" }),
  told("B0", "allow_limited", "The person says: yes, send an ambulance", {
    trigger: "person_request",
    recipient_type: "emergency_services",
    consent_state: "verbal_recorded",
    consent_covers: "full",
  }),
  told("D12", "refuse", "The exploiter's name for the police, and whoever told it said nothing", {
    recipient_type: "law_enforcement",
    data_classes: "alleged_exploiter",
    subject_role: "third_party_named",
  }),
  told("D12", "refuse", "To a hotline across the border, and nobody asked", {
    trigger: "sister_hotline_handoff",
    recipient_type: "sister_hotline",
  }),
  told("D12", "refuse", "A referral, and there is no release", {}),
  told("D12", "refuse", "A child is reported: the name of the adult who called", {
    recipient_type: "child_protection",
    subject_role: "signaler_only",
    minor_harm: "reasonable_suspicion",
  }),
  told("D10", "refuse", "An adult in danger: police, and they did not agree", {
    recipient_type: "law_enforcement",
    risk: "danger_in_situation",
  }),
  told("A3b", "refuse", "A child is reported: the child's papers", {
    recipient_type: "child_protection",
    data_classes: "immigration_status",
    subject_age: "minor",
    minor_harm: "reasonable_suspicion",
  }),
  told("C7", "needs_supervisor", "A detective telephones, and the person said yes aloud", {
    trigger: "law_enforcement_informal",
    recipient_type: "law_enforcement",
    consent_state: "verbal_recorded",
    consent_covers: "full",
  }),
  told("C2", "refuse", "Officers bring a warrant that no judge signed", {
    trigger: "administrative_warrant",
    recipient_type: "law_enforcement",
  }),
  told("A3b", "refuse", "Adult protection: their papers, and the person said yes aloud", {
    recipient_type: "adult_protection",
    data_classes: "immigration_status",
    consent_state: "verbal_recorded",
    consent_covers: "full",
    written_required: false,
  }),
  told("D6", "allow_limited", "Some of it, agreed to in writing, where nothing asks for writing", {
    consent_state: "written_valid",
    consent_covers: "partial",
    written_required: false,
  }),
  told("Z0", "refuse", "Police, and the person said yes to something else", {
    recipient_type: "law_enforcement",
    consent_state: "verbal_recorded",
    written_required: false,
  }),
  told("D12", "refuse", "A referral without a release, where each tip is weighed", {
    adult_tip_policy: "case_by_case",
  }),
];
