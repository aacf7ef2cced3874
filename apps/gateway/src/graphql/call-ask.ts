import { ContactId, type CallWish } from "@holdfast/case-schema";
import type { CallAskAnswer } from "@holdfast/db";
import type { CallWanted } from "../calls/ask-calls.ts";
import type { Context } from "./context.ts";
import { tagged } from "./tagged.ts";

/** Asks something of a contact's call, of whichever gateway carries it. */
export async function askOfCall(
  context: Context,
  id: string,
  wish: CallWish,
  {
    expectedVersion = null,
    ...once
  }: Pick<CallWanted, "id"> & { readonly expectedVersion?: number | null } = {},
) {
  const contactId = ContactId.safeParse(id);
  if (!contactId.success) return tagged("NotFound", { id });
  const { userId, sessionId } = context.identity;
  const answer = await context.calls.ask({
    ...once,
    by: { userId, sessionId },
    contactId: contactId.data,
    expectedVersion,
    wish,
  });
  return answerOf(context, contactId.data, answer);
}

/** The carrier's answer under the names of the schema. */
async function answerOf({ store }: Context, contactId: ContactId, answer: CallAskAnswer) {
  switch (answer.kind) {
    case "asked":
      return tagged("CallAsked", answer);
    case "refused":
      return tagged("CallRefused", answer);
    case "not_holder":
      return tagged("NotHolder", answer);
    // Lent by asking to lend alone, which is no contact's.
    case "lent":
    case "not_found":
      return tagged("NotFound", { id: contactId });
    case "taken":
    case "changed": {
      // How it stands by now is the store's to tell: an answer may have travelled between gateways.
      const contact = await store.contacts.contact(contactId);
      if (contact === null) return tagged("NotFound", { id: contactId });
      const { row } = contact;
      return answer.kind === "taken"
        ? tagged("TakenByOther", { by: answer.by, since: answer.since, row })
        : tagged("ContactChanged", { row });
    }
  }
}
