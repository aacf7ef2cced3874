import { Uuid } from "@holdfast/case-schema";
import type { Emergency as Stored } from "@holdfast/db";
import { builder } from "./builder.ts";
import { caseAsker } from "./case-asker.ts";
import { CaseStaff } from "./case-staff.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { tagged, tagOf } from "./tagged.ts";

const Emergency = builder.objectRef<Stored>("Emergency").implement({
  ...needs("case.review_glass"),
  description:
    "A case that somebody opened in an emergency, which no lead has looked at yet. Personal data: why.",
  fields: (t) => ({
    id: t.exposeID("id"),
    caseNumber: t.exposeInt("caseNumber"),
    at: t.expose("at", { type: "Instant" }),
    by: t.expose("by", { type: CaseStaff }),
    why: t.exposeString("why", { nullable: true, description: "null: gone, or damaged." }),
    reviewDueAt: t.expose("reviewDueAt", { type: "Instant" }),
  }),
});

builder.queryField("emergencies", (t) =>
  t.field({
    ...needs("case.review_glass"),
    type: [Emergency],
    description: "What waits to be looked at by the asker, none of it their own, the soonest due first.",
    resolve: (_root, _args, context) => context.store.emergencies.waiting(caseAsker(context, "review_glass")),
  }),
);

const EmergencyReviewed = builder
  .objectRef<{ readonly id: string }>("EmergencyReviewed")
  .implement({ ...needs("case.review_glass"), fields: (t) => ({ id: t.exposeID("id") }) });

const NotYoursToReview = builder.objectRef<{ readonly id: string }>("NotYoursToReview").implement({
  ...needs("case.review_glass"),
  description: "It is their own.",
  fields: (t) => ({ id: t.exposeID("id") }),
});

const ReviewResult = builder.unionType("ReviewEmergencyResult", {
  types: [EmergencyReviewed, NotYoursToReview, NotFound],
  resolveType: tagOf,
});

builder.mutationFields((t) => ({
  reviewEmergency: t.field({
    ...needs("case.review_glass"),
    type: ReviewResult,
    description: "Found not to have been right, it opens nothing any more.",
    args: { id: t.arg.id({ required: true }), wasRight: t.arg.boolean({ required: true }) },
    resolve: async (_root, { id, wasRight }, context) => {
      const known = Uuid.safeParse(id);
      if (!known.success) return tagged("NotFound", { id });
      const asker = caseAsker(context, "review_glass");
      const { kind } = await context.store.emergencies.review(known.data, wasRight, asker);
      if (kind === "own") return tagged("NotYoursToReview", { id });
      return tagged(kind === "reviewed" ? "EmergencyReviewed" : "NotFound", { id });
    },
  }),
}));
