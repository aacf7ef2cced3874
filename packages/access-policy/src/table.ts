import type { Role } from "@holdfast/case-schema";
import type { Capability } from "./capability.ts";

const everybody = ["advocate", "shift_lead", "privacy_officer", "counsel", "administrator"] as const;
const whoeverAnswers = ["advocate", "shift_lead"] as const;

/** The one table: which roles may do what. A role that is not named may not (A1); frozen, lists included (A8). */
export const ACCESS: Readonly<Record<Capability, readonly Role[]>> = Object.freeze({
  "self.read": Object.freeze(everybody),
  "queue.read": Object.freeze(whoeverAnswers),
  "contact.read": Object.freeze(whoeverAnswers),
  "contact.claim": Object.freeze(whoeverAnswers),
  "contact.answer": Object.freeze(whoeverAnswers),
  "contact.note": Object.freeze(whoeverAnswers),
  "contact.transfer": Object.freeze(whoeverAnswers),
  "contact.return": Object.freeze(whoeverAnswers),
  "contact.reassign": Object.freeze(["shift_lead"] as const),
  "contact.close": Object.freeze(whoeverAnswers),
  "closed.read": Object.freeze(whoeverAnswers),
  "staff.list": Object.freeze([...whoeverAnswers, "administrator"] as const),
  "staff.manage": Object.freeze(["administrator"] as const),
  "settings.read": Object.freeze(everybody),
  "settings.change": Object.freeze(["administrator"] as const),
  "quarantine.read": Object.freeze(["administrator"] as const),
});
