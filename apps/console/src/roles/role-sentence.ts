import type { Role } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";

/** What somebody of this role can do here, and what they are kept from. */
export function roleSentence(role: Role): string {
  return {
    advocate: t`You answer contacts: claim them from the queue, write, hand over, close.`,
    shift_lead: t`You answer contacts and see the whole queue.`,
    privacy_officer: t`You watch over what is kept and shared. Contacts are not open to you: nobody reads them without answering them.`,
    counsel: t`You are asked for legal advice. Contacts are not open to you; what you need is handed to you.`,
    administrator: t`You keep the house running: accounts, settings, and deliveries that could not be verified. Contacts are not open to you.`,
  }[role];
}
