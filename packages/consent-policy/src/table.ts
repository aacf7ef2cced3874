import type { DisclosureOutcome } from "@holdfast/case-schema";
import { ASKED_RULES } from "./asked-rules.ts";
import { HARM_RULES } from "./harm-rules.ts";
import { INSIDE_RULES } from "./inside-rules.ts";
import { RELEASE_RULES } from "./release-rules.ts";
import type { Rule } from "./rule.ts";

/** Which edition of the table decided; kept with every decision, and raised by whatever changes one. */
export const TABLE_VERSION = 1;

type Known = (typeof INSIDE_RULES | typeof HARM_RULES | typeof ASKED_RULES | typeof RELEASE_RULES)[number];

/** Which rule decided. */
export type RuleId = Known["id"];

export type KnownRule = Rule & { readonly id: RuleId };

/** The one table, in the order in which it is read: the first rule that matches decides. Frozen, lists included. */
export const RULES: readonly KnownRule[] = deepFrozen([
  ...INSIDE_RULES,
  ...HARM_RULES,
  ...ASKED_RULES,
  ...RELEASE_RULES,
]);

/** From the strictest on: what cannot be taken apart takes the strictest of all that is in it. `required` stands beside it. */
export const STRICTNESS: readonly Exclude<DisclosureOutcome, "required">[] = Object.freeze([
  "refuse",
  "needs_legal",
  "needs_supervisor",
  "allow_limited",
  "allow",
] as const);

/** Whether something may go, all of it or what a release or a rule names of it. */
export function isYes(outcome: DisclosureOutcome): outcome is "allow" | "allow_limited" {
  return outcome === "allow" || outcome === "allow_limited";
}

function deepFrozen<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null) for (const part of Object.values(value)) deepFrozen(part);
  return Object.freeze(value);
}
