import { CaseId, ContactId, PersonId, Uuid } from "@holdfast/case-schema";
import type { Store } from "@holdfast/db";
import { builder } from "./builder.ts";
import { caseAsker } from "./case-asker.ts";
import { CaseOvertaken, CaseUnreadable, CaseWritten } from "./change-case.ts";
import { CaseInvalid } from "./case-refusals.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { tagged, tagOf } from "./tagged.ts";

type OwnWordDone = Awaited<ReturnType<Store["ownWords"]["correct"]>>;

const OwnWordRefused = builder.objectRef<{ readonly because: string }>("OwnWordRefused").implement({
  ...needs("release.keep"),
  description:
    "verified: nobody has verified within 4 hours that it is them. in_hand: they do not speak in a contact that the asker has. may_be_exploiter, in_danger: a contact of theirs is marked so. not_own: it is about somebody else, or not for them to say. same: it stands there already. taken: the id has something else under it. Nothing was kept.",
  fields: (t) => ({ because: t.exposeString("because") }),
});

const CorrectResult = builder.unionType("CorrectOwnFactResult", {
  types: [CaseWritten, CaseOvertaken, CaseInvalid, CaseUnreadable, OwnWordRefused, NotFound],
  resolveType: tagOf,
});

builder.mutationField("correctOwnFact", (t) =>
  t.field({
    ...needs("release.keep"),
    type: CorrectResult,
    description:
      "Writes down that somebody who is verified, and speaks in a contact that the asker has, says themself what should stand in one of their fields. It stands there as their own word, and what stood there stays beside it.",
    args: {
      id: t.arg.id({ required: true, description: "Made by whoever writes it down: it is said once." }),
      caseId: t.arg.id({ required: true }),
      personId: t.arg.id({ required: true }),
      contactId: t.arg.id({ required: true, description: "In which they say it." }),
      field: t.arg.string({ required: true }),
      value: t.arg({ type: "CaseValue", required: false, description: "null: nothing. Personal data." }),
      seenRevision: t.arg.int({ required: true }),
    },
    resolve: async (_root, { value, ...given }, context) => {
      const [id, caseId] = [Uuid.safeParse(given.id), CaseId.safeParse(given.caseId)];
      const [person, contactId] = [PersonId.safeParse(given.personId), ContactId.safeParse(given.contactId)];
      if (!id.success || !caseId.success || !person.success || !contactId.success)
        return tagged("NotFound", { id: given.caseId });
      const done = await context.store.ownWords.correct(
        {
          id: id.data,
          caseId: caseId.data,
          person: person.data,
          contactId: contactId.data,
          field: given.field,
          value: value ?? null,
          seenRevision: given.seenRevision,
        },
        caseAsker(context, "change"),
      );
      return answerOf(done, given.field, given.personId);
    },
  }),
);

function answerOf(done: OwnWordDone, name: string, id: string) {
  switch (done.kind) {
    case "corrected":
      return tagged("CaseWritten", { ...done.written, caseVersion: done.caseVersion });
    case "overtaken":
      return tagged("CaseOvertaken", { now: { name, part: { kind: "person" as const, id }, ...done.now } });
    case "invalid":
      return tagged("CaseInvalid", { because: done.because });
    case "refused":
      return tagged("OwnWordRefused", { because: done.because });
    case "unreadable":
      return tagged("CaseUnreadable", { id });
    case "not_found":
      return tagged("NotFound", { id });
  }
}
