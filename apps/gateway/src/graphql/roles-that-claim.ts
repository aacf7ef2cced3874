import { decideAccess } from "@holdfast/access-policy";
import { Role } from "@holdfast/case-schema";

/** The roles that the access table lets claim: a contact may stand with nobody else. */
export const ROLES_THAT_CLAIM: readonly Role[] = Role.options.filter(
  (role) => decideAccess(role, "contact.claim").allowed,
);
