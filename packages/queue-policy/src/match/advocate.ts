import type { ContactId, Medium, UserId } from "@holdfast/case-schema";
import type { ContactWeight } from "../weight.ts";
import type { Presence } from "./presence.ts";

/** A contact that somebody has, as far as what they can take beside it depends on it. */
export interface Held {
  readonly id: ContactId;
  readonly number: number;
  readonly medium: Medium;
  /** As a tag of BCP 47; `null` while nobody knows. */
  readonly language: string | null;
  readonly weight: ContactWeight;
  /** Whether a call of it goes on at this moment. */
  readonly isTalking: boolean;
  /** Since when an answer is owed to them; `null` when the last word is ours. */
  readonly owedSince: number | null;
  /** Who is barred from it. */
  readonly barred: readonly UserId[];
  /** Who is of other queues than the one it is of (Q89); nobody when left out. */
  readonly notOf?: readonly UserId[];
}

/** Somebody who answers, as far as matching reads of them. What they had is counted so that they are spared, never as a measure of their work. */
export interface Advocate {
  readonly id: UserId;
  readonly presence: Presence;
  /** The languages in which they answer, as tags of BCP 47. */
  readonly languages: readonly string[];
  /** The media for which they are trained. */
  readonly media: readonly Medium[];
  /** Those of them that they want nothing new on for now. */
  readonly paused: readonly Medium[];
  /** How many text conversations are offered to them at once ({@link TEXTS_AT_ONCE} when nothing else was agreed). */
  readonly textsAtOnce: 1 | 2 | 3;
  readonly holds: readonly Held[];
  /** How many heavy contacts and crises they had on this shift. */
  readonly heavyHad: number;
  /** Whether a break is offered to them that they have neither taken nor declined (Q43). */
  readonly isOwedBreak: boolean;
  /** Whether their shift has gone on for as long as one may ({@link isLongShift}). */
  readonly isLongShift: boolean;
  /** Since when nothing new has come to them, in milliseconds since 1970. */
  readonly idleSince: number;
}

/** Text conversations offered to one person at once where nothing else was agreed (handbook 3.3). */
export const TEXTS_AT_ONCE = 2;

/** Text conversations that nobody goes beyond, not even by their own wish (handbook 3.3). */
export const TEXTS_AT_MOST = 3;

/** Letters and forms offered to one person at once. The team's own figure: nobody waits at the other end while they are written. */
export const LETTERS_AT_ONCE = 4;

/** After how much of a shift nothing new is offered, in milliseconds: ten hours (handbook 3.6). */
export const LONG_SHIFT_MS = 10 * 60 * 60_000;

/** What one contact is in hand, so that whoever has a crisis does not count as free as whoever has a question. The team's own figures. */
export const LOAD: Readonly<Record<ContactWeight, number>> = Object.freeze({ usual: 1, heavy: 2, crisis: 3 });

/** What somebody has in hand, as one number: each contact by its weight. */
export function loadOf({ holds }: Pick<Advocate, "holds">): number {
  return holds.reduce((sum, { weight }) => sum + LOAD[weight], 0);
}

/** Whether a shift has gone on for so long that nothing new is offered (Q57). */
export function isLongShift(since: number, now: number): boolean {
  return now - since >= LONG_SHIFT_MS;
}

/** The calls of theirs that go on at this moment. */
export function callsOf({ holds }: Pick<Advocate, "holds">): readonly Held[] {
  return holds.filter(({ medium, isTalking }) => medium === "voice" && isTalking);
}
