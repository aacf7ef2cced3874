import { CaseId, ContactId, PersonId } from "@holdfast/case-schema";
import { CaseCame } from "@holdfast/case-schema/case";
import type { CaseFiling as Stored, Filed } from "@holdfast/db";
import { z } from "zod";
import { builder } from "./builder.ts";
import { caseFiler } from "./case-asker.ts";
import { CaseCameKind, RepresentativeKind, RepresentativeProof } from "./case-enums.ts";
import { CaseFiling } from "./case-filing.ts";
import { CaseFull, CaseInvalid } from "./case-refusals.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { NotHolder } from "./not-holder.ts";
import { tagged, tagOf } from "./tagged.ts";

/** Who speaks in a contact that is filed, or for whom. */
const CaseCameInput = builder.inputType("CaseCameInput", {
  fields: (t) => ({
    kind: t.field({ type: CaseCameKind, required: true }),
    person: t.id({
      required: false,
      description: "Who speaks; of a representative: where they are of the case.",
    }),
    as: t.field({ type: RepresentativeKind, required: false }),
    proof: t.field({ type: RepresentativeProof, required: false }),
    people: t.idList({ required: false, description: "For whom a representative speaks, at least one." }),
  }),
});

interface NowFiled {
  readonly filing: Stored | null;
  readonly version: number;
}

const ContactFiled = builder.objectRef<NowFiled>("ContactFiled").implement({
  ...needs("case.file"),
  fields: (t) => ({
    filing: t.expose("filing", {
      type: CaseFiling,
      nullable: true,
      description: "null: in no case any more.",
    }),
    version: t.exposeInt("version", { description: "The contact's." }),
  }),
});

const FilingOvertaken = builder.objectRef<Pick<NowFiled, "filing">>("FilingOvertaken").implement({
  ...needs("case.file"),
  description: "It is filed otherwise by now; nothing was changed.",
  fields: (t) => ({
    filing: t.expose("filing", {
      type: CaseFiling,
      nullable: true,
      description: "null: in none, or in one that is not the asker's.",
    }),
  }),
});

const FileResult = builder.unionType("FileResult", {
  types: [ContactFiled, FilingOvertaken, CaseInvalid, CaseFull, NotHolder, NotFound],
  resolveType: tagOf,
});

const People = z.array(PersonId).max(200);

builder.mutationFields((t) => ({
  fileContact: t.field({
    ...needs("case.file"),
    type: FileResult,
    description:
      "Says in which case a contact is: by whoever has it, and once it is closed by a lead on shift. A case that is there has to be theirs already.",
    args: {
      contactId: t.arg.id({ required: true }),
      caseId: t.arg.id({ required: true, description: "Of a new case: made by whoever files." }),
      isNew: t.arg.boolean({ required: true }),
      newPeople: t.arg.idList({
        required: true,
        description: "Of people who are added with it; made by whoever files.",
      }),
      came: t.arg({ type: CaseCameInput, required: true }),
      seenFiling: t.arg.int({
        required: true,
        description: "`atVersion` of the filing that was seen; 0: none.",
      }),
    },
    resolve: async (_root, { contactId: contact, caseId, isNew, newPeople, came, seenFiling }, context) => {
      const contactId = ContactId.safeParse(contact);
      if (!contactId.success) return tagged("NotFound", { id: contact });
      const id = CaseId.safeParse(caseId);
      if (!id.success) return tagged("NotFound", { id: caseId });
      const people = People.safeParse(newPeople);
      const given = cameOf(came);
      if (!people.success || given === null) return tagged("CaseInvalid", { because: "value" as const });
      const filed = await context.store.cases.file(caseFiler(context), {
        contactId: contactId.data,
        caseId: id.data,
        isNew,
        newPeople: people.data,
        came: given,
        seenFiling,
      });
      return answerOf(filed, contact, caseId);
    },
  }),
  takeOutOfCase: t.field({
    ...needs("case.file"),
    type: FileResult,
    description: "A contact is in no case any more. That it was stays known.",
    args: { contactId: t.arg.id({ required: true }), seenFiling: t.arg.int({ required: true }) },
    resolve: async (_root, { contactId: contact, seenFiling }, context) => {
      const contactId = ContactId.safeParse(contact);
      if (!contactId.success) return tagged("NotFound", { id: contact });
      const filed = await context.store.cases.takeOut(caseFiler(context), contactId.data, seenFiling);
      return answerOf(filed, contact, contact);
    },
  }),
}));

function answerOf(filed: Filed, contactId: string, caseId: string) {
  switch (filed.kind) {
    case "filed":
      return tagged("ContactFiled", filed);
    case "overtaken":
      return tagged("FilingOvertaken", filed);
    case "people":
      return tagged("CaseInvalid", { because: "people" as const });
    case "full":
      return tagged("CaseFull", { id: caseId });
    case "not_holder":
      return tagged("NotHolder", { holder: filed.holder });
    case "no_contact":
      return tagged("NotFound", { id: contactId });
    case "no_case":
      return tagged("NotFound", { id: caseId });
  }
}

/** What was typed, when it says one thing; what does not belong to its kind is not passed over. */
function cameOf(typed: Readonly<Record<string, unknown>>): CaseCame | null {
  const given = Object.fromEntries(
    Object.entries(typed).filter(([, value]) => value !== null && value !== undefined),
  );
  const whole = given["kind"] === "representative" ? { person: null, ...given } : given;
  const came = CaseCame.safeParse(whole);
  return came.success ? came.data : null;
}
