import type { Role } from "@holdfast/case-schema";
import { decideAccess } from "./decide.ts";

/** What somebody is to a case. Their role alone opens none. */
export interface CaseRelation {
  readonly role: Role;
  readonly isOnShift: boolean;
  /** Whether they have or had a contact that is filed there, while it was. */
  readonly hadContact: boolean;
  /** Whether a lead let them in by name. */
  readonly isLetIn: boolean;
}

/** What somebody would do with a case. */
export type CaseDeed = "read" | "change" | "let_in";

const NEEDS = { read: "case.read", change: "case.change", let_in: "case.let_in" } as const;

/** The answer, with the rule that gave it. */
export type CaseDecision =
  | { readonly allowed: true; readonly rule: "A50" | "A51" | "A52" }
  | { readonly allowed: false; readonly rule: "A1" | "A49" };

/** Whether somebody may do this with a case, by what they are to it. Silence is refusal (A1, A49). */
export function decideCase(relation: CaseRelation, deed: CaseDeed): CaseDecision {
  const { role, isOnShift, hadContact, isLetIn } = relation;
  if (!decideAccess(role, NEEDS[deed]).allowed) return { allowed: false, rule: "A1" };
  if (role === "shift_lead" && isOnShift) return { allowed: true, rule: "A52" };
  if (deed === "let_in") return { allowed: false, rule: "A49" };
  if (isLetIn) return { allowed: true, rule: "A51" };
  // Who once answered and keeps the house now has no case by that any more (A5).
  if (hadContact && decideAccess(role, "case.change").allowed) return { allowed: true, rule: "A50" };
  return { allowed: false, rule: "A49" };
}

/** What somebody is to a contact that they would file into a case. */
export interface FilingStanding {
  readonly role: Role;
  readonly isOnShift: boolean;
  readonly contact: "theirs" | "closed" | "others";
}

export type FilingDecision =
  | { readonly allowed: true; readonly rule: "A53" }
  | { readonly allowed: false; readonly rule: "A1" | "A53" };

/** Whether somebody may say in which case a contact is: whoever has it, and once it is closed a lead on shift. */
export function decideFiling({ role, isOnShift, contact }: FilingStanding): FilingDecision {
  if (!decideAccess(role, "case.file").allowed) return { allowed: false, rule: "A1" };
  const isLead = role === "shift_lead" && isOnShift;
  return { allowed: contact === "theirs" || (contact === "closed" && isLead), rule: "A53" };
}
