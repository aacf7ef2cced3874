import { ContactId } from "@holdfast/case-schema";
import type { ReachHappened } from "@holdfast/db";
import { builder } from "./builder.ts";
import type { Context } from "./context.ts";
import { needs } from "./needs.ts";
import { answerToSaid, SafeContactResult } from "./safe-contact-result.ts";
import { tagged } from "./tagged.ts";

type Marked = Exclude<ReachHappened["kind"], "agreed_until" | "confirmed">;

type Said = { readonly kind: Marked } | { readonly kind: "confirmed"; readonly seenVersion: number };

async function say(said: Said, id: string, { store, identity }: Context) {
  const contactId = ContactId.safeParse(id);
  if (!contactId.success) return tagged("NotFound", { id });
  const event = { contactId: contactId.data, by: identity.userId, ...said };
  return answerToSaid(contactId.data, await store.reach.happened(event));
}

const MARKS = {
  markMayBeExploiter: [
    "exploiter_marked",
    "Whoever has the mark before their eyes is warned: anybody who answers may set it.",
  ],
  takeBackExploiterMark: ["exploiter_mark_taken_back", "Only the holder, who speaks with them."],
  markNumberReassigned: [
    "number_reassigned",
    "The number is somebody else's now: what was agreed with whoever had it holds here no longer.",
  ],
} as const satisfies Record<string, readonly [Marked, string]>;

builder.mutationFields((t) =>
  Object.fromEntries(
    Object.entries(MARKS).map(([name, [kind, description]]) => [
      name,
      t.field({
        ...needs("contact.judge_hands"),
        type: SafeContactResult,
        description,
        args: { contactId: t.arg.id({ required: true }) },
        resolve: (_root, { contactId }, context) => say({ kind }, contactId, context),
      }),
    ]),
  ),
);

builder.mutationField("confirmSamePerson", (t) =>
  t.field({
    ...needs("contact.judge_hands"),
    type: SafeContactResult,
    description: "The holder is convinced that it is the same person.",
    args: {
      contactId: t.arg.id({ required: true }),
      seenVersion: t.arg.int({
        required: true,
        description: "The contact's, of what they had before their eyes.",
      }),
    },
    resolve: (_root, { contactId, seenVersion }, context) =>
      say({ kind: "confirmed", seenVersion }, contactId, context),
  }),
);
