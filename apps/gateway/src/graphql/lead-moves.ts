import { ContactId, LEAD_MOVES_AT_ONCE, UserId, Uuid } from "@holdfast/case-schema";
import type { ContactFacts } from "@holdfast/db";
import { GraphQLError } from "graphql";
import { moveContact, undoMove, type ContactMoved } from "../lead-moves/move-contact.ts";
import { builder } from "./builder.ts";
import type { Context } from "./context.ts";
import { LeadMoveReason } from "./enums.ts";
import { LeadMove } from "./lead-move.ts";
import { answerOf, MoveResult } from "./moves.ts";
import { needs } from "./needs.ts";
import { tagged } from "./tagged.ts";

/** As many moves as are told at once. */
const TOLD_AT_MOST = 100;
/** How far back the moves of a shift go, and for how long somebody is told what was moved to or from them, in milliseconds. */
const [SHIFT_AT_MOST_MS, CONCERNS_MS] = [12 * 3_600_000, 30 * 60_000];

/** A contact that is to be moved, as it was seen. */
interface Seen {
  readonly id: string;
  readonly contactId: string;
  readonly expectedVersion: number;
  readonly from?: string | null | undefined;
}

interface Answer {
  /** Of the move: whoever is barred from the contact learns as little by it as of one that is not there. */
  readonly id: string;
  readonly result:
    | ReturnType<typeof answerOf>
    | { readonly __typename: "MoveNotAllowed"; readonly reason: string; readonly row: ContactFacts };
}

const ContactToMove = builder.inputType("ContactToMove", {
  description: "A contact as a lead saw it.",
  fields: (t) => ({
    id: t.id({ required: true, description: "Of the move: said again, it is the same move." }),
    contactId: t.id({ required: true }),
    expectedVersion: t.int({ required: true }),
    from: t.id({ required: false, description: "Who was seen to have it; left out: the queue." }),
  }),
});

const ContactMoved = builder.objectRef<Answer>("ContactMoved").implement({
  ...needs("contact.reassign"),
  description: "What came of moving one of them.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "Of the move." }),
    result: t.field({ type: MoveResult, resolve: ({ result }) => result }),
  }),
});

/** The outcome under the names of the schema; of what was not tried, with the contact as it stands. */
async function toldOf(
  moveId: string,
  contactId: ContactId,
  moved: ContactMoved,
  { store }: Context,
): Promise<Answer["result"]> {
  if (moved.kind !== "refused" && moved.kind !== "unsettled") return answerOf(moveId, moved);
  const contact = await store.contacts.contact(contactId);
  if (contact === null) return tagged("NotFound", { id: moveId });
  const reason = moved.kind === "unsettled" ? "unsettled" : moved.objection.rule;
  return tagged("MoveNotAllowed", { reason, row: contact.row });
}

builder.queryFields((t) => ({
  leadMoves: t.field({
    ...needs("contact.reassign"),
    type: [LeadMove],
    description: `What leads moved since the first of those on shift came, at most twelve hours, the newest first; at most
${TOLD_AT_MOST}.`,
    resolve: async (_root, _args, { store, identity, clock }) => {
      const came = (await store.shifts.list()).map(({ since }) => since);
      const from = Math.max(Math.min(clock(), ...came), clock() - SHIFT_AT_MOST_MS);
      return [...(await store.leadMoves.since(from, identity.userId, TOLD_AT_MOST))];
    },
  }),
  leadMovesOfContact: t.field({
    ...needs("contact.read"),
    type: [LeadMove],
    description: `How leads moved a contact, the newest first; at most ${TOLD_AT_MOST}.`,
    args: { contactId: t.arg.id({ required: true }) },
    resolve: async (_root, { contactId }, { store, identity }) => {
      const id = ContactId.safeParse(contactId);
      return id.success ? [...(await store.leadMoves.ofContact(id.data, identity.userId, TOLD_AT_MOST))] : [];
    },
  }),
  leadMovesForMe: t.field({
    ...needs("contact.read"),
    type: [LeadMove],
    description: `What leads ask the asker to have, and what was moved to or from them in the last half hour and still is as the
move left it; the newest first.`,
    resolve: async (_root, _args, { store, identity, clock }) => [
      ...(await store.leadMoves.concerning(identity.userId, clock() - CONCERNS_MS, TOLD_AT_MOST)),
    ],
  }),
}));

builder.mutationFields((t) => ({
  moveContacts: t.field({
    ...needs("contact.reassign"),
    type: [ContactMoved],
    description: `Moves contacts to a colleague, who accepts each of them unless it cannot wait, or to the queue. Each by itself, in
their order, and each is answered; at most ${LEAD_MOVES_AT_ONCE}. No crisis is moved among others, and no call that goes on at all.`,
    args: {
      moves: t.arg({ type: [ContactToMove], required: true }),
      to: t.arg.id({ description: "Left out: the queue." }),
      reason: t.arg({ type: LeadMoveReason, required: true }),
      isAtOnce: t.arg.boolean({ required: true, description: "Whether it cannot wait until they accept." }),
    },
    resolve: async (_root, { moves, to, reason, isAtOnce }, context) => {
      if (moves.length > LEAD_MOVES_AT_ONCE)
        throw new GraphQLError(`At most ${LEAD_MOVES_AT_ONCE} contacts are moved at once.`, {
          extensions: { code: "BAD_USER_INPUT" },
        });
      const receiver = UserId.nullable().safeParse(to ?? null);
      const answers: Answer[] = [];
      for (const seen of moves) {
        const { id } = seen;
        const known = knownOf(seen);
        if (known === null || !receiver.success) {
          answers.push({ id, result: tagged("NotFound", { id }) });
          continue;
        }
        const isTheirOwn = receiver.data === context.identity.userId;
        const moved = await moveContact(
          {
            ...known,
            to: receiver.data,
            reason,
            isAtOnce: isAtOnce || isTheirOwn || receiver.data === null,
            isOneOfMany: moves.length > 1,
          },
          context.identity.userId,
          context.store.leadMoves,
        );
        answers.push({ id, result: await toldOf(id, known.contactId, moved, context) });
      }
      return answers;
    },
  }),
  undoLeadMove: t.field({
    ...needs("contact.reassign"),
    type: MoveResult,
    description: "Puts a contact back where a move took it from, while nothing has become of it in between.",
    args: {
      id: t.arg.id({ required: true, description: "Of the taking back: said again, it is the same one." }),
      moveId: t.arg.id({ required: true }),
    },
    resolve: async (_root, { id, moveId }, context) => {
      const [known, of] = [Uuid.safeParse(id), Uuid.safeParse(moveId)];
      if (!known.success || !of.success) return tagged("NotFound", { id: moveId });
      const { store, identity } = context;
      const place = await store.leadMoves.placeOf(of.data, identity.userId);
      if (place === null) return tagged("NotFound", { id: moveId });
      const undone = await undoMove(known.data, of.data, identity.userId, store.leadMoves);
      return toldOf(moveId, place.contactId, undone, context);
    },
  }),
}));

function knownOf({ id, contactId, expectedVersion, from }: Seen) {
  const known = Uuid.safeParse(id);
  const contact = ContactId.safeParse(contactId);
  const holder = UserId.nullable().safeParse(from ?? null);
  if (!known.success || !contact.success || !holder.success) return null;
  return { id: known.data, contactId: contact.data, expectedVersion, from: holder.data };
}
