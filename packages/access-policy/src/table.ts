import type { Role } from "@holdfast/case-schema";
import type { Capability } from "./capability.ts";

/** The one table: which roles may do what. A role that is not named may not (A1). */
export const ACCESS: Readonly<Record<Capability, readonly Role[]>> = {
  "self.read": ["advocate", "shift_lead", "privacy_officer", "counsel", "administrator"],
  "queue.read": ["advocate", "shift_lead"],
  "contact.read": ["advocate", "shift_lead"],
  "contact.claim": ["advocate", "shift_lead"],
  "contact.answer": ["advocate", "shift_lead"],
  "contact.note": ["advocate", "shift_lead"],
  "contact.transfer": ["advocate", "shift_lead"],
  "contact.return": ["advocate", "shift_lead"],
  "contact.close": ["advocate", "shift_lead"],
  "closed.read": ["advocate", "shift_lead"],
  "staff.list": ["advocate", "shift_lead", "administrator"],
  "staff.manage": ["administrator"],
  "settings.read": ["advocate", "shift_lead", "privacy_officer", "counsel", "administrator"],
  "settings.change": ["administrator"],
  "quarantine.read": ["administrator"],
};
