import { CaseId } from "@holdfast/case-schema";
import {
  CaseAct as Act,
  CaseData as Data,
  caseViewerCan,
  type CaseViewerCan as Can,
} from "@holdfast/access-policy";
import type { CaseFacts as Facts, ReadCase, StoredCase, WholeCase as Whole } from "@holdfast/db";
import { builder } from "./builder.ts";
import { caseAsker } from "./case-asker.ts";
import { CaseStatus } from "./case-enums.ts";
import { CaseFiling } from "./case-filing.ts";
import { CaseJoin } from "./case-join.ts";
import { CaseExploiter, CaseNote, CasePerson } from "./case-parts.ts";
import { CaseStaff } from "./case-staff.ts";
import type { Context } from "./context.ts";
import { needs } from "./needs.ts";
import { OwnWord } from "./own-word.ts";

/** A case in a list: no content. */
export const CaseFacts = builder.objectRef<Facts>("CaseFacts").implement({
  ...needs("case.read"),
  fields: (t) => ({
    id: t.exposeID("id"),
    number: t.exposeInt("number", { description: "Shown inside only." }),
    version: t.exposeInt("version"),
    status: t.expose("status", { type: CaseStatus }),
    madeAt: t.expose("madeAt", { type: "Instant" }),
    madeBy: t.expose("madeBy", { type: CaseStaff }),
  }),
});

const CaseGuest = builder.objectRef<StoredCase["letIn"][number]>("CaseGuest").implement({
  ...needs("case.read"),
  description: "Whom a lead let into a case by name.",
  fields: (t) => ({
    user: t.expose("user", { type: CaseStaff }),
    by: t.expose("by", { type: CaseStaff }),
    at: t.expose("at", { type: "Instant" }),
  }),
});

const WholeCase = builder.objectRef<Whole>("WholeCase").implement({
  ...needs("case.read"),
  description: "What a case is one with, as far as it is the asker's.",
  fields: (t) => ({
    kept: t.id({
      description: "The one that the others point at, as far as they are the asker's.",
      resolve: ({ kept }) => kept,
    }),
    cases: t.idList({
      description: "All that are the asker's, this one included.",
      resolve: ({ cases }) => [...cases],
    }),
    joins: t.field({
      type: [CaseJoin],
      description: "Of which both sides are the asker's.",
      resolve: ({ joins }) => [...joins],
    }),
  }),
});

const CaseAct = builder.enumType("CaseAct", { values: Act.options });
const CaseData = builder.enumType("CaseData", { values: Data.options });

const CaseViewerCan = builder.objectRef<Can>("CaseViewerCan").implement({
  ...needs("case.read"),
  description:
    "What the asker may do with a case, and what of it they are shown, as the table of records has it now.",
  fields: (t) => ({
    acts: t.field({ type: [CaseAct], resolve: ({ acts }) => [...acts] }),
    shown: t.field({ type: [CaseData], resolve: ({ fields }) => [...fields] }),
  }),
});

/** What is shown of a case to whoever reads it. What no line of the table shows is left out (A72). */
function shownOf(of: ReadCase, context: Context): ReadCase {
  const { fields } = caseViewerCan(of.relation, context.clock());
  const has = (data: Data): boolean => fields.includes(data);
  return {
    ...of,
    parts: has("record") ? of.parts : [],
    record: has("record") ? of.record : null,
    ownWords: has("record") ? of.ownWords : [],
    filings: has("filings") ? of.filings : [],
    letIn: has("door") ? of.letIn : [],
  };
}

/** The record of one situation, by itself. */
const Case = builder.objectRef<ReadCase>("Case").implement({
  ...needs("case.read"),
  description: "The record of one situation. Personal data; that it was read is recorded.",
  fields: (t) => ({
    id: t.exposeID("id"),
    number: t.exposeInt("number", { description: "Shown inside only." }),
    version: t.exposeInt("version", { description: "Grows by one with each change of what is in it." }),
    status: t.expose("status", { type: CaseStatus }),
    statusRevision: t.int({ resolve: ({ statusWritten }) => statusWritten.revision }),
    statusBy: t.field({ type: CaseStaff, resolve: ({ statusWritten }) => statusWritten.by }),
    statusAt: t.field({ type: "Instant", resolve: ({ statusWritten }) => statusWritten.at }),
    madeAt: t.expose("madeAt", { type: "Instant" }),
    madeBy: t.expose("madeBy", { type: CaseStaff }),
    isReadable: t.boolean({
      description: "Whether every part of it can be read; where not, nothing of it can be disclosed.",
      resolve: ({ record }) => record !== null,
    }),
    persons: t.field({ type: [CasePerson], resolve: partsOf("person") }),
    exploiters: t.field({ type: [CaseExploiter], resolve: partsOf("exploiter") }),
    notes: t.field({ type: [CaseNote], resolve: partsOf("note") }),
    ownWords: t.field({
      type: [OwnWord],
      description: "What its people said themselves, the latest first, with what stood there before.",
      resolve: ({ ownWords }) => [...ownWords],
    }),
    filings: t.field({
      type: [CaseFiling],
      description: "The contacts that are filed here.",
      resolve: ({ filings }) => [...filings],
    }),
    viewerCan: t.field({
      type: CaseViewerCan,
      resolve: ({ relation }, _args, { clock }) => caseViewerCan(relation, clock()),
    }),
    letIn: t.field({ type: [CaseGuest], resolve: ({ letIn }) => [...letIn] }),
    whole: t.field({
      type: WholeCase,
      resolve: async ({ id }, _args, context) =>
        (await context.store.cases.whole(id, caseAsker(context, "read"))) ?? {
          // Shut out between the two reads: what was read is all.
          kept: id,
          cases: [id],
          joins: [],
        },
    }),
  }),
});

function partsOf(kind: StoredCase["parts"][number]["kind"]) {
  return ({ parts }: StoredCase) => parts.filter((part) => part.kind === kind);
}

builder.queryFields((t) => ({
  case: t.field({
    ...needs("case.read"),
    type: Case,
    nullable: true,
    description: "null: there is none, or it is not the asker's.",
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, context) => {
      const known = CaseId.safeParse(id);
      const read = known.success
        ? await context.store.cases.read(known.data, caseAsker(context, "read"))
        : null;
      return read === null ? null : shownOf(read, context);
    },
  }),
  cases: t.field({
    ...needs("case.read"),
    type: [CaseFacts],
    description: "Those that are the asker's, the newest first; at most 200.",
    resolve: (_root, _args, context) => context.store.cases.list(caseAsker(context, "read")),
  }),
}));
