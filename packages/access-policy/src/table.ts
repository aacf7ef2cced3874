import type { Role } from "@holdfast/case-schema";
import type { Capability } from "./capability.ts";

const everybody = ["advocate", "shift_lead", "privacy_officer", "counsel", "administrator"] as const;
const whoeverAnswers = ["advocate", "shift_lead"] as const;
/** Who can be the named officer. Of these, the gateway lets only the one proceed who is (A10). */
const whoeverMayBeNamed = ["privacy_officer", "counsel"] as const;

/** The one table: which roles may do what. A role that is not named may not (A1); frozen, lists included (A8). */
export const ACCESS: Readonly<Record<Capability, readonly Role[]>> = Object.freeze({
  "self.read": Object.freeze(everybody),
  "self.change": Object.freeze(everybody),
  "queue.read": Object.freeze(whoeverAnswers),
  "contact.read": Object.freeze(whoeverAnswers),
  "contact.claim": Object.freeze(whoeverAnswers),
  "contact.answer": Object.freeze(whoeverAnswers),
  "contact.note": Object.freeze(whoeverAnswers),
  "contact.triage": Object.freeze(whoeverAnswers),
  "contact.escalate": Object.freeze(whoeverAnswers),
  "escalation.see": Object.freeze(["shift_lead"] as const),
  // Whose it is to give and to accept, what they are to it says (A105 to A107).
  "contact.hand_over": Object.freeze(whoeverAnswers),
  // Of which contact, who has it says; leads of any (A124).
  "whisper.keep": Object.freeze(whoeverAnswers),
  "draft.read": Object.freeze(whoeverAnswers),
  "draft.write": Object.freeze(whoeverAnswers),
  "contact.transfer": Object.freeze(whoeverAnswers),
  "contact.take_over": Object.freeze(whoeverAnswers),
  "contact.continue": Object.freeze(whoeverAnswers),
  // Of which contact, what they are to it says (A74, A75).
  "contact.unmask": Object.freeze(whoeverAnswers),
  "contact.return": Object.freeze(whoeverAnswers),
  "follow_up.keep": Object.freeze(whoeverAnswers),
  "follow_up.note": Object.freeze(["shift_lead"] as const),
  "contact.reassign": Object.freeze(["shift_lead"] as const),
  "contact.close": Object.freeze(whoeverAnswers),
  "contact.keep_preference": Object.freeze(whoeverAnswers),
  "contact.judge_hands": Object.freeze(whoeverAnswers),
  "contact.end_danger": Object.freeze(whoeverAnswers),
  "contact.ask_lift": Object.freeze(whoeverAnswers),
  "contact.lift_lock": Object.freeze(["shift_lead"] as const),
  "contact.block": Object.freeze(["shift_lead"] as const),
  "contact.mark_shared": Object.freeze(whoeverAnswers),
  "contact.plan": Object.freeze(whoeverAnswers),
  // Which case is theirs is decided beside this, by what they are to it (A49).
  "case.read": Object.freeze([...whoeverAnswers, ...whoeverMayBeNamed] as const),
  "case.change": Object.freeze(whoeverAnswers),
  // Of which case, what they are to it says (A93, A94, A140).
  "case.unmask": Object.freeze(whoeverAnswers),
  "case.file": Object.freeze(whoeverAnswers),
  "case.let_in": Object.freeze(["shift_lead"] as const),
  "case.bar": Object.freeze(["shift_lead", "privacy_officer"] as const),
  "case.break_glass": Object.freeze(whoeverAnswers),
  "case.review_glass": Object.freeze(["shift_lead", "privacy_officer"] as const),
  // Of which case, what they are to it says (A95 to A98).
  "safety_plan.read": Object.freeze([...whoeverAnswers, ...whoeverMayBeNamed] as const),
  "safety_plan.change": Object.freeze(whoeverAnswers),
  "crisis.lead": Object.freeze(["shift_lead"] as const),
  "recipient.read": Object.freeze([...whoeverAnswers, ...whoeverMayBeNamed] as const),
  "recipient.vet": Object.freeze(["privacy_officer"] as const),
  // Of somebody of a case, what they are to it says (A113).
  "recipient.unmask": Object.freeze([...whoeverAnswers, ...whoeverMayBeNamed] as const),
  "release.read": Object.freeze([...whoeverAnswers, ...whoeverMayBeNamed] as const),
  "release.keep": Object.freeze(whoeverAnswers),
  "release.withdraw": Object.freeze([...whoeverAnswers, "privacy_officer"] as const),
  "disclosure.send": Object.freeze(whoeverAnswers),
  "disclosure.sign": Object.freeze(["shift_lead"] as const),
  "held.decide": Object.freeze(["shift_lead", "counsel"] as const),
  "person.forget": Object.freeze(["shift_lead"] as const),
  "inquiry.log": Object.freeze(everybody),
  "inquiry.handle": Object.freeze(["shift_lead", ...whoeverMayBeNamed] as const),
  "inquiry.unmask": Object.freeze(["shift_lead", ...whoeverMayBeNamed] as const),
  "legal.keep": Object.freeze(["shift_lead", "counsel"] as const),
  "legal.decide": Object.freeze(["counsel"] as const),
  "breach.report": Object.freeze(everybody),
  "breach.handle": Object.freeze(["shift_lead", "privacy_officer"] as const),
  "call.answer": Object.freeze(whoeverAnswers),
  "call.dial": Object.freeze(whoeverAnswers),
  "call.listen": Object.freeze(["shift_lead"] as const),
  "closed.read": Object.freeze(whoeverAnswers),
  "shift.keep": Object.freeze(whoeverAnswers),
  "board.read": Object.freeze(whoeverAnswers),
  // Their own time and breaks: there is no capability to see somebody else's (A110).
  "care.keep": Object.freeze(whoeverAnswers),
  "workload.read": Object.freeze(["shift_lead"] as const),
  "workload.check_in": Object.freeze(["shift_lead"] as const),
  "rota.read": Object.freeze(everybody),
  "rota.keep": Object.freeze(["shift_lead", "administrator"] as const),
  "alarm.see": Object.freeze(everybody),
  // Their own alone (A134).
  "alarm.reach": Object.freeze(everybody),
  "last_hour.read": Object.freeze(["shift_lead"] as const),
  "announcement.read": Object.freeze(whoeverAnswers),
  "announcement.say": Object.freeze(["shift_lead"] as const),
  "surge.see": Object.freeze(whoeverAnswers),
  "surge.turn": Object.freeze(["shift_lead"] as const),
  "practice.keep": Object.freeze(whoeverAnswers),
  "practice.oversee": Object.freeze(["shift_lead"] as const),
  "staff.list": Object.freeze([...whoeverAnswers, "administrator"] as const),
  "staff.manage": Object.freeze(["administrator"] as const),
  // Everybody reads their own (A129).
  "skill.keep": Object.freeze(["shift_lead", "administrator"] as const),
  "picture.view": Object.freeze(whoeverAnswers),
  "picture.quarantine": Object.freeze(whoeverAnswers),
  "file.download": Object.freeze(whoeverAnswers),
  "source.download": Object.freeze(whoeverAnswers),
  "report.read": Object.freeze(whoeverMayBeNamed),
  "report.decide": Object.freeze(whoeverMayBeNamed),
  "grounding.use": Object.freeze(whoeverAnswers),
  // As a clinician or a survivor advisor, by their own word; what they imported they do not look at (DB587).
  "grounding.review": Object.freeze([...whoeverAnswers, "administrator"] as const),
  "grounding.keep": Object.freeze(["administrator"] as const),
  "grounding.counts": Object.freeze(["shift_lead", "administrator"] as const),
  "settings.read": Object.freeze(everybody),
  "settings.change": Object.freeze(["administrator"] as const),
  "quarantine.read": Object.freeze(["administrator"] as const),
  // Of a case that bars them nobody is shown anything: that is decided beside this (A65).
  "audit.read": Object.freeze(["privacy_officer", "administrator"] as const),
});
