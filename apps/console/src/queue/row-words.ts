import type { UserId } from "@holdfast/case-schema";
import { dangerOf } from "@holdfast/queue-policy";
import { plural, t } from "@lingui/core/macro";
import type { CallRow, QueueRow, StaffName } from "@holdfast/wire";
import { callMarks } from "./call-words.ts";
import { laneWords } from "../triage/triage-words.ts";
import { languageWords, mediumWords, riskWords } from "../text/domain-words.ts";
import { clockWords, dueWords, waitingWords } from "../text/time-words.ts";

/** What came of an attempt to claim, as long as the row says it. */
export type ClaimAttempt =
  | { readonly kind: "claiming" }
  /** `version` is the row's when the refusal came: a newer row speaks for itself. */
  | { readonly kind: "taken"; readonly by: string; readonly since: number; readonly version: number }
  | { readonly kind: "refused"; readonly words: string; readonly version: number }
  /** A colleague took it over from me; said for as long as they have it. */
  | { readonly kind: "taken_over"; readonly by: StaffName; readonly why: string };

/** The attempt, while it still says more than the row does. */
export function standingAttempt(attempt: ClaimAttempt | undefined, row: QueueRow): ClaimAttempt | null {
  if (attempt === undefined) return null;
  if (attempt.kind === "claiming") return attempt;
  if (attempt.kind === "taken_over") return row.holder?.id === attempt.by.id ? attempt : null;
  return row.version > attempt.version ? null : attempt;
}

/** Who has a contact, in one phrase: "Unclaimed", "You have this", "Marta has this since 14:02". */
export function holderWords(row: Pick<QueueRow, "holder" | "heldSince">, me: UserId, now: number): string {
  if (row.holder === null) return t`Unclaimed`;
  if (row.holder.id === me) return t`You have this`;
  return hasThisWords(row.holder.name, row.heldSince, now);
}

/** "Marta has this since 14:02". */
export function hasThisWords(name: string, since: number | null, now: number): string {
  if (since === null) return t`${name} has this`;
  const clock = clockWords(since, now);
  return t`${name} has this since ${clock}`;
}

/** What a row says about an offer to hand it over, or `null` when there is none. */
export function offerWords(row: QueueRow, me: UserId): string | null {
  if (row.offeredTo === null) return null;
  if (row.offeredTo.id === me) {
    const from = row.holder?.name;
    return from === undefined ? t`A shift lead offers this to you` : t`${from} offers this to you`;
  }
  const to = row.offeredTo.name;
  return row.holder?.id === me ? t`Offered to ${to}, waiting for their answer` : t`Offered to ${to}`;
}

/** How long it waits and when it is owed an answer; once answered, that it is. */
export function waitWords(
  row: QueueRow,
  now: number,
): { readonly wait: string; readonly due: string | null } {
  if (row.setAsideUntil !== null) {
    const clock = clockWords(row.setAsideUntil, now);
    return { wait: t`set aside until ${clock}`, due: null };
  }
  if (row.holder !== null && row.unanswered === 0) return { wait: t`answered`, due: null };
  return { wait: waitingWords(row.waitingSince, now), due: dueWords(row.dueAt, now) };
}

/** The same, of a call that goes on: how it stands says more than since when it is there. */
export function waitOf(
  row: QueueRow,
  call: CallRow | null,
  me: UserId,
  now: number,
): ReturnType<typeof waitWords> {
  const words = waitWords(row, now);
  return call === null ? words : { ...words, wait: callMarks(call, me, now).join(", ") };
}

/** How pressing a contact was found to be; `null` until anybody judged. */
export function laneMark({ lane }: Pick<QueueRow, "lane">): string | null {
  return lane === null ? null : laneWords(lane);
}

/** The marks a row carries besides risk, channel and lane, each in words. */
export function markWords(row: QueueRow, me: UserId, now: number): readonly string[] {
  const marks: string[] = [];
  if (row.liftAskedAt !== null && row.liftAnswer === null)
    marks.push(row.holder?.id === me ? t`you asked a lead to lift it` : t`asks a lead to lift it`);
  const back = backWords(row, me, now);
  if (back !== null) marks.push(back);
  if (row.holderGoneSince !== null)
    marks.push(row.holder === null ? t`returned: holder was gone` : t`holder is gone`);
  if (row.unanswered > 1) marks.push(t`${plural(row.unanswered, { one: "# message", other: "# messages" })}`);
  if (row.language !== null && row.language !== "en") marks.push(languageWords(row.language));
  if (row.reopened > 0) marks.push(t`came back`);
  if (row.unreadable) marks.push(t`part unreadable`);
  if (row.isAutomatic) marks.push(t`only machines wrote`);
  if (row.lowTrust) marks.push(t`marked by intake`);
  return marks;
}

/** Since when a contact that was set aside is back, and who had set it aside; `null` when it was not, or somebody took it. */
export function backWords(
  { backSince, setAsideBy }: Pick<QueueRow, "backSince" | "setAsideBy">,
  me: UserId,
  now: number,
): string | null {
  if (backSince === null || setAsideBy === null) return null;
  const clock = clockWords(backSince, now);
  return setAsideBy.id === me
    ? t`back since ${clock}, set aside by you`
    : t`back since ${clock}, set aside by ${setAsideBy.name}`;
}

/** What an attempt to claim says in place. */
export function attemptWords(attempt: ClaimAttempt, now: number): string {
  switch (attempt.kind) {
    case "claiming":
      return t`Claiming…`;
    case "taken":
      return hasThisWords(attempt.by, attempt.since, now);
    case "refused":
      return attempt.words;
    case "taken_over": {
      const { name } = attempt.by;
      return t`${name} took this over. Why: ${attempt.why}.`;
    }
  }
}

/** The whole row as one name for those who listen: risk, channel, number, wait or call, due, marks, who has it. */
export function rowName(row: QueueRow, me: UserId, now: number, call: CallRow | null = null): string {
  const { wait, due } = waitOf(row, call, me, now);
  const number = String(row.number);
  const parts = [
    riskWords(dangerOf(row)),
    mediumWords(row.medium),
    t`Contact ${number}`,
    wait,
    due,
    laneMark(row),
    ...markWords(row, me, now),
    holderWords(row, me, now),
    offerWords(row, me),
  ];
  return `${parts.filter((part) => part !== null).join(". ")}.`;
}
