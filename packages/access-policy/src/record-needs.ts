import type { Capability } from "./capability.ts";
import type { CaseAct, ContactAct } from "./record-row.ts";

/** What a role has to be allowed before any record is looked at. A table of records that grants more than these cannot be read. */
export const CASE_NEEDS = {
  read: "case.read",
  change: "case.change",
  withdraw: "release.withdraw",
  serve: "legal.keep",
  let_in: "case.let_in",
  decide_held: "held.decide",
  bar: "case.bar",
  break_glass: "case.break_glass",
  review_glass: "case.review_glass",
  read_plan: "safety_plan.read",
  change_plan: "safety_plan.change",
  lead_crisis: "crisis.lead",
  unmask: "case.unmask",
} as const satisfies Readonly<Record<CaseAct, Capability>>;

export const CONTACT_NEEDS = {
  file: "case.file",
  find: "contact.read",
  read: "contact.read",
  unmask: "contact.unmask",
} as const satisfies Readonly<Record<ContactAct, Capability>>;
