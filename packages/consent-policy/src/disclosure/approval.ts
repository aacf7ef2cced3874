import type { PersonalClass, PersonId, Role } from "@holdfast/case-schema";
import type { Decision } from "../decision.ts";
import type { ConsentInput } from "../input.ts";
import type { Demands } from "../inquiry/demands.ts";
import type { RuleId } from "../table.ts";

/** Who has to say so before a fact goes. */
export type Approver = "supervisor" | "counsel";

/** That somebody who may has said so: of one person, one kind of fact, the rule that asked for it, and the release that it stood on. */
export interface Approval {
  readonly subject: PersonId;
  readonly dataClass: PersonalClass;
  readonly ruleId: RuleId;
  readonly releaseId: string | null;
  readonly by: Approver;
}

/** The one role that is each approver. Nobody stands in for counsel, an administrator neither. */
export const APPROVER_ROLE: Readonly<Record<Approver, Role>> = Object.freeze({
  supervisor: "shift_lead",
  counsel: "counsel",
});

/** Rules that no word of ours opens: the demand is answered otherwise, and what we judge ourselves is asked as ours. */
const NEVER_BY_APPROVAL: readonly RuleId[] = ["C3", "C4"];

/**
 * Whose word a decision waits for; `null`: nobody's. Help that is sent once nothing gentler is left (B2) is a yes that a lead has
 * to concur with first; a life in danger (B1) waits for nobody.
 */
export function approverOf({
  outcome,
  obligations,
}: Pick<Decision, "outcome" | "obligations">): Approver | null {
  if (outcome === "needs_legal") return "counsel";
  const waits = outcome === "needs_supervisor" || obligations.includes("supervisor_concurrence");
  return waits ? "supervisor" : null;
}

/** Why something waits for a word: its rule asks for one, or whoever gets it could have demanded it by a gentler name. */
export type WhyHeld = "rule" | "asked_of_us";

/** Why it waits, of what waits. */
export function whyHeld(decision: Pick<Decision, "outcome" | "obligations">): WhyHeld {
  return approverOf(decision) === null ? "asked_of_us" : "rule";
}

/**
 * Whether the word of whoever may would open it at all. What child welfare asks for, only with the person's own yes (C6); what a judge
 * is said to order (C5), only where an order is written down that counsel found to bind us.
 */
export function isOpenedByApproval(
  { ruleId }: Pick<Decision, "ruleId">,
  { consent_state }: Pick<ConsentInput, "consent_state">,
  { isOrdered }: Pick<Demands, "isOrdered">,
): boolean {
  if (NEVER_BY_APPROVAL.includes(ruleId)) return false;
  if (ruleId === "C5") return isOrdered;
  return ruleId !== "C6" || consent_state === "written_valid" || consent_state === "verbal_recorded";
}

/** Why somebody may not decide a held part. */
export type MayNotDecide = "not_the_role" | "own";

/** Whether this one may decide what is held: only the role that it waits for, and nobody what they asked for themself. */
export function mayDecideHeld(
  who: { readonly id: string; readonly role: Role },
  held: { readonly approver: Approver; readonly askedBy: string },
): MayNotDecide | null {
  if (who.role !== APPROVER_ROLE[held.approver]) return "not_the_role";
  return who.id === held.askedBy ? "own" : null;
}
