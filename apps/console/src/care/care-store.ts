import { createStore } from "../store/store.ts";

/** Why a break is offered, as queue-policy names its rules. */
export type BreakReason = "Q43_crisis" | "Q43_three_heavy";

/** What of my shift is for me alone, as far as is known. Instants are milliseconds. It is kept nowhere but here. */
export interface OwnCare {
  readonly afterUntil: number | null;
  readonly breakUntil: number | null;
  readonly offer: { readonly because: BreakReason; readonly lengthMs: number } | null;
}

/** `null` while it is not known, and off shift. */
export const care = createStore<OwnCare | null>(null);

/** Whether I have time to myself after a contact. */
export function isWrappingUp(own: OwnCare | null, now: number): boolean {
  return own?.afterUntil != null && own.afterUntil > now;
}
