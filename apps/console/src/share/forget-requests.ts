import { createStore } from "../store/store.ts";
import type { ForgetData } from "./forget-documents.ts";

/** What was asked to be forgotten in one case. Personal data: gone with the contact beside which it stood, and with whoever read it. */
export interface ForgetRequests {
  readonly caseId: string | null;
  readonly kind: "loading" | "known" | "failed";
  readonly requests: readonly ForgetData[];
}

export const NO_FORGET_REQUESTS: ForgetRequests = { caseId: null, kind: "loading", requests: [] };

export const forgetRequests = createStore<ForgetRequests>(NO_FORGET_REQUESTS);
