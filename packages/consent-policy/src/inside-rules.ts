import type { Rule } from "./rule.ts";

/** Rules that ask first what it is and who would get it: numbers, shelters, the person themself, our own people and those who work for us (A). */
export const INSIDE_RULES = [
  {
    id: "A1",
    outcome: "allow",
    when: {
      data_classes: ["aggregate_statistics"],
    },
    reason: "Numbers that point at nobody may go, once small counts were taken out of them.",
    obligations: ["run_suppression", "release_register"],
    refs: ["VAWA-b2", "VOCA-94.115", "NHTH-FAQ"],
  },
  {
    id: "A2",
    outcome: "refuse",
    when: {
      recipient_type: ["funder", "research", "public_or_media"],
    },
    reason:
      "What concerns one person never goes to funders, researchers or the public, hashed or encrypted neither.",
    obligations: ["neither_confirm_nor_deny"],
    first: ["statistics_only"],
    refs: ["VAWA-b2", "OVW-FAQ-3"],
  },
  {
    id: "A3",
    outcome: "refuse",
    when: {
      data_classes: ["shelter_location"],
      recipient_type_not: ["own_staff", "processor_vendor", "emergency_services"],
    },
    reason:
      "Where a shelter is stays with whoever runs the shelter: the person who stays there cannot give it away, and neither can we.",
    obligations: ["offer_intermediary_contact"],
    first: ["shelter_authority", "intermediary"],
    refs: ["FVPSA", "OLR-19-states"],
  },
  {
    id: "A3b",
    outcome: "refuse",
    when: {
      data_classes: ["immigration_status"],
      recipient_type: [
        "emergency_services",
        "law_enforcement",
        "child_protection",
        "adult_protection",
        "intended_victim",
      ],
      trigger: ["advocate_initiative", "person_request", "child_welfare_inquiry"],
      consent_state_not: ["written_valid"],
    },
    reason:
      "Immigration status never travels with a report or an emergency; only the person's own written yes moves it.",
    obligations: ["redact_to_scope", "log"],
    refs: ["NNEDV", "hotline-policy"],
  },
  {
    id: "A9",
    outcome: "allow_limited",
    when: {
      recipient_type: ["person_themself"],
      trigger: ["person_request"],
      subject_role: ["person_in_situation", "signaler_only"],
    },
    reason: "Everybody may see, correct and have deleted what is kept of themselves.",
    obligations: ["safe_verification", "own_facts_only", "log"],
    refs: ["NNEDV", "HTCDS-guidance"],
  },
  {
    id: "A4",
    outcome: "allow_limited",
    when: {
      trigger: ["internal_access"],
      recipient_type: ["own_staff"],
      role_has_need_to_know: [true],
    },
    reason: "Somebody of ours who works on this needs to know it.",
    obligations: ["audit"],
    refs: ["NNEDV"],
  },
  {
    id: "A5",
    outcome: "needs_supervisor",
    when: {
      trigger: ["internal_access"],
      recipient_type: ["own_staff"],
      role_has_need_to_know: [false],
    },
    reason:
      "Somebody of ours has no need to know this; in an emergency they may look, and are asked about it.",
    obligations: ["audit", "supervisor_review_24h"],
    refs: ["NNEDV"],
  },
  {
    id: "A6",
    outcome: "allow_limited",
    when: {
      recipient_type: ["processor_vendor"],
    },
    reason: "A processor under contract gets what its service cannot do without.",
    obligations: ["contract_check"],
    refs: ["VAWA-b2"],
  },
  {
    id: "A7",
    outcome: "allow_limited",
    when: {
      recipient_type: ["interpreter"],
      consent_state: ["verbal_recorded", "written_valid"],
    },
    reason: "The person agreed to an interpreter; the advocate names nobody to them.",
    obligations: ["interpreter_conflict_check"],
    refs: ["practice"],
  },
  {
    id: "A8",
    outcome: "refuse",
    when: {
      recipient_type: ["interpreter"],
    },
    reason: "Nobody asked the person yet, and an interpreter may be of the same community.",
    obligations: [],
    refs: ["practice"],
  },
] as const satisfies readonly Rule[];
