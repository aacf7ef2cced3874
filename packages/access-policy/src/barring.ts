import type { Role } from "@holdfast/case-schema";
import { decideAccess } from "./decide.ts";

/** Of whom somebody has to be left who is not barred from a case: who ends bars and looks at emergencies (A85). */
const KEPT: ReadonlySet<Role> = new Set<Role>(["shift_lead", "privacy_officer"]);

/**
 * Whether somebody of that role can be barred from a case. `nobody`: their role lets them near none. `last`: nobody else of their role
 * would be left who is not disabled or barred.
 */
export function decideBarring(role: Role, isOneLeft: boolean): "yes" | "nobody" | "last" {
  if (!decideAccess(role, "case.read").allowed) return "nobody";
  return KEPT.has(role) && !isOneLeft ? "last" : "yes";
}
