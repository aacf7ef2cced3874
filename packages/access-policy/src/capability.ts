import { z } from "zod";

/** Everything that somebody inside can be allowed to do. A new deed gets a name here before it gets a button. */
export const Capability = z.enum([
  "self.read",
  "queue.read",
  "contact.read",
  "contact.claim",
  "contact.answer",
  "contact.note",
  "contact.transfer",
  "contact.return",
  "contact.reassign",
  "contact.close",
  "closed.read",
  "staff.list",
  "staff.manage",
  "settings.read",
  "settings.change",
  "quarantine.read",
]);
export type Capability = z.infer<typeof Capability>;
