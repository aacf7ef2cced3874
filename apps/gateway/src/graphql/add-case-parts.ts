import { CaseId, ExploiterId, PersonId } from "@holdfast/case-schema";
import { asPart, newCaseExploiter, newCasePerson, type CasePartKind } from "@holdfast/case-schema/case";
import { builder } from "./builder.ts";
import { caseAsker } from "./case-asker.ts";
import { PersonalClass } from "./case-enums.ts";
import { CaseFull, CaseInvalid } from "./case-refusals.ts";
import type { Context } from "./context.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { tagged, tagOf } from "./tagged.ts";

const CasePartAdded = builder.objectRef<{ readonly id: string }>("CasePartAdded").implement({
  ...needs("case.change"),
  fields: (t) => ({ id: t.exposeID("id") }),
});

const AddToCaseResult = builder.unionType("AddToCaseResult", {
  types: [CasePartAdded, CaseInvalid, CaseFull, NotFound],
  resolveType: tagOf,
});

builder.mutationFields((t) => {
  const of = {
    caseId: t.arg.id({ required: true }),
    id: t.arg.id({
      required: true,
      description: "Made by whoever adds it, so that added twice it is there once.",
    }),
  };
  return {
    addCasePerson: t.field({
      ...needs("case.change"),
      type: AddToCaseResult,
      description: "Somebody of whom nothing is known yet but that they are there.",
      args: of,
      resolve: async (_root, { caseId, id }, context) => {
        const known = PersonId.safeParse(id);
        return add(context, caseId, "person", id, known.success ? newCasePerson(known.data) : null);
      },
    }),
    addCaseExploiter: t.field({
      ...needs("case.change"),
      type: AddToCaseResult,
      description:
        "Somebody who is alleged to exploit, and who told of them: theirs is the permission that counts.",
      args: { ...of, toldBy: t.arg.idList({ required: true }) },
      resolve: async (_root, { caseId, id, toldBy }, context) => {
        const known = ExploiterId.safeParse(id);
        const values = known.success ? { ...newCaseExploiter(known.data), toldBy } : null;
        return add(context, caseId, "exploiter", id, values);
      },
    }),
    addCaseNote: t.field({
      ...needs("case.change"),
      type: AddToCaseResult,
      description: "A note, with all whom it is about and every kind of fact that may be in it.",
      args: {
        ...of,
        about: t.arg.idList({ required: true }),
        mayHold: t.arg({ type: [PersonalClass], required: true }),
        text: t.arg.string({ required: true, description: "Personal data." }),
      },
      resolve: async (_root, { caseId, id, about, mayHold, text }, context) => {
        const written = { writtenBy: context.identity.userId, writtenAt: context.clock() };
        return add(context, caseId, "note", id, { id, about, mayHold, text, ...written });
      },
    }),
  };
});

async function add(context: Context, of: string, kind: CasePartKind, id: string, values: unknown) {
  const caseId = CaseId.safeParse(of);
  if (!caseId.success) return tagged("NotFound", { id: of });
  const part = asPart(kind, values);
  // Said of what they gave alone, whosever the case is.
  if (part === null) return tagged("CaseInvalid", { because: "value" as const });
  const added = await context.store.cases.add(caseId.data, caseAsker(context, "change"), part);
  switch (added.kind) {
    case "added":
      return tagged("CasePartAdded", { id });
    case "invalid":
      return tagged("CaseInvalid", { because: added.because });
    case "full":
      return tagged("CaseFull", { id: of });
    case "not_found":
      return tagged("NotFound", { id: of });
  }
}
