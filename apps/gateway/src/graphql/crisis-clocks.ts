import { Uuid } from "@holdfast/case-schema";
import type {
  CrisisCheckpoint as Point,
  CrisisFacts,
  CrisisPause as Pause,
  CrisisWords as Words,
} from "@holdfast/db";
import { CHECKPOINTS, clockAt, type Checkpoint } from "@holdfast/safety-plan";
import { builder } from "./builder.ts";
import { caseAsker } from "./case-asker.ts";
import { CaseStaff } from "./case-staff.ts";
import { needs } from "./needs.ts";

export const CrisisCheckpointId = builder.enumType("CrisisCheckpointId", {
  values: CHECKPOINTS.map(({ id }) => id),
});
const CrisisStartedBy = builder.enumType("CrisisStartReason", {
  values: ["leaves_within_24h", "leaves_now", "injury", "by_hand"] as const,
});
type Started = "leaves_within_24h" | "leaves_now" | "injury" | "by_hand";

const CrisisCheckpoint = builder.objectRef<Point>("CrisisCheckpoint").implement({
  ...needs("safety_plan.read"),
  fields: (t) => ({
    id: t.field({ type: CrisisCheckpointId, resolve: ({ point }) => point as Checkpoint }),
    dueAt: t.expose("dueAt", { type: "Instant", description: "Later by as long as the clock stood still." }),
    firedAt: t.expose("firedAt", {
      type: "Instant",
      nullable: true,
      description: "When it was told that its time has come; null: it has not, or somebody met it before.",
    }),
    metAt: t.expose("metAt", { type: "Instant", nullable: true }),
    metBy: t.expose("metBy", { type: CaseStaff, nullable: true }),
  }),
});

const CrisisPause = builder.objectRef<Pause>("CrisisPause").implement({
  ...needs("safety_plan.read"),
  fields: (t) => ({
    fromAt: t.expose("fromAt", { type: "Instant" }),
    by: t.expose("by", { type: CaseStaff }),
    toAt: t.expose("toAt", { type: "Instant", nullable: true, description: "null: it stands still." }),
    resumedBy: t.expose("resumedBy", { type: CaseStaff, nullable: true }),
  }),
});

/** Where a clock stands, by the rules of plans (SP41). */
const standingOf = ({ startedAt, pauses, checkpoints, endedAt }: CrisisFacts, now: number) =>
  clockAt(
    {
      startedAtMs: startedAt,
      pauses: pauses.map(({ fromAt, toAt }) => ({ fromMs: fromAt, toMs: toAt })),
      met: checkpoints.flatMap(({ point, metAt }) => (metAt === null ? [] : [point as Checkpoint])),
    },
    endedAt ?? now,
  );

export const CrisisClock = builder.objectRef<CrisisFacts>("CrisisClock").implement({
  ...needs("safety_plan.read"),
  description: "The clock of a crisis: facts, and none of its words.",
  fields: (t) => ({
    id: t.exposeID("id"),
    version: t.exposeInt("version", { description: "The events of kind crisis name it." }),
    planId: t.exposeID("planId"),
    caseId: t.exposeID("caseId"),
    caseNumber: t.exposeInt("caseNumber"),
    contactId: t.exposeID("contactId", { description: "In which it was said." }),
    contactNumber: t.exposeInt("contactNumber"),
    reasons: t.field({
      type: [CrisisStartedBy],
      resolve: ({ reasons }) => reasons.map((each) => each as Started),
    }),
    startedAt: t.expose("startedAt", { type: "Instant" }),
    startedBy: t.expose("startedBy", { type: CaseStaff }),
    holder: t.expose("holder", {
      type: CaseStaff,
      nullable: true,
      description: "null: an alarm; nobody on shift has it, and no lead is there to whom it falls.",
    }),
    heldSince: t.expose("heldSince", { type: "Instant", description: "Since when they, or nobody, has it." }),
    endedAt: t.expose("endedAt", { type: "Instant", nullable: true }),
    checkpoints: t.field({ type: [CrisisCheckpoint], resolve: ({ checkpoints }) => [...checkpoints] }),
    pauses: t.field({ type: [CrisisPause], resolve: ({ pauses }) => [...pauses] }),
    isPaused: t.boolean({ resolve: ({ pauses }) => pauses.some(({ toAt }) => toAt === null) }),
    countedMs: t.float({
      description: "What the clock has counted, without its pauses.",
      resolve: (clock, _args, { clock: now }) => standingOf(clock, now()).countedMs,
    }),
    overdue: t.field({
      type: [CrisisCheckpointId],
      resolve: (clock, _args, { clock: now }) =>
        clock.endedAt === null ? [...standingOf(clock, now()).overdue] : [],
    }),
  }),
});

const CrisisWords = builder.objectRef<Words>("CrisisWords").implement({
  ...needs("safety_plan.read"),
  description: "What was written of a clock: why it was paused, or what was done. Personal data: words.",
  fields: (t) => ({
    clockId: t.exposeID("clockId"),
    pause: t.int({
      nullable: true,
      description: "Of which pause, counted from 1.",
      resolve: ({ of }) => ("pause" in of ? of.pause : null),
    }),
    checkpoint: t.field({
      type: CrisisCheckpointId,
      nullable: true,
      resolve: ({ of }) => ("point" in of ? (of.point as Checkpoint) : null),
    }),
    words: t.exposeString("words", { nullable: true, description: "null: gone, or damaged." }),
  }),
});

interface Course {
  readonly clocks: readonly CrisisFacts[];
  readonly words: readonly Words[];
}

const CrisisCourse = builder.objectRef<Course>("CrisisCourse").implement({
  ...needs("safety_plan.read"),
  fields: (t) => ({
    clocks: t.field({ type: [CrisisClock], resolve: ({ clocks }) => [...clocks] }),
    words: t.field({ type: [CrisisWords], resolve: ({ words }) => [...words] }),
  }),
});

builder.queryFields((t) => ({
  crisisClocks: t.field({
    ...needs("safety_plan.read"),
    type: [CrisisClock],
    description:
      "Those that run and whose plans the asker may read, which for a lead on shift are all: what nobody has first, then what comes soonest; at most 200.",
    resolve: async (_root, _args, context) => [
      ...(await context.store.crises.running(caseAsker(context, "read_plan"))),
    ],
  }),
  crisisClocksUnheld: t.field({
    ...needs("queue.read"),
    type: "Int",
    description:
      "How many run that nobody on shift has: an alarm for everybody, which says nothing of whose.",
    resolve: (_root, _args, context) => context.store.crises.unheld(),
  }),
  crisisCourse: t.field({
    ...needs("safety_plan.read"),
    type: CrisisCourse,
    nullable: true,
    description:
      "The clocks of one plan, the latest first, and what was written of them. That it was read is recorded.",
    args: { planId: t.arg.id({ required: true }) },
    resolve: async (_root, { planId }, context) => {
      const known = Uuid.safeParse(planId);
      return known.success ? context.store.crises.ofPlan(known.data, caseAsker(context, "read_plan")) : null;
    },
  }),
}));
