import type { ReadCase } from "@holdfast/db";
import { builder } from "./builder.ts";
import { CaseStaff } from "./case-staff.ts";
import { needs } from "./needs.ts";
import { shownValue } from "./shown-value.ts";

export const OwnWord = builder.objectRef<ReadCase["ownWords"][number]>("OwnWord").implement({
  ...needs("case.read"),
  description:
    "What somebody of a case, verified as themself, said that should stand in one of their fields. Personal data.",
  fields: (t) => ({
    id: t.exposeID("id"),
    personId: t.exposeID("person"),
    field: t.exposeString("field"),
    revision: t.exposeInt("revision", {
      description: "The field's revision that it made: while the field has it, it stands.",
    }),
    at: t.expose("at", { type: "Instant" }),
    by: t.expose("by", { type: CaseStaff, description: "Who wrote it down." }),
    isGone: t.boolean({
      description: "It was forgotten, or is damaged: neither it nor what stood there is here.",
      resolve: ({ words }) => words === null,
    }),
    said: t.field({
      type: "CaseValue",
      nullable: true,
      resolve: ({ words, person: id, field }, _args, context) =>
        shownValue(context, { kind: "person", id, field }, words?.said ?? null),
    }),
    was: t.field({
      type: "CaseValue",
      nullable: true,
      description: "What stood there until then. null: nobody had said.",
      resolve: ({ words, person: id, field }, _args, context) =>
        shownValue(context, { kind: "person", id, field }, words?.was.value ?? null),
    }),
    wasRevision: t.int({ nullable: true, resolve: ({ words }) => words?.was.revision ?? null }),
    wasAt: t.field({ type: "Instant", nullable: true, resolve: ({ words }) => words?.was.at ?? null }),
    wasBy: t.field({
      type: CaseStaff,
      nullable: true,
      description: "Who had written that.",
      resolve: ({ words }) => words?.was.by ?? null,
    }),
  }),
});
