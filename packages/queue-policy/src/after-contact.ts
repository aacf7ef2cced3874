import type { AfterContactSettings, Medium } from "@holdfast/case-schema";
import type { ContactWeight } from "./weight.ts";

const MINUTE_MS = 60_000;

/** By how much somebody makes their own time longer, each time, in milliseconds. As often as they like (Q42). */
export const AFTER_CONTACT_MORE_MS = 5 * MINUTE_MS;

/** How long whoever had a contact may take after it, in milliseconds, by what the house settled (Q41, Q45). */
export function afterContactMs(medium: Medium, weight: ContactWeight, minutes: AfterContactSettings): number {
  return (weight === "usual" ? minutes[medium] : minutes.heavy) * MINUTE_MS;
}
