import { goToCaseOf } from "../case/case-at.ts";
import { createStore } from "../store/store.ts";

/** A safety plan beside a contact. */
export interface WantedPlan {
  readonly contactId: string;
  readonly planId: string;
}

/** The plan that is wanted beside a contact, until it is on screen; `null` for none. */
export const wantedPlan = createStore<WantedPlan | null>(null);

/** Wants a safety plan in the case beside a contact that is about to be opened, or is open. */
export function goToPlanOf(wanted: WantedPlan): void {
  wantedPlan.set(wanted);
  goToCaseOf(wanted.contactId);
}
