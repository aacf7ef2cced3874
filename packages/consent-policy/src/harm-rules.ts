import type { Rule } from "./rule.ts";

/** Rules of emergencies, reports and warnings: the exceptions, each as narrow as it is told to people at the start (B). */
export const HARM_RULES = [
  {
    id: "B0",
    outcome: "allow_limited",
    when: {
      recipient_type: ["emergency_services"],
      consent_state: ["verbal_recorded", "written_valid"],
    },
    reason: "The person asks for emergency help or agrees to it, and saying so is enough.",
    obligations: ["send_what_was_agreed", "supervisor_alert_now", "confirm_contact_made"],
    refs: ["988-IR", "hotline-policy"],
  },
  {
    id: "B1",
    outcome: "allow_limited",
    when: {
      risk: ["attempt_or_life_threat_in_progress"],
      recipient_type: ["emergency_services"],
    },
    reason:
      "A life is in danger this moment: what it takes to reach the person goes at once, and their yes is sought, not awaited.",
    obligations: [
      "tell_person_unless_unsafe",
      "supervisor_alert_now",
      "confirm_contact_made",
      "post_review_24h",
    ],
    refs: ["988-IR", "hotline-policy"],
  },
  {
    id: "B2",
    outcome: "allow_limited",
    when: {
      risk: ["imminent_risk_exhausted"],
      recipient_type: ["emergency_services"],
    },
    reason: "The risk is imminent and nothing gentler is left to try.",
    obligations: [
      "supervisor_concurrence",
      "tell_person_unless_unsafe",
      "confirm_contact_made",
      "post_review_24h",
    ],
    refs: ["988-IR"],
  },
  {
    id: "B3",
    outcome: "needs_supervisor",
    when: {
      risk: ["imminent_risk_less_invasive_left"],
      recipient_type: ["emergency_services", "law_enforcement"],
      consent_state_not: ["written_valid", "verbal_recorded"],
    },
    reason:
      "The risk is imminent, and gentler ways are left: stay in contact, plan, call together, ask for a yes.",
    obligations: ["active_engagement_checklist"],
    refs: ["988-IR"],
  },
  {
    id: "B4",
    outcome: "required",
    when: {
      minor_harm: ["reasonable_suspicion"],
      subject_age: ["minor"],
      subject_role_not: ["signaler_only"],
      recipient_type: ["child_protection", "law_enforcement"],
      trigger: ["advocate_initiative", "person_request", "child_welfare_inquiry"],
    },
    reason:
      "A minor is suspected to be abused, neglected or trafficked: the authority of the place is told, and no more than it needs.",
    obligations: [
      "mandated_report_clock",
      "supervisor_cosign",
      "tell_person_before_report_if_safe",
      "written_followup_if_state_requires",
    ],
    refs: ["hotline-policy", "state-law", "CWIG"],
  },
  {
    id: "B4a",
    outcome: "required",
    when: {
      minor_harm: ["reasonable_suspicion"],
      data_classes: ["alleged_exploiter"],
      recipient_type: ["child_protection", "law_enforcement"],
      trigger: ["advocate_initiative", "person_request", "child_welfare_inquiry"],
    },
    reason:
      "A report about a minor names whoever is alleged to exploit them; adults in the situation stay out of it unless they say yes.",
    obligations: ["mandated_report_clock", "supervisor_cosign"],
    refs: ["hotline-policy", "state-law"],
  },
  {
    id: "B5b",
    outcome: "needs_supervisor",
    when: {
      minor_harm: ["reasonable_suspicion"],
      subject_age: ["minor_suspected", "unknown"],
      subject_role_not: ["signaler_only"],
      recipient_type: ["child_protection", "law_enforcement"],
      trigger: ["advocate_initiative", "person_request", "child_welfare_inquiry"],
    },
    reason: "Harm is suspected, and whether this person is a minor is not settled.",
    obligations: ["supervisor_decision_60min"],
    refs: ["state-law"],
  },
  {
    id: "B5",
    outcome: "needs_supervisor",
    when: {
      minor_harm: ["uncertain", "historic_adult_survivor_child_maybe_at_risk"],
      recipient_type: ["child_protection", "law_enforcement"],
      trigger: ["advocate_initiative", "person_request", "child_welfare_inquiry"],
    },
    reason:
      "Somebody has to judge whether the suspicion is reasonable, and whether any child is at risk today.",
    obligations: ["supervisor_decision_60min"],
    refs: ["state-law"],
  },
  {
    id: "B6",
    outcome: "refuse",
    when: {
      minor_harm: ["historic_adult_survivor_no_current_child"],
      recipient_type: ["child_protection"],
      consent_state_not: ["written_valid", "verbal_recorded"],
    },
    reason:
      "An adult speaks of their own childhood and no child is at risk now: nothing is reported without their yes.",
    obligations: ["check_state_exception"],
    refs: ["state-law"],
  },
  {
    id: "B7",
    outcome: "required",
    when: {
      risk: ["threat_to_identifiable_other"],
      duty_to_warn: ["mandatory"],
      recipient_type: ["intended_victim", "law_enforcement", "emergency_services"],
    },
    reason: "Somebody who can be named is threatened, and whoever heard it is bound by law to warn.",
    obligations: ["supervisor_cosign", "post_review_24h"],
    refs: ["JAAPL-2014"],
  },
  {
    id: "B8",
    outcome: "needs_supervisor",
    when: {
      risk: ["threat_to_identifiable_other"],
      recipient_type: ["intended_victim", "law_enforcement", "emergency_services"],
    },
    reason:
      "Somebody who can be named is threatened; whether there is a duty to warn depends on the place and on who heard it.",
    obligations: ["supervisor_decision_15min"],
    refs: ["JAAPL-2014", "hotline-policy"],
  },
  {
    id: "B9",
    outcome: "needs_supervisor",
    when: {
      vulnerable_adult: ["suspected"],
      recipient_type: ["adult_protection"],
    },
    reason: "Whether an adult who cannot protect themself must be reported differs from place to place.",
    obligations: ["supervisor_decision_60min"],
    refs: ["state-law"],
  },
] as const satisfies readonly Rule[];
