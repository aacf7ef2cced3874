import { ask } from "../api/ask.ts";
import { latest } from "../store/latest.ts";
import { ForgetRequestsDocument } from "./forget-documents.ts";
import { forgetRequests, NO_FORGET_REQUESTS } from "./forget-requests.ts";

const newest = latest();

/** Asks what was asked to be forgotten. Where there is no answer, what was known stays, and says so. */
export async function lookAtForgetting(caseId: string): Promise<void> {
  forgetRequests.update((before) => (before.caseId === caseId ? before : { ...NO_FORGET_REQUESTS, caseId }));
  const answer = await newest.ask(() => ask(ForgetRequestsDocument, { caseId }));
  if (answer === null) return;
  forgetRequests.update((before) => {
    if (before.caseId !== caseId) return before;
    if (answer.kind !== "data") return { ...before, kind: "failed" };
    return { caseId, kind: "known", requests: answer.data.forgetRequests ?? [] };
  });
}
