import type { LeadMove as Stored } from "@holdfast/db";
import { builder } from "./builder.ts";
import type { Context } from "./context.ts";
import { LeadMoveReason, LeadMoveState, Medium } from "./enums.ts";
import { HandoverContact } from "./handovers.ts";
import { needs } from "./needs.ts";
import { Staff } from "./staff.ts";

const LeadMoveUndone = builder.objectRef<NonNullable<Stored["undone"]>>("LeadMoveUndone").implement({
  ...needs("contact.read"),
  description: "That a move was taken back.",
  fields: (t) => ({
    by: t.expose("by", { type: Staff }),
    at: t.expose("at", { type: "Instant" }),
  }),
});

/** Why a contact was moved is between a lead and both whom it concerns (A131). */
function isTold({ by, from, to }: Stored, { userId, role }: Context["identity"]): boolean {
  return role === "shift_lead" || [by.id, from?.id, to?.id].includes(userId);
}

/** A move of a lead, as it is told. */
export const LeadMove = builder.objectRef<Stored>("LeadMove").implement({
  ...needs("contact.read"),
  description: "That a lead moved a contact, and what came of it.",
  fields: (t) => ({
    id: t.exposeID("id"),
    contact: t.expose("contact", { type: HandoverContact }),
    medium: t.field({ type: Medium, resolve: ({ contact }) => contact.medium }),
    at: t.expose("at", { type: "Instant" }),
    by: t.expose("by", { type: Staff }),
    from: t.expose("from", { type: Staff, nullable: true, description: "null: the queue." }),
    to: t.expose("to", { type: Staff, nullable: true, description: "null: the queue." }),
    reason: t.field({
      type: LeadMoveReason,
      nullable: true,
      description:
        "For leads and for both whom it concerns; null to others, and of one that takes another back.",
      resolve: (move, _args, { identity }) => (isTold(move, identity) ? move.reason : null),
    }),
    isAtOnce: t.exposeBoolean("isAtOnce", { description: "Whether nobody was asked." }),
    isUndo: t.exposeBoolean("isUndo", { description: "Whether it takes another move back." }),
    state: t.expose("state", { type: LeadMoveState }),
    stateAt: t.expose("stateAt", { type: "Instant" }),
    undone: t.expose("undone", { type: LeadMoveUndone, nullable: true }),
    stands: t.exposeBoolean("stands", {
      description: "Whether nothing has become of it in between, so that a lead can take it back.",
    }),
  }),
});
