import { z } from "zod";

/** What came of giving a contact to a colleague. `left`: it went by another road, or was closed. */
export const HandoverState = z.enum([
  "offered",
  "accepted",
  "declined",
  "fell_to_lead",
  "taken_back",
  "left",
]);
export type HandoverState = z.infer<typeof HandoverState>;
