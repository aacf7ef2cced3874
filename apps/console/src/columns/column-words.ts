import { LETTERS_AT_ONCE } from "@holdfast/queue-policy";
import { standsAs, type ShiftRow } from "@holdfast/wire";
import { plural, t } from "@lingui/core/macro";
import { clockWords, durationWords } from "../text/time-words.ts";
import type { ColumnClock } from "./column-clocks.ts";
import type { InHand } from "./in-hand.ts";

/** "In hand: 5, with what is heavy counted more." */
export function loadWords(hand: Pick<InHand, "load">): string {
  const load = String(hand.load);
  return t`In hand: ${load}, with what is heavy counted more.`;
}

/**
 * "Texts: 2 of 3, letters: 4 of 4 (full), on a call": what somebody has beside what is offered to them at once. `atOnce`: how many texts;
 * `null` where that could not be had, `undefined` while it is on its way.
 */
export function roomWords(
  hand: Pick<InHand, "texts" | "letters">,
  atOnce: number | null | undefined,
  isOnCall: boolean,
): string {
  const texts = atOnce == null ? String(hand.texts) : ofWords(hand.texts, atOnce);
  const letters = ofWords(hand.letters, LETTERS_AT_ONCE);
  return [
    t`Texts: ${texts}`,
    ...(atOnce === null ? [t`how many at once is unknown`] : []),
    t`letters: ${letters}`,
    ...(isOnCall ? [t`on a call`] : []),
  ].join(", ");
}

function ofWords(count: number, most: number): string {
  const [has, limit] = [String(count), String(most)];
  return count >= most ? t`${has} of ${limit} (full)` : t`${has} of ${limit}`;
}

/**
 * For how long somebody has had no break on this shift; `null` while they are on one, and for whoever is not told. `endedAt`: when the last
 * one was over, `null` where there was none.
 */
export function sinceBreakWords(shift: ShiftRow, endedAt: number | null, now: number): string | null {
  if (standsAs(shift) === "break") return null;
  const length = durationWords(now - (endedAt ?? shift.since));
  if (endedAt === null) return t`No break yet, for ${length}.`;
  const clock = clockWords(endedAt, now);
  return t`Back from a break for ${length}, since ${clock}.`;
}

export function crisesWords(count: number): string {
  return t`${plural(count, { one: "# open crisis", other: "# open crises" })}`;
}

/** "2 reports to sign along, the first: 10 min left, until 03:10". */
export function columnClockWords({ kind, count, dueAt }: ColumnClock, now: number): string {
  const what = {
    crisis: t`${plural(count, { one: "# crisis clock", other: "# crisis clocks" })}`,
    report: t`${plural(count, { one: "# report to sign along", other: "# reports to sign along" })}`,
    review: t`${plural(count, { one: "# to look at that was sent", other: "# to look at that were sent" })}`,
    decision: t`${plural(count, { one: "# waits for a lead’s word", other: "# wait for a lead’s word" })}`,
    consent: t`What somebody agreed to share runs out`,
  }[kind];
  if (dueAt === null) return t`${what}: paused`;
  const due = leftWords(dueAt, now);
  return count === 1 ? t`${what}: ${due}` : t`${what}, the first: ${due}`;
}

/** How long is left of a time, and until when; or since when it is over. */
function leftWords(dueAt: number, now: number): string {
  const clock = clockWords(dueAt, now);
  if (dueAt <= now) return t`over since ${clock}`;
  const left = durationWords(dueAt - now);
  return t`${left} left, until ${clock}`;
}

/** What of a column could not be had, each in words: never nothing, which would say that there is none. */
export function unknownOf(missing: {
  readonly breaks: boolean;
  readonly crises: boolean;
  readonly decisions: boolean;
}): readonly string[] {
  return [
    ...(missing.breaks ? [t`Breaks, and what runs out, are unknown.`] : []),
    ...(missing.crises ? [t`Crisis clocks are unknown.`] : []),
    ...(missing.decisions ? [t`Reports and decisions are unknown.`] : []),
  ];
}
