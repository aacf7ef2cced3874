import type { ContactId } from "@holdfast/case-schema";
import { createStore } from "../store/store.ts";

/** Which question about reaching somebody is open, and of which contact. */
export type ReachQuestion =
  | { readonly kind: "none" }
  | { readonly kind: "preference" | "lift"; readonly contact: ContactId };

export const reachQuestion = createStore<ReachQuestion>({ kind: "none" });

export function askAbout(contact: ContactId, kind: "preference" | "lift"): void {
  reachQuestion.set({ kind, contact });
}
