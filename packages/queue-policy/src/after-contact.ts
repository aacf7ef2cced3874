import type { Medium } from "@holdfast/case-schema";
import type { ContactWeight } from "./weight.ts";

const MINUTE_MS = 60_000;

/** By how much somebody makes their own time longer, each time, in milliseconds. As often as they like (Q42). */
export const AFTER_CONTACT_MORE_MS = 5 * MINUTE_MS;

/**
 * How long whoever had a contact may take after it, in minutes (Q41). The handbook (3.6) has 5, and 15 after a crisis or a minor. After
 * letters and forms nobody waits at the other end while they are written: theirs are the 3 minutes of ux 26, the length of one grounding.
 */
export const AFTER_CONTACT_MINUTES: Readonly<Record<ContactWeight, Readonly<Record<Medium, number>>>> =
  Object.freeze({
    usual: Object.freeze({ voice: 5, text: 5, email: 3, form: 3 }),
    heavy: Object.freeze({ voice: 15, text: 15, email: 15, form: 15 }),
    crisis: Object.freeze({ voice: 15, text: 15, email: 15, form: 15 }),
  });

/** {@link AFTER_CONTACT_MINUTES} in milliseconds. */
export function afterContactMs(medium: Medium, weight: ContactWeight): number {
  return AFTER_CONTACT_MINUTES[weight][medium] * MINUTE_MS;
}
