import type { RetentionReport } from "../command/retention/report-lines.ts";
import { STAYS_ELSEWHERE, type StaysElsewhere } from "../command/retention/stays-elsewhere.ts";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";

type Run = RetentionReport["runs"][number];
type Count = readonly [kind: string, count: number];

const countsOf = (counts: RetentionReport["due"]): Count[] => Object.entries(counts);

const RetentionCount = builder.objectRef<Count>("RetentionCount").implement({
  ...needs("audit.read"),
  description: "How many of a kind: contact, case, inquiry, legal_process, breach, or rows of the audit.",
  fields: (t) => ({
    kind: t.string({ resolve: ([kind]) => kind }),
    count: t.int({ resolve: ([, count]) => count }),
  }),
});

const RetentionHeld = builder.objectRef<RetentionReport["held"][number]>("RetentionHeld").implement({
  ...needs("audit.read"),
  fields: (t) => ({
    kind: t.exposeString("kind"),
    because: t.exposeString("because", { description: "What it waits for, as a code." }),
    count: t.exposeInt("count"),
  }),
});

const RetentionRun = builder.objectRef<Run>("RetentionRun").implement({
  ...needs("audit.read"),
  fields: (t) => ({
    beganAt: t.expose("beganAt", { type: "Instant" }),
    endedAt: t.expose("endedAt", { type: "Instant", nullable: true }),
    forgotten: t.field({ type: [RetentionCount], resolve: ({ forgotten }) => countsOf(forgotten) }),
    rewrittenAt: t.expose("rewrittenAt", {
      type: "Instant",
      nullable: true,
      description: "When nothing of it lay in the tables any more.",
    }),
    logGoneAt: t.expose("logGoneAt", {
      type: "Instant",
      nullable: true,
      description: "When nothing of it lay in the database's log any more.",
    }),
    problem: t.exposeString("problem", {
      nullable: true,
      description: "Why it may still lie there, as a code.",
    }),
  }),
});

const RetentionOutside = builder.objectRef<RetentionReport["outside"][number]>("RetentionOutside").implement({
  ...needs("audit.read"),
  description: "What providers still keep on a channel.",
  fields: (t) => ({
    channel: t.exposeString("channel"),
    copies: t.exposeInt("copies"),
    due: t.exposeInt("due", { description: "To be gone now." }),
    triedInVain: t.exposeInt("triedInVain"),
  }),
});

const RetentionElsewhere = builder.objectRef<StaysElsewhere>("RetentionElsewhere").implement({
  ...needs("audit.read"),
  description: "A copy that nobody here can ask for: its code, and in English what is to be known of it.",
  fields: (t) => ({
    code: t.exposeString("code"),
    what: t.exposeString("what"),
    until: t.exposeString("until"),
    operator: t.exposeString("operator", { description: "What whoever runs the house does about it." }),
  }),
});

const RetentionReportType = builder.objectRef<RetentionReport>("RetentionReport").implement({
  ...needs("audit.read"),
  description: "What is kept, what is gone and what is in the way, in numbers: nothing of anybody.",
  fields: (t) => ({
    at: t.expose("at", { type: "Instant" }),
    doubt: t.string({
      nullable: true,
      description: "Why nothing is forgotten, as a code: no clock of the house is believed; null: they are.",
      resolve: ({ doubt }) => doubt?.why ?? null,
    }),
    doubtSince: t.field({
      type: "Instant",
      nullable: true,
      resolve: ({ doubt }) => doubt?.since ?? null,
    }),
    beginsAt: t.expose("beginsAt", {
      type: "Instant",
      nullable: true,
      description: "Nothing is forgotten before; null: it has begun.",
    }),
    papersBeginAt: t.expose("papersBeginAt", {
      type: "Instant",
      nullable: true,
      description: "The same of inquiries, legal papers, breaches and the audit.",
    }),
    due: t.field({ type: [RetentionCount], resolve: ({ due }) => countsOf(due) }),
    held: t.field({ type: [RetentionHeld], resolve: ({ held }) => [...held] }),
    runs: t.field({
      type: [RetentionRun],
      description: "The latest first, at most 20.",
      resolve: ({ runs }) => [...runs],
    }),
    outside: t.field({ type: [RetentionOutside], resolve: ({ outside }) => [...outside] }),
    elsewhere: t.field({ type: [RetentionElsewhere], resolve: () => [...STAYS_ELSEWHERE] }),
    backupsExpireAt: t.expose("backupsExpireAt", {
      type: "Instant",
      nullable: true,
      description: "From when on no backup has what the latest run forgot; null: nothing was forgotten yet.",
    }),
  }),
});

builder.queryField("retentionReport", (t) =>
  t.field({
    ...needs("audit.read"),
    type: RetentionReportType,
    resolve: async (_root, _args, { store }) => store.retention.report(),
  }),
);
