import type { DisclosureTrigger } from "@holdfast/case-schema";

/** Who has asked us, as records say: nothing of it comes from whoever would send. */
export interface Demands {
  /** What each open inquiry and legal process of this recipient sets off, as far as it is about this case. */
  readonly open: readonly DisclosureTrigger[];
  /** Whether somebody asks of whom nobody has said yet who they are, and who could be this recipient. */
  readonly isUnknown: boolean;
  /** Whether a judge's order of this recipient's is about this case, and counsel found that it binds us. */
  readonly isOrdered: boolean;
}

/** Nobody has asked. */
export const NO_DEMANDS: Demands = Object.freeze({
  open: Object.freeze([]),
  isUnknown: false,
  isOrdered: false,
});

/** The strictest first: what the table refuses whatever was signed, then what no word of ours opens, then what one does. */
const STRICTEST_FIRST: readonly DisclosureTrigger[] = Object.freeze([
  "media_inquiry",
  "family_or_other_inquiry",
  "funder_or_research_request",
  "law_enforcement_informal",
  "administrative_warrant",
  "law_enforcement_exigent",
  "subpoena_unsigned_by_judge",
  "child_welfare_inquiry",
  "search_warrant_judicial",
  "court_order",
]);

/**
 * What sets a disclosure off (SPEC.md, CO62): of all that is open the strictest, whatever is said; where nothing is, what is said.
 */
export function triggerOf(said: DisclosureTrigger, { open }: Pick<Demands, "open">): DisclosureTrigger {
  const strictest = STRICTEST_FIRST.find((each) => open.includes(each));
  // What no record can be of is no demand, and sets off nothing by itself.
  return strictest ?? said;
}

/** Whether somebody who demands is behind it, by what sets it off. */
export function isDemand(trigger: DisclosureTrigger): boolean {
  return STRICTEST_FIRST.includes(trigger);
}
