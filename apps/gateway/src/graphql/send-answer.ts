import type { Context } from "./context.ts";
import { ContactId, MessageId } from "@holdfast/case-schema";
import { attestationOwed, type AttestationOwed as Owed } from "@holdfast/consent-policy";
import type { ReachDecision } from "@holdfast/contact-policy";
import { GraphQLError } from "graphql";

import { caseAsker } from "./case-asker.ts";
import { answerToStore, longestAnswer } from "./answer-to-store.ts";
import { answered } from "./answered.ts";
import { leftOf } from "./draft-left.ts";

import { tagged } from "./tagged.ts";
import { refuseText } from "./text-refused.ts";
import { unwrittenFor } from "./unwritten-for.ts";
import { storable } from "../text/storable.ts";

/** What somebody answers in a contact. Personal data: `text`. */
export interface AnswerGiven {
  readonly contactId: string;
  readonly messageId: string;
  readonly text: string;
  readonly draft?: Parameters<typeof leftOf>[0];
  readonly followUpId?: string | null | undefined;
  readonly attested?: readonly string[] | null | undefined;
}

/** Sends it by the one road that answers have: through claim, contact preference, locks and opt-out, which are asked again at each attempt. */
export async function sendAnswer(
  { contactId: id, messageId, text, draft, followUpId, attested }: AnswerGiven,
  context: Context,
) {
  const { store, channels, identity } = context;
  const contactId = ContactId.safeParse(id);
  const message = MessageId.safeParse(messageId);
  if (!message.success)
    throw new GraphQLError("messageId must be a UUID.", { extensions: { code: "BAD_USER_INPUT" } });
  const contact = contactId.success ? await store.contacts.contact(contactId.data) : null;
  if (contact === null || !contactId.success) return tagged("NotFound", { id });
  const refused = refuseText(text, longestAnswer(contact.row, channels));
  if (refused !== null) return refused;
  if (followUpId != null) {
    const given = {
      messageId: message.data,
      contactId: contactId.data,
      closedAt: contact.closed?.at ?? null,
    };
    const unwritten = await unwrittenFor(followUpId, given, context);
    if (unwritten !== null) return unwritten;
  }
  const settings = await store.settings.read();
  const said = { id: message.data, text: storable(text) };
  const checked = await answerToStore(contact.row, said, { settings, context });
  // Whoever has not the contact is told that, and nothing of whose name stands in what they wrote.
  const isTheirs = contact.row.holder?.id === identity.userId;
  const mentioned = isTheirs
    ? await store.answers.mentioned(caseAsker(context, "read"), contactId.data, said.text)
    : [];
  const outcome = await store.answers.answer<ReachDecision | Unattested>({
    ...checked,
    // What may not reach them at all is not attested in vain.
    check: (record) =>
      checked.check(record) ?? unattested({ isToAnother: record.isAnother, mentioned, attested }),
    attestedOf: attested == null ? null : mentioned.length,
    ...leftOf(draft),
  });
  const closedAt = contact.closed?.at ?? null;
  if (outcome.kind !== "refused") return answered(outcome, { id, closedAt });
  const { refusal } = outcome;
  return refusal.outcome === "unattested"
    ? tagged("AttestationOwed", refusal.owed)
    : answered({ kind: "refused", refusal }, { id, closedAt });
}

/** That its author has not attested what a reply may tell of others. */
interface Unattested {
  readonly outcome: "unattested";
  readonly owed: Owed;
}

function unattested({
  attested,
  ...reply
}: Pick<Parameters<typeof attestationOwed>[0], "isToAnother" | "mentioned"> & {
  readonly attested: readonly string[] | null | undefined;
}): Unattested | null {
  const owed = attestationOwed({ ...reply, attested: attested ?? null });
  return owed === null ? null : { outcome: "unattested", owed };
}
