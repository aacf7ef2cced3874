import { decideAccess } from "@holdfast/access-policy";
import { ContactId, UserId } from "@holdfast/case-schema";
import type { Move, Moved as Outcome } from "@holdfast/db";
import type { QueueRow as Row, StaffName } from "@holdfast/wire";
import { builder } from "./builder.ts";
import { judgeClosing, type WantedClosing } from "./closing-answer.ts";
import type { Context } from "./context.ts";
import { Disposition, TakeOverReason } from "./enums.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { QueueRow } from "./queue.ts";
import { Staff } from "./staff.ts";
import { tagged, tagOf } from "./tagged.ts";

/** An id that nobody has. */
const NOBODY = UserId.parse("00000000-0000-0000-0000-000000000000");

interface WithRow {
  readonly row: Row;
}

const Moved = builder
  .objectRef<WithRow>("Moved")
  .implement({ ...needs("queue.read"), fields: (t) => ({ row: t.expose("row", { type: QueueRow }) }) });

export const TakenByOther = builder
  .objectRef<WithRow & { readonly by: StaffName; readonly since: number }>("TakenByOther")
  .implement({
    ...needs("queue.read"),
    description: "Somebody else holds it.",
    fields: (t) => ({
      by: t.expose("by", { type: Staff }),
      since: t.expose("since", { type: "Instant" }),
      row: t.expose("row", { type: QueueRow }),
    }),
  });

export const ContactChanged = builder.objectRef<WithRow>("ContactChanged").implement({
  ...needs("queue.read"),
  description: "The contact changed meanwhile; here is how it stands.",
  fields: (t) => ({ row: t.expose("row", { type: QueueRow }) }),
});

export const MoveNotAllowed = builder
  .objectRef<WithRow & { readonly reason: string }>("MoveNotAllowed")
  .implement({
    ...needs("queue.read"),
    fields: (t) => ({
      reason: t.exposeString("reason", {
        description:
          "not_holder, not_held, not_offered_to_you, already_closed, unknown_colleague, pressing, not_a_time_to_come, asked_lately or on_call (its call goes on); of a close also outcomes_changed, not_offered or facts_wrong; of a lead's move also crisis (among others), there_already, undone_already, unsettled, or a rule of queue-policy by which whoever it is for cannot have it",
      }),
      row: t.expose("row", { type: QueueRow }),
    }),
  });

/** What came of changing a contact from the version that was seen. */
export const MoveResult = builder.unionType("MoveResult", {
  types: [Moved, TakenByOther, ContactChanged, MoveNotAllowed, NotFound],
  resolveType: tagOf,
});

/** The outcome under the names of the schema. */
export function answerOf(id: string, outcome: Outcome) {
  switch (outcome.kind) {
    case "moved":
      return tagged("Moved", outcome);
    case "taken":
      return tagged("TakenByOther", outcome);
    case "changed":
      return tagged("ContactChanged", outcome);
    case "not_allowed":
      return tagged("MoveNotAllowed", outcome);
    case "not_found":
      return tagged("NotFound", { id });
  }
}

/** One compare-and-set stands behind every move: the contact moves only from the version that was seen. */
async function move(
  { store, identity }: Context,
  { id, expectedVersion }: { readonly id: string; readonly expectedVersion: number },
  wanted: Move,
) {
  const contactId = ContactId.safeParse(id);
  if (!contactId.success) return tagged("NotFound", { id });
  return answerOf(id, await store.moves.move(contactId.data, identity.userId, expectedVersion, wanted));
}

/** Closes with what was asked and answered, or says why that is not how a contact is closed now. */
async function close(
  context: Context,
  seen: { readonly id: string; readonly expectedVersion: number },
  wanted: WantedClosing,
) {
  const judged = judgeClosing(wanted, await context.store.settings.read());
  if (judged.kind === "answered")
    return move(context, seen, { kind: "close", disposition: wanted.disposition, answered: judged });
  const contactId = ContactId.safeParse(seen.id);
  const contact = contactId.success ? await context.store.contacts.contact(contactId.data) : null;
  return contact === null
    ? tagged("NotFound", { id: seen.id })
    : tagged("MoveNotAllowed", { reason: judged.reason, row: contact.row });
}

builder.mutationFields((t) => {
  const seen = { id: t.arg.id({ required: true }), expectedVersion: t.arg.int({ required: true }) };
  return {
    claimContact: t.field({
      ...needs("contact.claim"),
      type: MoveResult,
      args: seen,
      resolve: (_root, args, context) => move(context, args, { kind: "claim" }),
    }),
    offerContact: t.field({
      ...needs("contact.transfer"),
      type: MoveResult,
      args: { ...seen, to: t.arg.id({ required: true }) },
      resolve: async (_root, args, context) => {
        const to = UserId.safeParse(args.to);
        if (!to.success) return tagged("NotFound", { id: args.to });
        const colleague = (await context.store.staff.list()).find(({ id }) => id === to.data);
        // Somebody unknown is the store's to refuse; whose account is disabled is as unknown.
        if (colleague === undefined) return move(context, args, { kind: "offer", to: NOBODY });
        // Whoever may not claim could never accept.
        return decideAccess(colleague.role, "contact.claim").allowed
          ? move(context, args, { kind: "offer", to: to.data })
          : tagged("NotFound", { id: args.to });
      },
    }),
    withdrawOffer: t.field({
      ...needs("contact.transfer"),
      type: MoveResult,
      args: seen,
      resolve: (_root, args, context) => move(context, args, { kind: "withdraw_offer" }),
    }),
    acceptContact: t.field({
      ...needs("contact.claim"),
      type: MoveResult,
      args: seen,
      resolve: (_root, args, context) => move(context, args, { kind: "accept" }),
    }),
    declineContact: t.field({
      ...needs("contact.claim"),
      type: MoveResult,
      args: seen,
      resolve: (_root, args, context) => move(context, args, { kind: "decline" }),
    }),
    returnContact: t.field({
      ...needs("contact.return"),
      type: MoveResult,
      args: seen,
      resolve: (_root, args, context) => move(context, args, { kind: "return" }),
    }),
    takeBackContact: t.field({
      ...needs("contact.reassign"),
      type: MoveResult,
      description: "Takes a contact from whoever has it, back to the queue.",
      args: seen,
      resolve: (_root, args, context) => move(context, args, { kind: "take_back" }),
    }),
    takeOverContact: t.field({
      ...needs("contact.take_over"),
      type: MoveResult,
      description: `Takes a contact over from the colleague who was seen to have it, to go on with it. They are told who and
why, and what they have not sent stays with it.`,
      args: {
        ...seen,
        from: t.arg.id({ required: true }),
        reason: t.arg({ type: TakeOverReason, required: true }),
      },
      resolve: (_root, args, context) => {
        const from = UserId.safeParse(args.from);
        // Nobody ever had it from an id that is none, so whoever has it now is somebody else.
        return move(context, args, { kind: "take_over", from: from.data ?? NOBODY, reason: args.reason });
      },
    }),
    closeContact: t.field({
      ...needs("contact.close"),
      type: MoveResult,
      args: {
        ...seen,
        disposition: t.arg({ type: Disposition, required: true }),
        facts: t.arg({
          type: "ClosingFacts",
          description: "What is asked beside it, all of it; left out: nothing.",
        }),
        outcomesVersion: t.arg.int({ description: "The version of the outcomes that was chosen from." }),
      },
      resolve: (_root, { disposition, facts, outcomesVersion, ...args }, context) =>
        close(context, args, { disposition, facts: facts ?? {}, outcomesVersion: outcomesVersion ?? null }),
    }),
  };
});
