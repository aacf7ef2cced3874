import { ask } from "../api/ask.ts";
import { latest } from "../store/latest.ts";
import { createStore } from "../store/store.ts";
import { SignPagesDocument, type SignPageData } from "./sign-page-documents.ts";

/** The pages of one case; none is known before they were asked for. */
export interface SignPages {
  readonly caseId: string | null;
  readonly pages: readonly SignPageData[];
}

export const NO_SIGN_PAGES: SignPages = { caseId: null, pages: [] };

export const signPages = createStore<SignPages>(NO_SIGN_PAGES);

const newest = latest();

/** Asks how the pages of a case stand. Where there is no answer, what was known stays. */
export async function lookAtSignPages(caseId: string): Promise<void> {
  signPages.update((before) => (before.caseId === caseId ? before : { caseId, pages: [] }));
  const answer = await newest.ask(() => ask(SignPagesDocument, { caseId }));
  if (answer?.kind !== "data") return;
  signPages.update((before) =>
    before.caseId === caseId ? { caseId, pages: answer.data.signPages ?? [] } : before,
  );
}

/** Whether somebody may still sign on it. */
export const isOpenPage = ({ state }: SignPageData): boolean => state === "waiting" || state === "opened";
