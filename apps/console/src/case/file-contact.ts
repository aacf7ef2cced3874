import type { ContactId } from "@holdfast/case-schema";
import { announce } from "../announce/announce.ts";
import { tell, type Answer } from "../api/ask.ts";
import type { CameGiven } from "./came-draft.ts";
import { FileContactDocument, TakeOutDocument, type FiledData } from "./filing-documents.ts";
import { learnFiling, lookAtFiling } from "./filing-of.ts";
import { filedWords, notFiledWords, type NotFiled } from "./filing-words.ts";

/** What came of filing a contact, or of taking it out. */
export type Filed = { readonly kind: "filed" } | NotFiled;

/** Into which case a contact is to go. */
export interface FileInto {
  readonly caseId: string;
  readonly isNew: boolean;
}

/** Files a contact, and says what came of it. */
export async function fileContact(
  contactId: ContactId,
  { caseId, isNew }: FileInto,
  { came, newPeople }: Extract<CameGiven, { readonly kind: "given" }>,
  seenFiling: number,
): Promise<Filed> {
  const answer = await tell(FileContactDocument, {
    contactId,
    caseId,
    isNew,
    newPeople: [...newPeople],
    came,
    seenFiling,
  });
  return settle(contactId, answer, isNew ? "new" : "there");
}

/** Takes a contact out of its case, and says what came of it. */
export async function takeOut(contactId: ContactId, seenFiling: number): Promise<Filed> {
  return settle(contactId, await tell(TakeOutDocument, { contactId, seenFiling }), "out");
}

type Told = Answer<{ readonly done: FiledData }>;

async function settle(contact: ContactId, answer: Told, deed: "new" | "there" | "out"): Promise<Filed> {
  const filed = filedBy(answer);
  const words = filed.kind === "filed" ? filedWords(deed) : notFiledWords(filed);
  const urgency = filed.kind === "filed" ? "polite" : "assertive";
  announce({ kind: `filing:${contact}`, urgency, words: () => words });
  if (answer.kind === "data" && "filing" in answer.data.done) learnFiling(contact, answer.data.done.filing);
  // Whatever it was, it is looked at how it stands: an answer that was lost may have been a yes.
  else await lookAtFiling(contact);
  return filed;
}

function filedBy(answer: Told): Filed {
  if (answer.kind !== "data") return { kind: answer.kind };
  const { done } = answer.data;
  switch (done.__typename) {
    case "ContactFiled":
      return { kind: "filed" };
    case "FilingOvertaken":
      return { kind: "overtaken" };
    case "CaseInvalid":
      return { kind: done.because === "people" ? "people" : "value" };
    case "CaseFull":
      return { kind: "full" };
    case "NotHolder":
      return { kind: "not_holder", holder: done.holder?.name ?? null };
    case "NotFound":
      return { kind: "not_found" };
  }
}
