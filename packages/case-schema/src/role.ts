import { z } from "zod";

/** What somebody inside may be, one role each. What a role may do is the access policy's to say. */
export const Role = z.enum(["advocate", "shift_lead", "privacy_officer", "counsel", "administrator"]);
export type Role = z.infer<typeof Role>;
