import type { Rule } from "./rule.ts";

/** Rules for whoever asks us: family, media, police, courts, child welfare (C). */
export const ASKED_RULES = [
  {
    id: "C1",
    outcome: "refuse",
    when: {
      trigger: ["family_or_other_inquiry", "media_inquiry"],
    },
    reason:
      "Whoever asks is not told that anybody contacted us, nor that nobody did, whatever the person has signed.",
    obligations: ["neither_confirm_nor_deny", "log_inquiry", "warn_person_if_safe"],
    refs: ["hotline-policy", "CA-hotline"],
  },
  {
    id: "C2",
    outcome: "refuse",
    when: {
      trigger: ["law_enforcement_informal", "administrative_warrant"],
      consent_state_not: ["written_valid", "verbal_recorded"],
    },
    reason: "A request is no order, and neither is a warrant that no judge signed.",
    obligations: ["neither_confirm_nor_deny", "log_inquiry", "notify_supervisor"],
    refs: ["NNEDV-subpoena"],
  },
  {
    id: "C3",
    outcome: "needs_supervisor",
    when: {
      trigger: ["law_enforcement_exigent"],
    },
    reason:
      "Police say it is urgent: we judge the emergency by what we know ourselves, and then as for any emergency.",
    obligations: ["supervisor_decision_15min", "counsel_on_call"],
    refs: ["988-IR"],
  },
  {
    id: "C4",
    outcome: "needs_legal",
    when: {
      trigger: ["subpoena_unsigned_by_judge"],
    },
    reason: "No judge signed this subpoena: it is neither ignored nor obeyed, counsel answers it.",
    obligations: ["no_production", "legal_hold", "notify_person_attempt"],
    refs: ["NNEDV-subpoena"],
  },
  {
    id: "C5",
    outcome: "needs_legal",
    when: {
      trigger: ["court_order", "search_warrant_judicial"],
    },
    reason:
      "A judge can compel us: counsel looks whether and how far this order does, and no more than that is given.",
    obligations: ["legal_hold", "notify_person_attempt", "protective_steps", "log_production"],
    refs: ["VAWA-b2", "VOCA-94.115"],
  },
  {
    id: "C6",
    outcome: "needs_supervisor",
    when: {
      trigger: ["child_welfare_inquiry"],
    },
    reason:
      "Child welfare asks: it is answered within a report that we make, with the person's yes, or under an order.",
    obligations: ["verify_requester"],
    refs: ["state-law"],
  },
  {
    id: "C7",
    outcome: "needs_supervisor",
    when: {
      trigger: ["law_enforcement_informal", "administrative_warrant"],
    },
    reason:
      "Police ask, and the person's yes may cover it: first the officer is called back, and the person is asked once more.",
    obligations: ["verify_requester_callback", "ask_person_again"],
    refs: ["NNEDV"],
  },
] as const satisfies readonly Rule[];
