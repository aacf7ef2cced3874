import { t } from "@lingui/core/macro";
import { exploiterCalled, personCalled } from "./called-words.ts";
import type { CaseData } from "./case-documents.ts";
import type { PartAt } from "./part-at.ts";

/** What a part of a case is called where one chooses among them. */
export function partWords(data: CaseData, { kind, id }: PartAt): string {
  if (kind === "person") return personCalled(data, id);
  if (kind === "exploiter") return exploiterCalled(data, id);
  const number = String(data.notes.findIndex((note) => note.id === id) + 1);
  return t`Note ${number}`;
}
