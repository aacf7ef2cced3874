import { z } from "zod";

/**
 * Where a contact stands. `waiting`: nobody has it. `claimed`: exactly one advocate holds it.
 * `closed`: it has a disposition; a new inbound event within the reopening window makes it wait again.
 */
export const ContactStatus = z.enum(["waiting", "claimed", "closed"]);
export type ContactStatus = z.infer<typeof ContactStatus>;
