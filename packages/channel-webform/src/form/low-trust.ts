import type { Visit } from "./visit.ts";

/** Nobody reads three pages and answers in less. */
const FASTEST_PERSON_MS = 3000;

/**
 * Whether a machine may have filled the form in. It only marks: somebody whose browser runs no scripts or fills in
 * hidden fields, or who comes back with an old page, is read all the same.
 */
export function isLowTrust(visit: Pick<Visit, "bait" | "born">, proved: boolean, now: number): boolean {
  if (!proved || visit.bait !== "") return true;
  if (!/^\d{1,16}$/.test(visit.born)) return true;
  return now - Number(visit.born) < FASTEST_PERSON_MS;
}
