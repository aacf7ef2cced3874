import { decideAccess } from "@holdfast/access-policy";
import { ContactId, UserId } from "@holdfast/case-schema";
import type { Move, Moved as Outcome } from "@holdfast/db";
import type { QueueRow as Row, StaffName } from "@holdfast/wire";
import { builder } from "./builder.ts";
import type { Context } from "./context.ts";
import { Disposition } from "./enums.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { QueueRow } from "./queue.ts";
import { Staff } from "./staff.ts";
import { tagged, tagOf } from "./tagged.ts";

interface WithRow {
  readonly row: Row;
}

const Moved = builder
  .objectRef<WithRow>("Moved")
  .implement({ ...needs("queue.read"), fields: (t) => ({ row: t.expose("row", { type: QueueRow }) }) });

const TakenByOther = builder
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

const ContactChanged = builder.objectRef<WithRow>("ContactChanged").implement({
  ...needs("queue.read"),
  description: "The contact changed meanwhile; here is how it stands.",
  fields: (t) => ({ row: t.expose("row", { type: QueueRow }) }),
});

const MoveNotAllowed = builder.objectRef<WithRow & { readonly reason: string }>("MoveNotAllowed").implement({
  ...needs("queue.read"),
  fields: (t) => ({
    reason: t.exposeString("reason", {
      description: "not_holder, not_held, not_offered_to_you, already_closed or unknown_colleague",
    }),
    row: t.expose("row", { type: QueueRow }),
  }),
});

const MoveResult = builder.unionType("MoveResult", {
  types: [Moved, TakenByOther, ContactChanged, MoveNotAllowed, NotFound],
  resolveType: tagOf,
});

/** The outcome under the names of the schema. */
function answerOf(id: string, outcome: Outcome) {
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
        // Whoever may not claim could never accept. Somebody unknown is the store's to refuse.
        return colleague === undefined || decideAccess(colleague.role, "contact.claim").allowed
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
    closeContact: t.field({
      ...needs("contact.close"),
      type: MoveResult,
      args: { ...seen, disposition: t.arg({ type: Disposition, required: true }) },
      resolve: (_root, args, context) =>
        move(context, args, { kind: "close", disposition: args.disposition }),
    }),
  };
});
