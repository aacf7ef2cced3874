import { t } from "@lingui/core/macro";
import { clockWords, dueWords } from "../text/time-words.ts";
import type { ClockData } from "./crisis-documents.ts";
import type { CheckpointId, CheckpointStanding, CrisisStanding } from "./crisis-standing.ts";

/** What a checkpoint asks for. */
export function checkpointWords(id: CheckpointId): string {
  switch (id) {
    case "lead_aware":
      return t`15 min: a lead knows`;
    case "options_tried":
      return t`1 h: what was tried`;
    case "after_4_hours":
      return t`4 h: where it stands`;
    case "after_12_hours":
      return t`12 h: where it stands`;
    case "outcome":
      return t`24 h: what came of it`;
  }
}

/** Why a clock was started. */
export function startWords(reason: ClockData["reasons"][number]): string {
  switch (reason) {
    case "leaves_within_24h":
      return t`they leave within a day`;
    case "leaves_now":
      return t`they leave now`;
    case "injury":
      return t`they are hurt so that it is an emergency`;
    case "by_hand":
      return t`somebody said so by hand`;
  }
}

/** How a checkpoint that was not met stands. */
export function openWords(
  { state, dueAt }: Pick<CheckpointStanding, "state" | "dueAt">,
  pausedSince: number | null,
  now: number,
): string {
  const due = dueWords(dueAt, now);
  if (state === "overdue") return t`Overdue: ${due}`;
  if (pausedSince === null) return due;
  return t`stands still; ${due} once it goes on`;
}

/** What comes next of a clock, or is overdue, or that it stands still: one sentence, and nothing of anybody. */
export function nextWords({ overdue, next, pausedSince }: CrisisStanding, now: number): string {
  const [first] = overdue;
  const still = pausedSince === null ? null : clockWords(pausedSince, now);
  if (first !== undefined) {
    const what = checkpointWords(first.id);
    const due = dueWords(first.dueAt, now);
    return still === null
      ? t`Overdue: “${what}”, ${due}`
      : t`Overdue: “${what}”, ${due}. Has stood still since ${still}`;
  }
  if (still !== null) return t`Has stood still since ${still}`;
  if (next === null) return t`Nothing more is due`;
  const what = checkpointWords(next.id);
  const due = dueWords(next.dueAt, now);
  return t`Next: “${what}”, ${due}`;
}

/** Who has a clock. */
export function holderWords({ holder, heldSince }: ClockData, me: string, now: number): string {
  const since = clockWords(heldSince, now);
  if (holder === null) return t`Nobody on shift has had it since ${since}`;
  return holder.id === me ? t`Yours since ${since}` : t`${holder.name} has had it since ${since}`;
}

/** The name of a clock: numbers, and nothing of anybody. */
export function clockName({ caseNumber }: Pick<ClockData, "caseNumber">): string {
  return t`Crisis clock of case ${String(caseNumber)}`;
}
