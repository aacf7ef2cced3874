import { decideAccess } from "@holdfast/access-policy";
import type { Role, UserId } from "@holdfast/case-schema";
import type { PictureSettings } from "@holdfast/db";

/** Somebody inside, as far as it matters here. */
interface Person {
  readonly id: UserId;
  readonly role: Role;
}

/**
 * Whether somebody is the named officer (A10): the person the setting names, or, while it names nobody who could
 * decide, each privacy officer. A name that went away must not leave a decision to nobody.
 */
export function isOfficer(
  { id, role }: Person,
  { officerId }: Pick<PictureSettings, "officerId">,
  staff: readonly Person[],
): boolean {
  if (!decideAccess(role, "report.decide").allowed) return false;
  const named = staff.find((one) => one.id === officerId);
  return named !== undefined && decideAccess(named.role, "report.decide").allowed
    ? named.id === id
    : role === "privacy_officer";
}
