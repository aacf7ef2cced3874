import { decideAccess } from "@holdfast/access-policy";
import { Role } from "@holdfast/case-schema";

/** The roles that the access table lets keep a shift: nobody else stands on the board. */
export const ROLES_ON_SHIFT: readonly Role[] = Role.options.filter(
  (role) => decideAccess(role, "shift.keep").allowed,
);
