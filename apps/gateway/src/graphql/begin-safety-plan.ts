import { CaseId, ContactId, PersonId, Uuid } from "@holdfast/case-schema";
import { builder } from "./builder.ts";
import { caseAsker } from "./case-asker.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { SafetyPlanFor } from "./safety-plan-enums.ts";
import { tagged, tagOf } from "./tagged.ts";

const SafetyPlanBegun = builder.objectRef<{ readonly id: string }>("SafetyPlanBegun").implement({
  ...needs("safety_plan.change"),
  description: "The plan that there is now, also where somebody else had begun it.",
  fields: (t) => ({ id: t.exposeID("id") }),
});

const SafetyPlanNotInContact = builder
  .objectRef<{ readonly id: string }>("SafetyPlanNotInContact")
  .implement({
    ...needs("safety_plan.change"),
    description: "That contact is not filed in the case. Nothing was begun.",
    fields: (t) => ({ id: t.exposeID("id") }),
  });

export const SafetyPlanForgotten = builder
  .objectRef<{ readonly id: string }>("SafetyPlanForgotten")
  .implement({
    ...needs("safety_plan.change"),
    description: "Whoever speaks was forgotten, and all that was planned with them. Nothing was kept.",
    fields: (t) => ({ id: t.exposeID("id") }),
  });

const BeginResult = builder.unionType("BeginSafetyPlanResult", {
  types: [SafetyPlanBegun, SafetyPlanNotInContact, SafetyPlanForgotten, NotFound],
  resolveType: tagOf,
});

builder.mutationField("beginSafetyPlan", (t) =>
  t.field({
    ...needs("safety_plan.change"),
    type: BeginResult,
    description:
      "Begins a plan with somebody of a case; one with them who speaks as the same is gone on with.",
    args: {
      id: t.arg.id({
        required: true,
        description: "Made by whoever begins it: begun twice, it is there once.",
      }),
      caseId: t.arg.id({ required: true }),
      personId: t.arg.id({ required: true, description: "Who speaks." }),
      contactId: t.arg.id({ required: true, description: "In which it is begun; filed in the case." }),
      forWhom: t.arg({
        type: SafetyPlanFor,
        required: true,
        description: "As whom they speak; it never changes.",
      }),
    },
    resolve: async (_root, { forWhom, ...given }, context) => {
      const [id, caseId] = [Uuid.safeParse(given.id), CaseId.safeParse(given.caseId)];
      const [person, contactId] = [PersonId.safeParse(given.personId), ContactId.safeParse(given.contactId)];
      if (!id.success || !caseId.success || !person.success || !contactId.success)
        return tagged("NotFound", { id: given.caseId });
      const plan = {
        id: id.data,
        caseId: caseId.data,
        person: person.data,
        contactId: contactId.data,
        forWhom,
      };
      const begun = await context.store.safetyPlans.begin(plan, caseAsker(context, "change_plan"));
      switch (begun.kind) {
        case "begun":
          return tagged("SafetyPlanBegun", { id: begun.id });
        case "not_in_contact":
          return tagged("SafetyPlanNotInContact", { id: given.contactId });
        case "forgotten":
          return tagged("SafetyPlanForgotten", { id: given.personId });
        case "not_found":
          return tagged("NotFound", { id: given.caseId });
      }
    },
  }),
);
