import { Uuid } from "@holdfast/case-schema";
import type { Emergency as Stored, EmergencyReview as Review } from "@holdfast/db";
import { builder } from "./builder.ts";
import { caseAsker } from "./case-asker.ts";
import { CaseStaff } from "./case-staff.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { storable } from "../text/storable.ts";
import { tagged, tagOf } from "./tagged.ts";
import { refuseWords, WordsRefused } from "./words-refused.ts";

const DAY_MS = 86_400_000;
/** For how long what was looked at is shown beside what waits. */
const SHOWN_AFTER_MS = 7 * DAY_MS;

const EmergencyReview = builder.objectRef<Review>("EmergencyReview").implement({
  ...needs("case.review_glass"),
  description: "What was found of it. Personal data: words.",
  fields: (t) => ({
    at: t.expose("at", { type: "Instant" }),
    by: t.expose("by", { type: CaseStaff }),
    wasRight: t.exposeBoolean("wasRight"),
    words: t.exposeString("words", { nullable: true, description: "null: none kept, gone, or damaged." }),
  }),
});

const Emergency = builder.objectRef<Stored>("Emergency").implement({
  ...needs("case.review_glass"),
  description: "A case that somebody opened in an emergency. Personal data: why.",
  fields: (t) => ({
    id: t.exposeID("id"),
    caseNumber: t.exposeInt("caseNumber"),
    at: t.expose("at", { type: "Instant" }),
    by: t.expose("by", { type: CaseStaff }),
    why: t.exposeString("why", { nullable: true, description: "null: gone, or damaged." }),
    reviewDueAt: t.expose("reviewDueAt", { type: "Instant" }),
    overdueAt: t.expose("overdueAt", {
      type: "Instant",
      nullable: true,
      description: "When nobody had looked at it in time.",
    }),
    review: t.expose("review", { type: EmergencyReview, nullable: true, description: "null: it waits." }),
  }),
});

builder.queryFields((t) => ({
  emergencies: t.field({
    ...needs("case.review_glass"),
    type: [Emergency],
    description: "What waits to be looked at by the asker, none of it their own, the soonest due first.",
    resolve: (_root, _args, context) => context.store.emergencies.waiting(caseAsker(context, "review_glass")),
  }),
  reviewedEmergencies: t.field({
    ...needs("case.review_glass"),
    type: [Emergency],
    description: "What was looked at within seven days, none of it opened by the asker, the newest first.",
    resolve: (_root, _args, context) =>
      context.store.emergencies.reviewed(
        context.clock() - SHOWN_AFTER_MS,
        caseAsker(context, "review_glass"),
      ),
  }),
}));

const EmergencyReviewed = builder
  .objectRef<{ readonly id: string }>("EmergencyReviewed")
  .implement({ ...needs("case.review_glass"), fields: (t) => ({ id: t.exposeID("id") }) });

const NotYoursToReview = builder.objectRef<{ readonly id: string }>("NotYoursToReview").implement({
  ...needs("case.review_glass"),
  description: "It is their own.",
  fields: (t) => ({ id: t.exposeID("id") }),
});

const ReviewResult = builder.unionType("ReviewEmergencyResult", {
  types: [EmergencyReviewed, NotYoursToReview, WordsRefused, NotFound],
  resolveType: tagOf,
});

builder.mutationFields((t) => ({
  reviewEmergency: t.field({
    ...needs("case.review_glass"),
    type: ReviewResult,
    description: "Found not to have been right, it opens nothing any more.",
    args: {
      id: t.arg.id({ required: true }),
      wasRight: t.arg.boolean({ required: true }),
      words: t.arg.string({ required: true, description: "Why it was, or was not." }),
    },
    resolve: async (_root, { id, wasRight, words: said }, context) => {
      const words = storable(said);
      const refused = refuseWords(words);
      if (refused !== null) return refused;
      const known = Uuid.safeParse(id);
      if (!known.success) return tagged("NotFound", { id });
      const asker = caseAsker(context, "review_glass");
      const { kind } = await context.store.emergencies.review(known.data, { wasRight, words }, asker);
      if (kind === "own") return tagged("NotYoursToReview", { id });
      return tagged(kind === "reviewed" ? "EmergencyReviewed" : "NotFound", { id });
    },
  }),
}));
