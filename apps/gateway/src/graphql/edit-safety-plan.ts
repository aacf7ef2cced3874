import { ContactId, Uuid } from "@holdfast/case-schema";
import type { PlanEdited } from "@holdfast/db";
import { GraphQLError } from "graphql";
import { judgeEdits, type EditCame, type EditsCame } from "../safety-plans/judge-edits.ts";
import { SafetyPlanForgotten } from "./begin-safety-plan.ts";
import { builder } from "./builder.ts";
import { caseAsker } from "./case-asker.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { CrisisReason, SafetyPlanEditRefusal } from "./safety-plan-enums.ts";
import { SafetyPlanField, SafetyPlanStep } from "./safety-plan.ts";
import { tagged, tagOf } from "./tagged.ts";

/** Many times the fields of a plan. */
const EDITS_MAX = 500;

const SafetyPlanEdit = builder.inputType("SafetyPlanEdit", {
  fields: (t) => ({
    field: t.string({ required: true }),
    value: t.field({ type: "SafetyPlanValue", required: true, description: "Personal data." }),
    basedOn: t.int({ required: true, description: "The version that its writer saw; 0: there was none." }),
    saidAt: t.field({
      type: "Instant",
      required: false,
      description: "When it was written, where there was no connection. Never later than it comes here.",
    }),
  }),
});

const EditKind = builder.enumType("SafetyPlanEditKind", {
  values: ["changed", "same", "conflict", "refused"] as const,
});

const SafetyPlanEditCame = builder.objectRef<EditCame>("SafetyPlanEditCame").implement({
  ...needs("safety_plan.change"),
  description:
    "What became of one edit. changed, same: version. conflict: theirs, which stands there; what was sent is not kept. refused: because.",
  fields: (t) => ({
    field: t.exposeString("field"),
    kind: t.expose("kind", { type: EditKind }),
    version: t.int({ nullable: true, resolve: (came) => ("version" in came ? came.version : null) }),
    theirs: t.field({
      type: SafetyPlanField,
      nullable: true,
      resolve: (came) => (came.kind === "conflict" ? came.theirs : null),
    }),
    because: t.field({
      type: SafetyPlanEditRefusal,
      nullable: true,
      resolve: (came) => (came.kind === "refused" ? came.because : null),
    }),
  }),
});

const SafetyPlanEdited = builder.objectRef<PlanEdited<EditsCame>>("SafetyPlanEdited").implement({
  ...needs("safety_plan.change"),
  fields: (t) => ({
    revision: t.exposeInt("revision", { description: "The plan's, by then." }),
    edits: t.field({
      type: [SafetyPlanEditCame],
      description: "One for each edit, in their order.",
      resolve: ({ answer }) => [...answer.edits],
    }),
    nextStep: t.field({ type: SafetyPlanStep, resolve: ({ answer }) => answer.nextStep }),
    crisisReasons: t.field({ type: [CrisisReason], resolve: ({ answer }) => [...answer.crisisReasons] }),
  }),
});

const EditResult = builder.unionType("EditSafetyPlanResult", {
  types: [SafetyPlanEdited, SafetyPlanForgotten, NotFound],
  resolveType: tagOf,
});

builder.mutationField("editSafetyPlan", (t) =>
  t.field({
    ...needs("safety_plan.change"),
    type: EditResult,
    description:
      "Writes fields of a plan, each by itself and from the version that its writer saw; those that cannot be taken are answered, and stop no other.",
    args: {
      id: t.arg.id({ required: true }),
      contactId: t.arg.id({
        required: false,
        description: "In which they are written; without it, or of another case, the contact begins now.",
      }),
      edits: t.arg({ type: [SafetyPlanEdit], required: true }),
    },
    resolve: async (_root, { id, contactId, edits }, context) => {
      if (edits.length > EDITS_MAX)
        throw new GraphQLError(`At most ${EDITS_MAX} edits are sent at once.`, {
          extensions: { code: "BAD_USER_INPUT" },
        });
      const known = Uuid.safeParse(id);
      if (!known.success) return tagged("NotFound", { id });
      const of = ContactId.safeParse(contactId);
      const by = { id: context.identity.userId, name: context.identity.name };
      const edited = await context.store.safetyPlans.edit(
        { id: known.data, contactId: of.success ? of.data : null },
        caseAsker(context, "change_plan"),
        (plan, moment) =>
          judgeEdits(
            plan,
            edits.map(({ saidAt, value, ...one }) => ({ ...one, value, saidAt: saidAt ?? null })),
            moment,
            by,
            { clockId: crypto.randomUUID(), contactId: of.success ? of.data : null },
          ),
      );
      switch (edited.kind) {
        case "edited":
          return tagged("SafetyPlanEdited", edited);
        case "forgotten":
          return tagged("SafetyPlanForgotten", { id });
        case "not_found":
          return tagged("NotFound", { id });
      }
    },
  }),
);
