import { z } from "zod";
import { Role } from "./role.ts";

/** The roles that open nothing but their own account before they have shown a second factor; each is named once. */
export const SecondFactorRoles = z
  .array(Role)
  .refine((roles) => new Set(roles).size === roles.length, { params: { code: "twice" } });
export type SecondFactorRoles = z.infer<typeof SecondFactorRoles>;
