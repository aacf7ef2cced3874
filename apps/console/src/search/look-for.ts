import { QueueRow } from "@holdfast/wire";
import { ask } from "../api/ask.ts";
import type { Came } from "./found-list.ts";
import {
  SearchCasesDocument,
  SearchContactsDocument,
  type CasesSought,
  type ContactsSought,
  type FoundCase,
} from "./search-documents.ts";

/** Looks for contacts, once: that somebody did is recorded. */
export async function lookForContacts(input: ContactsSought): Promise<Came<QueueRow>> {
  const answer = await ask(SearchContactsDocument, { input });
  if (answer.kind !== "data") return lost(answer.kind);
  const { searchContacts: came } = answer.data;
  if (came.__typename !== "FoundContacts") return refused(came.__typename);
  return { kind: "page", found: came.found.map((row) => QueueRow.parse(row)), below: came.below };
}

/** Looks for cases, once. */
export async function lookForCases(input: CasesSought): Promise<Came<FoundCase>> {
  const answer = await ask(SearchCasesDocument, { input });
  if (answer.kind !== "data") return lost(answer.kind);
  const { searchCases: came } = answer.data;
  return came.__typename === "FoundCases" ? { kind: "page", ...came } : refused(came.__typename);
}

/** Whoever is signed out sees the sign-in instead. */
function lost(kind: "signed_out" | "unreachable" | "failed"): Came<never> {
  return { kind: kind === "unreachable" ? "unreachable" : "failed" };
}

function refused(name: "NothingSought" | "SearchedTooOften"): Came<never> {
  return { kind: name === "NothingSought" ? "none_sought" : "too_often" };
}
