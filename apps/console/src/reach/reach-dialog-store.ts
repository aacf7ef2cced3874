import type { ContactId } from "@holdfast/case-schema";
import { createStore } from "../store/store.ts";

/** Which question about reaching somebody is open, and of which contact. */
export type ReachQuestion =
  | { readonly kind: "none" }
  | { readonly kind: ReachQuestionKind; readonly contact: ContactId };

export type ReachQuestionKind = "preference" | "lift" | "ask_lift" | "decline_lift" | "number_reassigned";

export const reachQuestion = createStore<ReachQuestion>({ kind: "none" });

export function askAbout(contact: ContactId, kind: ReachQuestionKind): void {
  reachQuestion.set({ kind, contact });
}
