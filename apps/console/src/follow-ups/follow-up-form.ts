import type { Medium } from "@holdfast/case-schema";
import type { QueueRow } from "@holdfast/wire";
import { laterPart, type LaterPart } from "../shell/later-part.ts";
import { createStore } from "../store/store.ts";
import type { FollowUp } from "./follow-ups.ts";

/** What is being asked about: a new follow-up, or another time for one. */
export type FollowUpForm =
  | { readonly kind: "agree"; readonly row: QueueRow }
  | { readonly kind: "move"; readonly followUp: FollowUp; readonly medium: Medium };

export const followUpForm = createStore<FollowUpForm | null>(null);

/** The dialog: not needed before somebody has a contact of which they could ask for it. */
export const FOLLOW_UP_DIALOG: LaterPart = laterPart(
  async () => (await import("./follow-up-dialog.tsx")).FollowUpDialog,
);

/** Asks about a follow-up. */
export function openForm(form: FollowUpForm): void {
  FOLLOW_UP_DIALOG.fetch();
  followUpForm.set(form);
}
