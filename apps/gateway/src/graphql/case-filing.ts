import { ContactId } from "@holdfast/case-schema";
import type { CaseCame as Came } from "@holdfast/case-schema/case";
import type { CaseFiling as Stored, PastFiling } from "@holdfast/db";
import { builder } from "./builder.ts";
import { caseAsker } from "./case-asker.ts";
import { CaseCameKind, RepresentativeKind, RepresentativeProof } from "./case-enums.ts";
import { CaseStaff } from "./case-staff.ts";
import { needs } from "./needs.ts";

const CaseCame = builder.objectRef<Came>("CaseCame").implement({
  ...needs("case.read"),
  description: "Who of a case speaks in a contact, or for whom. Personal data.",
  fields: (t) => ({
    kind: t.expose("kind", { type: CaseCameKind }),
    person: t.id({
      nullable: true,
      description:
        "Who speaks, as a person of the case; null: nobody knows, or a representative who is none.",
      resolve: (came) => ("person" in came ? came.person : null),
    }),
    as: t.field({
      type: RepresentativeKind,
      nullable: true,
      resolve: (came) => (came.kind === "representative" ? came.as : null),
    }),
    proof: t.field({
      type: RepresentativeProof,
      nullable: true,
      resolve: (came) => (came.kind === "representative" ? came.proof : null),
    }),
    people: t.idList({
      description: "For whom a representative speaks.",
      resolve: (came) => (came.kind === "representative" ? [...came.people] : []),
    }),
  }),
});

/** That a contact is filed in a case. */
export const CaseFiling = builder.objectRef<Stored>("CaseFiling").implement({
  ...needs("case.read"),
  fields: (t) => ({
    contactId: t.exposeID("contactId"),
    contactNumber: t.exposeInt("contactNumber"),
    caseId: t.exposeID("caseId"),
    atVersion: t.exposeInt("atVersion", { description: "Whoever changes the filing names it as seen." }),
    at: t.expose("at", { type: "Instant" }),
    by: t.expose("by", { type: CaseStaff }),
    came: t.expose("came", { type: CaseCame, nullable: true, description: "null: damaged" }),
  }),
});

const PastCaseFiling = builder.objectRef<PastFiling>("PastCaseFiling").implement({
  ...needs("case.read"),
  fields: (t) => ({
    filing: t.expose("filing", { type: CaseFiling }),
    endedAt: t.expose("endedAt", {
      type: "Instant",
      nullable: true,
      description: "null: it is filed there.",
    }),
    endedBy: t.expose("endedBy", { type: CaseStaff, nullable: true }),
  }),
});

builder.queryFields((t) => ({
  caseOfContact: t.field({
    ...needs("case.read"),
    type: CaseFiling,
    nullable: true,
    description: "In which case a contact is; null: in none, or in one that is not the asker's.",
    args: { contactId: t.arg.id({ required: true }) },
    resolve: async (_root, { contactId }, context) => {
      const known = ContactId.safeParse(contactId);
      return known.success ? context.store.cases.filingOf(known.data, caseAsker(context, "read")) : null;
    },
  }),
  caseFilings: t.field({
    ...needs("case.read"),
    type: [PastCaseFiling],
    description: "In which cases of the asker's a contact is and was, the first one first.",
    args: { contactId: t.arg.id({ required: true }) },
    resolve: async (_root, { contactId }, context) => {
      const known = ContactId.safeParse(contactId);
      return known.success ? context.store.cases.filingHistory(known.data, caseAsker(context, "read")) : [];
    },
  }),
}));
