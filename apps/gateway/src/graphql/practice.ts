import { Uuid } from "@holdfast/case-schema";
import type { Practising as Stored } from "@holdfast/db";
import { SHIPPED_SCENARIOS, type Scenario } from "@holdfast/practice";
import { practiceDesk, type SeenRun } from "../practice/practice-desk.ts";
import { storable } from "../text/storable.ts";
import { builder } from "./builder.ts";
import type { Context } from "./context.ts";
import { Lane, Language } from "./enums.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { Staff } from "./staff.ts";
import { tagged, tagOf } from "./tagged.ts";
import { refuseText, TextRefused } from "./text-refused.ts";

const deskOf = ({ store, identity, clock }: Context) => practiceDesk(store, identity.userId, clock);

const PracticeScenario = builder.objectRef<Scenario>("PracticeScenario").implement({
  ...needs("practice.keep"),
  description: "A conversation to practise with, invented, as it is shown before it begins.",
  fields: (t) => ({
    id: t.exposeID("id"),
    title: t.exposeString("title"),
    about: t.exposeString("about"),
    language: t.expose("language", { type: Language, description: "In which all of it is written." }),
    lane: t.expose("lane", { type: Lane }),
  }),
});

const PracticeLine = builder.objectRef<SeenRun["lines"][number]>("PracticeLine").implement({
  ...needs("practice.keep"),
  fields: (t) => ({
    id: t.exposeID("id"),
    at: t.expose("at", { type: "Instant" }),
    isOwn: t.boolean({ resolve: ({ turn }) => turn === null }),
    words: t.exposeString("words", { nullable: true, description: "null where they are damaged." }),
  }),
});

const PracticeRun = builder.objectRef<SeenRun>("PracticeRun").implement({
  ...needs("practice.keep"),
  description: "A conversation that the asker practises with. It is no contact, and nobody is behind it.",
  fields: (t) => ({
    id: t.exposeID("id"),
    scenario: t.expose("written", {
      type: PracticeScenario,
      nullable: true,
      description: "null where this release has it no more.",
    }),
    startedAt: t.expose("startedAt", { type: "Instant" }),
    endedAt: t.expose("endedAt", { type: "Instant", nullable: true }),
    nextAt: t.expose("nextAt", {
      type: "Instant",
      nullable: true,
      description: "When there is more to read; null: not before an answer, or not at all.",
    }),
    lines: t.field({ type: [PracticeLine], resolve: ({ lines }) => [...lines] }),
    points: t.stringList({
      description: "What to look at afterwards, as questions to oneself; none before it has ended.",
      resolve: ({ written, endedAt }) => (endedAt === null || written === null ? [] : [...written.points]),
    }),
  }),
});

const Practising = builder.objectRef<Stored>("Practising").implement({
  ...needs("practice.oversee"),
  description: "That somebody practises, without a word of it.",
  fields: (t) => ({
    by: t.expose("by", { type: Staff }),
    scenario: t.string({
      description: "Its title.",
      resolve: ({ scenario }) => SHIPPED_SCENARIOS.find(({ id }) => id === scenario)?.title ?? scenario,
    }),
    since: t.expose("since", { type: "Instant" }),
    answers: t.exposeInt("answers"),
  }),
});

builder.queryFields((t) => ({
  practiceScenarios: t.field({
    ...needs("practice.keep"),
    type: [PracticeScenario],
    resolve: () => [...SHIPPED_SCENARIOS],
  }),
  practice: t.field({
    ...needs("practice.keep"),
    type: PracticeRun,
    nullable: true,
    description: "The asker's newest run, over or not, with everything that was to be written in it by now.",
    resolve: async (_root, _args, context) => deskOf(context).look(),
  }),
  practising: t.field({
    ...needs("practice.oversee"),
    type: [Practising],
    description: "Who practises now, the longest first, at most 100.",
    resolve: async (_root, _args, { store }) => [...(await store.practice.going())],
  }),
}));

const PracticeRefusal = builder.enumType("PracticeRefusal", {
  values: ["has_somebody", "practises", "over", "no_scenario"] as const,
});

const PracticeRefused = builder
  .objectRef<{ readonly because: (typeof PracticeRefusal)["$inferType"] }>("PracticeRefused")
  .implement({
    ...needs("practice.keep"),
    description:
      "The asker has a contact, or practises already; or it has ended; or there is no such scenario.",
    fields: (t) => ({ because: t.expose("because", { type: PracticeRefusal }) }),
  });

const PracticeResult = builder.unionType("PracticeResult", {
  types: [PracticeRun, PracticeRefused, TextRefused, NotFound],
  resolveType: tagOf,
});

/** What became of an act, and with it the run as it stands. */
async function answerOf(
  id: string,
  done: "done" | "not_found" | (typeof PracticeRefusal)["$inferType"],
  context: Context,
) {
  if (done === "not_found") return tagged("NotFound", { id });
  if (done !== "done") return tagged("PracticeRefused", { because: done });
  const run = await deskOf(context).look();
  return run === null ? tagged("NotFound", { id }) : tagged("PracticeRun", run);
}

builder.mutationFields((t) => ({
  beginPractice: t.field({
    ...needs("practice.keep"),
    type: PracticeResult,
    description: "Begins to practise with a scenario, once under its id.",
    args: { id: t.arg.id({ required: true }), scenario: t.arg.id({ required: true }) },
    resolve: async (_root, { id, scenario }, context) => {
      const given = Uuid.safeParse(id);
      if (!given.success) return tagged("NotFound", { id });
      const begun = await deskOf(context).begin(given.data, scenario);
      return answerOf(id, begun === "begun" ? "done" : begun, context);
    },
  }),
  answerPractice: t.field({
    ...needs("practice.keep"),
    type: PracticeResult,
    description: "Writes to whoever is practised with, once under its id. It goes to nobody.",
    args: {
      id: t.arg.id({ required: true }),
      runId: t.arg.id({ required: true }),
      text: t.arg.string({ required: true }),
    },
    resolve: async (_root, { id, runId, text }, context) => {
      const [given, run] = [Uuid.safeParse(id), Uuid.safeParse(runId)];
      if (!given.success || !run.success) return tagged("NotFound", { id: runId });
      const desk = deskOf(context);
      const refused = refuseText(text, desk.maxLength);
      if (refused !== null) return refused;
      const written = await desk.answer(given.data, run.data, storable(text));
      if (written === "too_long") throw new Error("an answer that the loopback refuses for another reason");
      return answerOf(runId, written === "written" ? "done" : written, context);
    },
  }),
  endPractice: t.field({
    ...needs("practice.keep"),
    type: PracticeResult,
    args: { runId: t.arg.id({ required: true }) },
    resolve: async (_root, { runId }, context) => {
      const run = Uuid.safeParse(runId);
      if (!run.success) return tagged("NotFound", { id: runId });
      const ended = await context.store.practice.end(run.data, context.identity.userId);
      return answerOf(runId, ended === "ended" ? "done" : ended, context);
    },
  }),
}));
