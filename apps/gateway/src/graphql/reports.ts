import { hasVisibleText, ReportId } from "@holdfast/case-schema";
import type { ReportDecision } from "@holdfast/db";
import { isOfficer } from "../pictures/officer.ts";
import { builder } from "./builder.ts";
import type { Context } from "./context.ts";
import { ReportOutcome } from "./enums.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { Officer } from "./officer.ts";
import { tagged, tagOf } from "./tagged.ts";

/** Longest that an officer's words may be, in UTF-16 code units. */
const WORDS_MAX = 4000;

const ReportDecided = builder.objectRef<NonNullable<ReportDecision["decided"]>>("ReportDecided").implement({
  ...needs("report.read"),
  fields: (t) => ({
    outcome: t.expose("outcome", { type: ReportOutcome }),
    at: t.expose("at", { type: "Instant" }),
    by: t.expose("by", { type: Officer }),
    words: t.exposeString("words", { nullable: true, description: "null when they are damaged" }),
  }),
});

const Report = builder.objectRef<ReportDecision>("Report").implement({
  ...needs("report.read"),
  description: "What is to be decided about a quarantined picture. Facts only; nobody is shown it.",
  fields: (t) => ({
    id: t.exposeID("id"),
    contactNumber: t.exposeInt("contactNumber"),
    channel: t.exposeString("channel"),
    arrivedAt: t.expose("arrivedAt", { type: "Instant" }),
    openedAt: t.expose("openedAt", { type: "Instant" }),
    openedBy: t.expose("openedBy", { type: Officer }),
    dueAt: t.expose("dueAt", { type: "Instant" }),
    keepUntil: t.expose("keepUntil", { type: "Instant" }),
    isKept: t.exposeBoolean("isKept", {
      description: "false: it was never fetched; only the provider has it.",
    }),
    isWithdrawn: t.exposeBoolean("isWithdrawn", { description: "Whether the person took the message back." }),
    decided: t.expose("decided", { type: ReportDecided, nullable: true }),
  }),
});

const ReportDesk = builder
  .objectRef<{ readonly isOfficer: boolean; readonly reports: readonly ReportDecision[] }>("ReportDesk")
  .implement({
    ...needs("report.read"),
    fields: (t) => ({
      isOfficer: t.exposeBoolean("isOfficer"),
      reports: t.expose("reports", {
        type: [Report],
        description: "For the named officer; empty for everybody else.",
      }),
    }),
  });

async function asksAsOfficer({ store, identity }: Context): Promise<boolean> {
  const [{ pictures }, staff] = await Promise.all([store.settings.read(), store.staff.list()]);
  return isOfficer({ id: identity.userId, role: identity.role }, pictures, staff);
}

builder.queryField("reportDesk", (t) =>
  t.field({
    ...needs("report.read"),
    type: ReportDesk,
    resolve: async (_root, _args, context) => {
      const officer = await asksAsOfficer(context);
      return { isOfficer: officer, reports: officer ? await context.store.reports.list() : [] };
    },
  }),
);

interface WithId {
  readonly id: string;
}
const simple = (name: string, description: string) =>
  builder.objectRef<WithId>(name).implement({
    ...needs("report.decide"),
    description,
    fields: (t) => ({ id: t.exposeID("id") }),
  });

const DecisionRecorded = simple("DecisionRecorded", "It is recorded, and cannot be changed.");
const DecidedAlready = simple("DecidedAlready", "Somebody decided before; nothing changed.");
const NotOfficer = simple("NotOfficer", "Somebody else is the named officer.");
const WordsWanted = simple("WordsWanted", "The decision needs words, at most 4000 characters of them.");

const DecideReportResult = builder.unionType("DecideReportResult", {
  types: [DecisionRecorded, DecidedAlready, NotOfficer, WordsWanted, NotFound],
  resolveType: tagOf,
});

builder.mutationField("decideReport", (t) =>
  t.field({
    ...needs("report.decide"),
    type: DecideReportResult,
    description: "The officer's decision, once. words: the report's number, or why there was none.",
    args: {
      id: t.arg.id({ required: true }),
      outcome: t.arg({ type: ReportOutcome, required: true }),
      words: t.arg.string({ required: true }),
    },
    resolve: async (_root, { id, outcome, words }, context) => {
      const report = ReportId.safeParse(id);
      if (!(await asksAsOfficer(context))) return tagged("NotOfficer", { id });
      if (!report.success) return tagged("NotFound", { id });
      if (!hasVisibleText(words) || words.length > WORDS_MAX) return tagged("WordsWanted", { id });
      const { store, identity } = context;
      const { keepMs } = (await store.settings.read()).pictures;
      switch (await store.reports.decide(report.data, identity.userId, { outcome, words, keepMs })) {
        case "decided":
          return tagged("DecisionRecorded", { id });
        case "decided_already":
          return tagged("DecidedAlready", { id });
        case "not_found":
          return tagged("NotFound", { id });
      }
    },
  }),
);
