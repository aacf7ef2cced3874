import { CaseId, Uuid } from "@holdfast/case-schema";
import { isAddressField } from "@holdfast/case-schema/case";
import type { CaseChanged, StatusChanged, Written } from "@holdfast/db";
import { builder } from "./builder.ts";
import { caseAsker } from "./case-asker.ts";
import { CasePartKind, CaseStatus } from "./case-enums.ts";
import { CaseField, type NamedValue } from "./case-field.ts";
import { CaseInvalid } from "./case-refusals.ts";
import { CaseStaff } from "./case-staff.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { shownValue } from "./shown-value.ts";
import { tagged, tagOf } from "./tagged.ts";

/** Where it stands, and what the case's version became by it, if that is told. */
type WrittenInCase = Written & {
  readonly caseVersion: number | null;
  /** Of a field of addresses what stands there by it, as it is seen. */
  readonly addresses?: unknown;
};

export const CaseWritten = builder.objectRef<WrittenInCase>("CaseWritten").implement({
  ...needs("case.change"),
  description: "It stands as it was given.",
  fields: (t) => ({
    revision: t.exposeInt("revision"),
    by: t.expose("by", { type: CaseStaff }),
    at: t.expose("at", { type: "Instant" }),
    caseVersion: t.exposeInt("caseVersion", {
      nullable: true,
      description: "What the case has by it. null: it stood there already, or is not told.",
    }),
    addresses: t.field({
      type: "CaseValue",
      nullable: true,
      description:
        "Of a field of addresses what stands there by it, as whoever reads it sees it; null of any other.",
      resolve: ({ addresses }) => addresses ?? null,
    }),
  }),
});

export const CaseOvertaken = builder.objectRef<{ readonly now: NamedValue }>("CaseOvertaken").implement({
  ...needs("case.change"),
  description: "Somebody was faster; here is what stands there. Nothing was kept.",
  fields: (t) => ({ now: t.expose("now", { type: CaseField }) }),
});

export const CaseUnreadable = builder.objectRef<{ readonly id: string }>("CaseUnreadable").implement({
  ...needs("case.change"),
  description: "That part was forgotten, or cannot be read here. Nothing was kept.",
  fields: (t) => ({ id: t.exposeID("id") }),
});

const ChangeCaseResult = builder.unionType("ChangeCaseResult", {
  types: [CaseWritten, CaseOvertaken, CaseInvalid, CaseUnreadable, NotFound],
  resolveType: tagOf,
});

builder.mutationFields((t) => ({
  changeCaseField: t.field({
    ...needs("case.change"),
    type: ChangeCaseResult,
    description: "One field of one part of a case. What others write into other fields meanwhile stays.",
    args: {
      caseId: t.arg.id({ required: true }),
      part: t.arg({ type: CasePartKind, required: true }),
      id: t.arg.id({ required: true }),
      field: t.arg.string({ required: true }),
      value: t.arg({ type: "CaseValue", required: false, description: "null: nobody said. Personal data." }),
      seenRevision: t.arg.int({ required: true }),
    },
    resolve: async (_root, { caseId: of, part: kind, id, field, value, seenRevision }, context) => {
      const [caseId, known] = [CaseId.safeParse(of), Uuid.safeParse(id)];
      if (!caseId.success || !known.success) return tagged("NotFound", { id });
      const change = { kind, id: known.data, field, value: value ?? null, seenRevision };
      const changed = await context.store.cases.change(caseId.data, caseAsker(context, "change"), change);
      const place = { kind, id: known.data, field };
      const addresses =
        changed.kind === "changed" && isAddressField(kind, field)
          ? shownValue(context, place, changed.value)
          : null;
      return answerOf(changed, field, id, place, addresses);
    },
  }),
  setCaseStatus: t.field({
    ...needs("case.change"),
    type: ChangeCaseResult,
    args: {
      caseId: t.arg.id({ required: true }),
      status: t.arg({ type: CaseStatus, required: true }),
      seenRevision: t.arg.int({ required: true }),
    },
    resolve: async (_root, { caseId: of, status, seenRevision }, context) => {
      const caseId = CaseId.safeParse(of);
      if (!caseId.success) return tagged("NotFound", { id: of });
      const to = { status, seenRevision };
      const changed = await context.store.cases.setStatus(caseId.data, caseAsker(context, "change"), to);
      return answerOf(changed, "status", of, null);
    },
  }),
}));

function answerOf(
  changed: CaseChanged | StatusChanged,
  name: string,
  id: string,
  part: NamedValue["part"],
  addresses: unknown = null,
) {
  switch (changed.kind) {
    case "changed":
      return tagged("CaseWritten", {
        ...changed.written,
        caseVersion: "caseVersion" in changed ? changed.caseVersion : null,
        addresses,
      });
    case "overtaken":
      return tagged("CaseOvertaken", { now: { name, part, ...changed.now } });
    case "invalid":
      return tagged("CaseInvalid", { because: changed.because });
    case "unreadable":
      return tagged("CaseUnreadable", { id });
    case "not_found":
      return tagged("NotFound", { id });
  }
}
