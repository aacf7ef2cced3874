import { ContactId, UserId, Uuid } from "@holdfast/case-schema";
import type { CrisisDone } from "@holdfast/db";
import { CHECKPOINTS } from "@holdfast/safety-plan";
import { storable } from "../text/storable.ts";
import { builder } from "./builder.ts";
import { caseAsker } from "./case-asker.ts";
import { CrisisCheckpointId, CrisisClock } from "./crisis-clocks.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { tagged, tagOf } from "./tagged.ts";
import { refuseWords, WordsRefused } from "./words-refused.ts";

type Because = Exclude<CrisisDone["kind"], "done" | "not_found" | "wordless">;

const CrisisBecause = builder.enumType("CrisisNotDoneBecause", {
  values: ["already", "over", "not_on_shift", "forgotten"] as const,
});

const CrisisNotDone = builder.objectRef<{ readonly because: Because }>("CrisisNotDone").implement({
  ...needs("safety_plan.change"),
  description:
    "already: it holds already, or there is no such checkpoint. over: its outcome was said. not_on_shift: whoever is to have it is not on shift, or may not write its plan. forgotten: whoever the plan is of was forgotten. Nothing was kept.",
  fields: (t) => ({ because: t.expose("because", { type: CrisisBecause }) }),
});

const ActResult = builder.unionType("CrisisClockResult", {
  types: [CrisisClock, CrisisNotDone, WordsRefused, NotFound],
  resolveType: tagOf,
});

function answerOf(done: CrisisDone, id: string) {
  if (done.kind === "done") return tagged("CrisisClock", done.clock);
  if (done.kind === "not_found") return tagged("NotFound", { id });
  if (done.kind === "wordless") return tagged("WordsRefused", { because: "too_few" } as const);
  return tagged("CrisisNotDone", { because: done.kind });
}

/** For a lead to say. */
const BY_LEAD = "lead_aware";

builder.mutationFields((t) => ({
  startCrisisClock: t.field({
    ...needs("safety_plan.change"),
    type: ActResult,
    description:
      "Starts the clock of a plan by hand; one that runs is gone on with, and one under that id which has ended is begun no more. Its open contacts lead the queue from then on.",
    args: {
      id: t.arg.id({ required: true, description: "Made by whoever starts it." }),
      planId: t.arg.id({ required: true }),
      contactId: t.arg.id({ required: false, description: "In which it was said." }),
    },
    resolve: async (_root, { id, planId, contactId }, context) => {
      const [known, plan] = [Uuid.safeParse(id), Uuid.safeParse(planId)];
      if (!known.success || !plan.success) return tagged("NotFound", { id: planId });
      const contact = ContactId.safeParse(contactId);
      const of = contact.success ? contact.data : null;
      const starting = { id: known.data, planId: plan.data, contactId: of, course: CHECKPOINTS };
      return answerOf(await context.store.crises.start(starting, caseAsker(context, "change_plan")), planId);
    },
  }),
  meetCrisisCheckpoint: t.field({
    ...needs("safety_plan.change"),
    type: ActResult,
    description:
      "Says that a checkpoint is met. That a lead is aware, a lead on shift says; of the outcome it is said what it was, or why there is none, and the clock ends. Of whoever was forgotten nothing is said.",
    args: {
      id: t.arg.id({ required: true }),
      checkpoint: t.arg({ type: CrisisCheckpointId, required: true }),
      words: t.arg.string({ required: false, description: "What was done. Personal data." }),
    },
    resolve: async (_root, { id, checkpoint: point, words: said }, context) => {
      const words = said == null ? null : storable(said);
      const refused = words === null ? null : refuseWords(words);
      if (refused !== null) return refused;
      const known = Uuid.safeParse(id);
      if (!known.success) return tagged("NotFound", { id });
      const asker = caseAsker(context, point === BY_LEAD ? "lead_crisis" : "change_plan");
      return answerOf(await context.store.crises.meet(known.data, { point, words }, asker), id);
    },
  }),
  pauseCrisisClock: t.field({
    ...needs("crisis.lead"),
    type: ActResult,
    args: {
      id: t.arg.id({ required: true }),
      why: t.arg.string({ required: true, description: "Personal data." }),
    },
    resolve: async (_root, { id, why: said }, context) => {
      const why = storable(said);
      const refused = refuseWords(why);
      if (refused !== null) return refused;
      const known = Uuid.safeParse(id);
      if (!known.success) return tagged("NotFound", { id });
      return answerOf(
        await context.store.crises.pause(known.data, why, caseAsker(context, "lead_crisis")),
        id,
      );
    },
  }),
  resumeCrisisClock: t.field({
    ...needs("crisis.lead"),
    type: ActResult,
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, context) => {
      const known = Uuid.safeParse(id);
      if (!known.success) return tagged("NotFound", { id });
      return answerOf(await context.store.crises.resume(known.data, caseAsker(context, "lead_crisis")), id);
    },
  }),
  giveCrisisClock: t.field({
    ...needs("safety_plan.change"),
    type: ActResult,
    description:
      "Has somebody on shift have it from now on: whoever may write its plan takes it themself, a lead on shift gives it to anybody who may.",
    args: { id: t.arg.id({ required: true }), to: t.arg.id({ required: true }) },
    resolve: async (_root, { id, to }, context) => {
      const [known, user] = [Uuid.safeParse(id), UserId.safeParse(to)];
      if (!known.success || !user.success) return tagged("NotFound", { id });
      const isOwn = user.data === context.identity.userId;
      const asker = caseAsker(context, isOwn ? "change_plan" : "lead_crisis");
      return answerOf(await context.store.crises.give(known.data, user.data, asker), id);
    },
  }),
}));
