import { ask } from "../api/ask.ts";
import { createStore } from "../store/store.ts";
import { ForgetRequestsDocument, type ForgetData } from "./forget-documents.ts";

/** What was asked to be forgotten in one case. Personal data. */
export interface ForgetRequests {
  readonly caseId: string | null;
  readonly kind: "loading" | "known" | "failed";
  readonly requests: readonly ForgetData[];
}

const NONE: ForgetRequests = { caseId: null, kind: "loading", requests: [] };

export const forgetRequests = createStore<ForgetRequests>(NONE);

/** Asks what was asked to be forgotten. Where there is no answer, what was known stays, and says so. */
export async function lookAtForgetting(caseId: string): Promise<void> {
  forgetRequests.update((before) => (before.caseId === caseId ? before : { ...NONE, caseId }));
  const answer = await ask(ForgetRequestsDocument, { caseId });
  forgetRequests.update((before) => {
    if (before.caseId !== caseId) return before;
    if (answer.kind !== "data") return { ...before, kind: "failed" };
    return { caseId, kind: "known", requests: answer.data.forgetRequests ?? [] };
  });
}
