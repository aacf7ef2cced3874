import { t } from "@lingui/core/macro";
import { clockWords } from "../text/time-words.ts";
import type { CasesForContact } from "./case-choice-documents.ts";
import { caseStatusWords } from "./person-words.ts";

/** What a case is told apart by, without a word of what is in it. */
export function caseFactsWords(of: CasesForContact["cases"][number], now: number): string {
  const number = String(of.number);
  return t`Case ${number}: ${caseStatusWords(of.status)}, begun by ${of.madeBy.name}, ${clockWords(of.madeAt, now)}.`;
}
