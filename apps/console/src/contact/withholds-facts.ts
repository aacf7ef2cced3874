import type { OpenContact } from "./open-contact.ts";

/**
 * Whether what was said of whoever holds their device keeps the facts of the opened contact, where they are reached among them, from
 * everybody for now (CP33). The gateway decides (G520, G555); by this nothing is offered that is sure to be refused.
 */
export function withholdsFacts(opened: OpenContact): boolean {
  return opened.kind === "ready" && opened.contact.safeContact.decision.hands.withholds.includes("facts");
}
