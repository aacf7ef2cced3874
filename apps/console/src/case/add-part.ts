import type { PersonalClass } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { announce } from "../announce/announce.ts";
import { tell } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";
import { AddExploiterDocument, AddNoteDocument, AddPersonDocument } from "./case-documents.ts";
import { lookAtCase } from "./case-shown.ts";
import type { PartAt } from "./part-at.ts";

/** What is added to a case. Ids are made by whoever adds, so that what is added twice is there once. */
export type Addition =
  | { readonly kind: "person"; readonly id: string }
  | { readonly kind: "exploiter"; readonly id: string; readonly toldBy: readonly string[] }
  | {
      readonly kind: "note";
      readonly id: string;
      readonly about: readonly string[];
      readonly mayHold: readonly PersonalClass[];
      readonly text: string;
    };

export type Added =
  | { readonly kind: "added"; readonly at: PartAt }
  | { readonly kind: "refused"; readonly words: string };

/** Adds a part, and reads the case anew, so that it is there to be filled in. */
export async function addPart(caseId: string, part: Addition): Promise<Added> {
  const answer = await request(caseId, part);
  if (answer.kind !== "data" || answer.data.done.__typename !== "CasePartAdded") {
    const words = answer.kind === "data" ? refused(answer.data.done.__typename) : failureWords(answer.kind);
    announce({ kind: `case-add:${caseId}`, urgency: "assertive", words: () => words });
    return { kind: "refused", words };
  }
  announce({ kind: `case-add:${caseId}`, urgency: "polite", words: () => addedWords(part.kind) });
  await lookAtCase(caseId);
  return { kind: "added", at: { kind: part.kind, id: part.id } };
}

async function request(caseId: string, part: Addition) {
  switch (part.kind) {
    case "person":
      return tell(AddPersonDocument, { caseId, id: part.id });
    case "exploiter":
      return tell(AddExploiterDocument, { caseId, id: part.id, toldBy: [...part.toldBy] });
    case "note": {
      const { id, about, mayHold, text } = part;
      return tell(AddNoteDocument, { caseId, id, about: [...about], mayHold: [...mayHold], text });
    }
  }
}

function addedWords(kind: Addition["kind"]): string {
  return {
    person: t`Somebody is added to the case.`,
    exploiter: t`An alleged exploiter is added to the case.`,
    note: t`The note is kept.`,
  }[kind];
}

function refused(typename: string): string {
  switch (typename) {
    case "CaseFull":
      return t`Not added: the case holds as many of these as a case can.`;
    case "CaseInvalid":
      return t`Not added: it names somebody who is not in this case, or a part of it is missing or too long.`;
    case "NotFound":
      return t`Not added: this case is not there, or not yours any more.`;
    default:
      return failureWords("failed");
  }
}
