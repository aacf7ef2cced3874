import type { FollowUpOtherwise, FollowUpWay } from "@holdfast/case-schema";
import { plural, t } from "@lingui/core/macro";
import { clockWords } from "../text/time-words.ts";
import { isMissed, type FollowUp } from "./follow-ups.ts";

/** Who does what: "We call". */
export function wayWords(way: FollowUpWay): string {
  return {
    they_text: t`They write`,
    we_text: t`We write`,
    we_call: t`We call`,
    we_mail: t`We mail`,
  }[way];
}

/** "10:00 to 10:30", with the days where they are not today's. */
export function timesWords({ dueAt, until }: Pick<FollowUp, "dueAt" | "until">, now: number): string {
  const from = clockWords(dueAt, now);
  const end = clockWords(until, sameDayAs(dueAt, until) ? until : now);
  return t`${from} to ${end}`;
}

function sameDayAs(one: number, other: number): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString();
}

/** What was agreed for when nobody is reached. */
export function otherwiseWords(otherwise: FollowUpOtherwise): string {
  return {
    nothing: t`nothing more`,
    tell_lead: t`the lead is told`,
    try_again: t`try once more`,
  }[otherwise];
}

/** What became of one, and by whom: "done by Marta". */
export function stateWords(followUp: FollowUp, now: number): string {
  const clock = clockWords(followUp.changedAt, now);
  const name = followUp.changedBy?.name ?? "";
  switch (followUp.state) {
    case "planned":
      return t`planned`;
    case "due":
      return t`due now`;
    case "arrived":
      return t`they wrote, ${clock}`;
    case "done":
      return t`done by ${name}, ${clock}`;
    case "not_reached":
      return t`not reached, said by ${name}, ${clock}`;
    case "cancelled":
      return t`cancelled by ${name}, ${clock}`;
    case "expired":
      return followUp.isNoted ? t`missed; ${name} knows` : t`missed`;
  }
}

/** Why a contact stands in the queue: "follow-up due: we call", or that one was missed. */
export function markOf(standing: readonly FollowUp[]): readonly string[] {
  const due = standing.filter(({ state }) => state === "due");
  const missed = standing.filter(isMissed).length;
  return [
    ...due.map(({ way }) => t`follow-up due: ${wayWords(way).toLowerCase()}`),
    ...(missed === 0
      ? []
      : [t`${plural(missed, { one: "follow-up missed", other: "# follow-ups missed" })}`]),
  ];
}
