import type { CallWish, ContactId } from "@holdfast/case-schema";
import type { CallParty } from "@holdfast/db";
import { askOfCall } from "./call-ask.ts";
import type { Context } from "./context.ts";
import { tagged } from "./tagged.ts";

/**
 * Has somebody called who is written down, once (G246): asked again it is one asking, and what was dialled already is what was
 * asked for.
 */
export async function dialOnce(
  context: Context,
  contactId: ContactId,
  party: Pick<CallParty, "id" | "dialledAt">,
  wish: Extract<CallWish, { readonly kind: "call_party" | "call_person" }>,
) {
  if (party.dialledAt === null) return askOfCall(context, contactId, wish, { id: party.id });
  // What the exchange would not dial was asked for, and rang nowhere: that is said again, and never that they are called.
  const before = await context.store.calls.asks.answerOf(party.id);
  if (before?.kind === "refused") return tagged("CallRefused", before);
  const contact = await context.store.contacts.contact(contactId);
  if (contact === null) return tagged("NotFound", { id: contactId });
  return tagged("CallAsked", { version: contact.row.version });
}
