import type { UserId } from "@holdfast/case-schema";
import { loadOf, type Advocate } from "./advocate.ts";
import { objections, type Objection, type Sought } from "./objections.ts";

/** Why one person is asked before another. */
export type FirstReason =
  | "Q58_had_it_before"
  | "Q58_no_break_owed"
  | "Q58_less_in_hand"
  | "Q58_fewer_heavy"
  | "Q58_fewer_languages"
  | "Q58_longest_idle"
  | "Q58_lowest_id";

/** Somebody to whom a contact can be offered, in their place; the last one has no next. */
export interface Candidate {
  readonly id: UserId;
  /** What they have in hand ({@link loadOf}). */
  readonly load: number;
  readonly beforeNextBecause: FirstReason | null;
}

/** Somebody to whom it is not offered, and everything that keeps it from them. */
export interface PassedOver {
  readonly id: UserId;
  readonly objections: readonly Objection[];
}

/** Who is asked about a contact, in order, and who is not. Whoever is barred from it stands in neither (Q50). */
export interface Match {
  readonly candidates: readonly Candidate[];
  readonly passedOver: readonly PassedOver[];
}

/** Who should have a contact, first things first, and why everybody else is not asked (Q50 to Q59). */
export function match(contact: Sought, advocates: readonly Advocate[]): Match {
  const asked = advocates.map((advocate) => ({ advocate, found: objections(contact, advocate) }));
  const fit = asked
    .flatMap(({ advocate, found }) => (found.length === 0 ? [advocate] : []))
    .toSorted((one, other) => compareCandidates(one, other, contact.hadBy).order);
  const passedOver = asked
    .filter(({ found }) => found.length > 0 && !found.some(({ rule }) => rule === "Q50_barred"))
    .map(({ advocate: { id }, found }) => ({ id, objections: found }))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const candidates = fit.map((advocate, place): Candidate => {
    const next = fit[place + 1];
    const because = next === undefined ? null : compareCandidates(advocate, next, contact.hadBy).reason;
    return { id: advocate.id, load: loadOf(advocate), beforeNextBecause: because };
  });
  return { candidates, passedOver };
}

/** Which of two is asked first (Q58). Total, and free of the clock; never zero for two people. */
export function compareCandidates(
  one: Advocate,
  other: Advocate,
  hadBy: UserId | null,
): { readonly order: number; readonly reason: FirstReason } {
  const before = Number(other.id === hadBy) - Number(one.id === hadBy);
  if (before !== 0) return { order: before, reason: "Q58_had_it_before" };
  const owed = Number(one.isOwedBreak) - Number(other.isOwedBreak);
  if (owed !== 0) return { order: owed, reason: "Q58_no_break_owed" };
  const load = loadOf(one) - loadOf(other);
  if (load !== 0) return { order: load, reason: "Q58_less_in_hand" };
  const heavy = one.heavyHad - other.heavyHad;
  if (heavy !== 0) return { order: heavy, reason: "Q58_fewer_heavy" };
  const languages = one.languages.length - other.languages.length;
  if (languages !== 0) return { order: languages, reason: "Q58_fewer_languages" };
  const idle = one.idleSince - other.idleSince;
  if (idle !== 0) return { order: idle, reason: "Q58_longest_idle" };
  return { order: one.id < other.id ? -1 : 1, reason: "Q58_lowest_id" };
}
