import { ContactId, Uuid } from "@holdfast/case-schema";
import type { PieceGiven } from "@holdfast/db";
import { refuseGiving, type GiveRefusal } from "../safety-plans/refuse-giving.ts";
import { AttestationOwed } from "./attestation-owed.ts";
import { ContactClosed, MessageQueued } from "./answered.ts";
import { builder } from "./builder.ts";
import { caseAsker } from "./case-asker.ts";
import type { Context } from "./context.ts";
import { FollowUpNotDue } from "./follow-up-answers.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { NotHolder } from "./not-holder.ts";
import { ReachRefused } from "./reach-refused.ts";
import { sendAnswer } from "./send-answer.ts";
import { tagged, tagOf } from "./tagged.ts";
import { TextRefused } from "./text-refused.ts";

type Because = Exclude<PieceGiven<never>["kind"], "given" | "not_found" | "refused"> | GiveRefusal;

const PieceBecause = builder.enumType("SafetyPlanPieceBecause", {
  values: ["not_in_hand", "overtaken", "taken", "not_safe", "not_agreed", "no_words"] as const,
});

const PieceRefused = builder.objectRef<{ readonly because: Because }>("SafetyPlanPieceRefused").implement({
  ...needs("safety_plan.change"),
  description:
    "not_in_hand: whoever the plan is of does not speak in a contact that the asker has. overtaken: something else stands in that field by now. not_safe: it is not safe to talk, or nobody said in this contact that the device is private. not_agreed: they did not ask for this piece. no_words: that field holds none. taken: the id has something else under it. Nothing was given.",
  fields: (t) => ({ because: t.expose("because", { type: PieceBecause }) }),
});

const PieceNoted = builder.objectRef<{ readonly id: string }>("SafetyPlanPieceNoted").implement({
  ...needs("safety_plan.change"),
  fields: (t) => ({ id: t.exposeID("id") }),
});

const GiveResult = builder.unionType("GivePlanPieceResult", {
  types: [
    MessageQueued,
    NotHolder,
    ContactClosed,
    ReachRefused,
    AttestationOwed,
    FollowUpNotDue,
    TextRefused,
    PieceRefused,
    NotFound,
  ],
  resolveType: tagOf,
});

const NoteResult = builder.unionType("NotePlanPieceResult", {
  types: [PieceNoted, PieceRefused, NotFound],
  resolveType: tagOf,
});

interface PieceInput {
  readonly id: string;
  readonly planId: string;
  readonly field: string;
  readonly version: number;
  readonly contactId: string;
  readonly isAgreed: boolean;
}

/** Writes down that a piece is given; `null`: it was. */
async function writeDown(
  { id, planId, contactId, field, version, isAgreed }: PieceInput,
  way: "spoken" | "message",
  context: Context,
) {
  const [known, plan, contact] = [Uuid.safeParse(id), Uuid.safeParse(planId), ContactId.safeParse(contactId)];
  if (!known.success || !plan.success || !contact.success) return tagged("NotFound", { id: planId });
  const piece = { id: known.data, planId: plan.data, field, version, way, contactId: contact.data };
  const given = await context.store.safetyPlans.give(
    piece,
    caseAsker(context, "change_plan"),
    (stored, moment) => refuseGiving(stored, { field, way, isAgreed }, moment),
  );
  if (given.kind === "given") return null;
  if (given.kind === "not_found") return tagged("NotFound", { id: planId });
  const because = given.kind === "refused" ? given.because : given.kind;
  return tagged("SafetyPlanPieceRefused", { because });
}

builder.mutationFields((t) => ({
  givePlanPiece: t.field({
    // What an answer needs: it leaves as one.
    ...needs("contact.answer"),
    type: GiveResult,
    description:
      "Sends one piece of a plan to whoever it is with, in a contact that the asker has, by the road that every answer goes: what locks or holds an answer holds this. Nothing is given otherwise, and of each piece it is said that they asked for it.",
    args: {
      planId: t.arg.id({ required: true }),
      field: t.arg.string({ required: true }),
      version: t.arg.int({ required: true, description: "The one that was looked at." }),
      contactId: t.arg.id({ required: true }),
      messageId: t.arg.id({
        required: true,
        description: "Made by the sender: sent twice, it is stored once.",
      }),
      text: t.arg.string({
        required: true,
        description: "The words of that piece, as they are sent. Personal data.",
      }),
      isAgreed: t.arg.boolean({ required: true, description: "Whether they asked for this piece, now." }),
      attested: t.arg.stringList({ required: false, description: "As with sendMessage." }),
    },
    resolve: async (_root, { text, attested, ...given }, context) => {
      const refused = await writeDown({ ...given, id: given.messageId }, "message", context);
      const { contactId, messageId } = given;
      return refused ?? sendAnswer({ contactId, messageId, text, attested }, context);
    },
  }),
  notePlanPieceSpoken: t.field({
    ...needs("safety_plan.change"),
    type: NoteResult,
    description: "Writes down that a piece of a plan was read out to whoever it is with.",
    args: {
      id: t.arg.id({
        required: true,
        description: "Made by whoever notes it: noted twice, it is there once.",
      }),
      planId: t.arg.id({ required: true }),
      field: t.arg.string({ required: true }),
      version: t.arg.int({ required: true }),
      contactId: t.arg.id({ required: true }),
    },
    resolve: async (_root, given, context) =>
      (await writeDown({ ...given, isAgreed: true }, "spoken", context)) ??
      tagged("SafetyPlanPieceNoted", { id: given.id }),
  }),
}));
