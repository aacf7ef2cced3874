import type { Role } from "@holdfast/case-schema";
import { Capability } from "./capability.ts";
import { ACCESS } from "./table.ts";

/** The answer, with the rule that gave it. */
export type AccessDecision =
  | { readonly allowed: true; readonly rule: "A2" }
  | { readonly allowed: false; readonly rule: "A1" };

/**
 * Whether somebody of this role may do this. Silence is refusal: what the table does not name is denied (A1), and so is
 * a capability or role that comes from outside the types.
 */
export function decideAccess(role: Role, capability: Capability): AccessDecision {
  const named = Object.hasOwn(ACCESS, capability) && ACCESS[capability].includes(role);
  return named ? { allowed: true, rule: "A2" } : { allowed: false, rule: "A1" };
}

/** All that a role may do, in the order of the enumeration; what a console needs to know what to show. */
export function capabilitiesOf(role: Role): readonly Capability[] {
  return Capability.options.filter((capability) => decideAccess(role, capability).allowed);
}
