import type { Rule } from "./rule.ts";

/** Rules of what the person said (D), and the last one, for what no other rule knows (Z0). */
export const RELEASE_RULES = [
  {
    id: "D1",
    outcome: "refuse",
    when: {
      consent_state: ["invalid"],
    },
    reason: "The release on file does not count.",
    obligations: ["explain_why", "offer_new_release"],
    first: ["written_release"],
    refs: ["VAWA-b2"],
  },
  {
    id: "D2",
    outcome: "refuse",
    when: {
      consent_state: ["revoked"],
    },
    reason: "The person has withdrawn their yes.",
    obligations: ["tell_recipient_stop_if_shared"],
    refs: ["WSCADV", "NNEDV"],
  },
  {
    id: "D3",
    outcome: "refuse",
    when: {
      consent_state: ["expired"],
    },
    reason: "The release has run out.",
    obligations: ["ask_renewal"],
    first: ["written_release"],
    refs: ["VAWA-b2"],
  },
  {
    id: "D4",
    outcome: "refuse",
    when: {
      subject_role: ["third_party_named"],
      data_classes_not: ["alleged_exploiter"],
      consent_state_not: ["written_valid", "verbal_recorded"],
    },
    reason: "What concerns somebody else is cut out: each adult speaks for themself.",
    obligations: ["redact_third_parties"],
    refs: ["VAWA-b2"],
  },
  {
    id: "D5",
    outcome: "allow_limited",
    when: {
      consent_state: ["written_valid"],
      consent_covers: ["full"],
    },
    reason: "A release that counts names this recipient, this purpose and this kind of fact.",
    obligations: ["minimum_necessary", "notice_to_recipient_no_redisclosure", "log"],
    refs: ["VAWA-b2", "VOCA-94.115"],
  },
  {
    id: "D6",
    outcome: "allow_limited",
    when: {
      consent_state: ["written_valid", "verbal_recorded"],
      consent_covers: ["partial"],
      written_required: [false],
    },
    reason: "The person agreed to some of it; the rest stays here.",
    obligations: ["redact_to_scope", "log"],
    refs: ["IOM", "Primero"],
  },
  {
    id: "D6b",
    outcome: "allow_limited",
    when: {
      consent_state: ["written_valid"],
      consent_covers: ["partial"],
    },
    reason: "The person agreed in writing to some of it; the rest stays here.",
    obligations: ["redact_to_scope", "log"],
    refs: ["IOM", "Primero"],
  },
  {
    id: "D7",
    outcome: "allow_limited",
    when: {
      consent_state: ["verbal_recorded"],
      person_present_three_way: [true],
      recipient_type_not: ["law_enforcement"],
    },
    reason: "The person is on the line, agreed to the call and speaks for themself.",
    obligations: ["introduce_without_identifiers", "log"],
    refs: ["NNEDV", "NHTH-directory"],
  },
  {
    id: "D8",
    outcome: "allow_limited",
    when: {
      consent_state: ["verbal_recorded"],
      consent_covers: ["full"],
      written_required: [false],
    },
    reason: "The person said yes, it was read back to them, and nothing here asks for writing.",
    obligations: ["read_back", "second_staff_witness_if_le", "log"],
    refs: ["hotline-policy", "NHTH-FAQ"],
  },
  {
    id: "D9",
    outcome: "needs_supervisor",
    when: {
      consent_state: ["verbal_recorded"],
      written_required: [true],
    },
    reason: "The person said yes, and here it takes a written one, or a call with them on the line.",
    obligations: ["offer_esign", "offer_three_way"],
    first: ["three_way_call", "written_release"],
    refs: ["VAWA-b2", "NNEDV"],
  },
  {
    id: "D10",
    outcome: "refuse",
    when: {
      consent_state: ["none"],
      subject_role: ["person_in_situation"],
      recipient_type: ["law_enforcement"],
      adult_tip_policy: ["consent_only"],
    },
    reason: "An adult decides whether police are involved.",
    obligations: ["offer_le_options_talk"],
    refs: ["brief", "NHTH-approach"],
  },
  {
    id: "D11",
    outcome: "needs_supervisor",
    when: {
      consent_state: ["none"],
      recipient_type: ["law_enforcement"],
      adult_tip_policy: ["case_by_case"],
    },
    reason:
      "This came from somebody else about an adult, and this hotline weighs each: do no harm, and try to reach the person first.",
    obligations: ["do_no_harm_checklist"],
    refs: ["NHTH-approach", "CA-hotline"],
  },
  {
    id: "D12",
    outcome: "refuse",
    when: {
      consent_state: ["none"],
    },
    reason: "There is no yes, and none of the exceptions.",
    obligations: ["offer_self_contact", "offer_three_way"],
    refs: ["hotline-policy"],
  },
  {
    id: "Z0",
    outcome: "refuse",
    when: {},
    reason: "Nothing says that it may go.",
    obligations: ["log"],
    refs: ["hotline-policy"],
  },
] as const satisfies readonly Rule[];
