import type { ContactId } from "@holdfast/case-schema";
import { useEffect, useState } from "react";
import { ask } from "../api/ask.ts";
import { latest } from "../store/latest.ts";
import { CallDecisionsDocument, CaseOfCallDocument, type DecisionsData } from "./decision-documents.ts";

/** What was decided of the case of a contact. Personal data. */
export type Decisions =
  | { readonly kind: "loading" | "failed" }
  /** It is in none, or in one that is not theirs. */
  | { readonly kind: "no_case" }
  | { readonly kind: "known"; readonly data: DecisionsData };

/** Asks what was decided of the case of a contact, and again whenever somebody wants to know; the newest question counts. */
export function useDecisions(contactId: ContactId): {
  readonly known: Decisions;
  readonly lookAgain: () => Promise<void>;
} {
  const [known, learn] = useState<Decisions>({ kind: "loading" });
  const [newest] = useState(latest);
  const [lookAgain] = useState(() => async (): Promise<void> => {
    const found = await newest.ask(() => decisionsOf(contactId));
    if (found !== null) learn(found);
  });
  useEffect(() => {
    void lookAgain();
    return newest.forget;
  }, [lookAgain, newest]);
  return { known, lookAgain };
}

async function decisionsOf(contactId: ContactId): Promise<Decisions> {
  const filed = await ask(CaseOfCallDocument, { contactId });
  if (filed.kind !== "data") return { kind: "failed" };
  const { caseOfContact } = filed.data;
  if (caseOfContact === null) return { kind: "no_case" };
  const { caseId } = caseOfContact;
  const found = await ask(CallDecisionsDocument, { caseId });
  if (found.kind !== "data") return { kind: "failed" };
  return found.data.disclosures === null ? { kind: "no_case" } : { kind: "known", data: found.data };
}
