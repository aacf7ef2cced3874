import type { HealthLevel, HealthReason, Health } from "@holdfast/queue-policy";
import { standsAs, type ShiftRow } from "@holdfast/wire";
import { plural, t } from "@lingui/core/macro";
import type { Freshness } from "../live/freshness.ts";
import { mediumWords } from "../text/domain-words.ts";
import { clockWords, durationWords, secondWords } from "../text/time-words.ts";
import type { ChannelWaiting, Holding } from "./board-facts.ts";
import type { Heavy } from "./heavy-store.ts";
import type { ShiftEnds } from "./shift-ends.ts";

export function levelWords(level: HealthLevel): string {
  return { calm: t`Calm`, busy: t`Busy`, strained: t`Strained` }[level];
}

function reasonWords(reason: HealthReason): string {
  switch (reason.rule) {
    case "Q20_danger_waits":
      return t`${plural(reason.count, { one: "# in danger waits for somebody.", other: "# in danger wait for somebody." })}`;
    case "Q21_nobody_available":
      return t`Nobody is available to take a contact.`;
    case "Q22_overdue":
      return t`${plural(reason.count, { one: "# waits longer than the target.", other: "# wait longer than the target." })}`;
  }
}

/** Why the queue stands as it does, in sentences; when it is calm, how many wait and how many are there. */
export function healthWords({ reasons, waiting, available }: Health): string {
  const there = t`${plural(available, { one: "# available", other: "# available" })}`;
  const wait = t`${plural(waiting, { one: "# waiting", other: "# waiting" })}`;
  return [...reasons.map(reasonWords), `${wait}, ${there}.`].join(" ");
}

/** "3 waiting, 1 in danger, longest 6 min". */
export function channelWaitingWords(waiting: ChannelWaiting, now: number): string {
  if (waiting.longestSince === null) return t`No one is waiting.`;
  const count = t`${plural(waiting.count, { one: "# waiting", other: "# waiting" })}`;
  const longest = durationWords(now - waiting.longestSince);
  const endangered = String(waiting.endangered);
  return waiting.endangered === 0
    ? t`${count}, longest ${longest}`
    : t`${count}, ${endangered} in danger, longest ${longest}`;
}

/** A channel by what it carries, and by its name where several carry the same. */
export function channelName(
  { id, medium }: ChannelWaiting,
  all: readonly Pick<ChannelWaiting, "medium">[],
): string {
  const isOne = all.filter((other) => other.medium === medium).length === 1;
  return isOne ? mediumWords(medium) : `${mediumWords(medium)} (${id})`;
}

/** "Dana, 3 contacts"; without a count while it is not known. */
export function holdingWords(name: string, count: number | null): string {
  return count === null
    ? name
    : t`${name}, ${plural(count, { one: "# contact", other: "# contacts", 0: "no contact" })}`;
}

/** "Available", that they wrap up and never for how long, or for how long somebody is on their break or apart. */
export function stateWords(shift: ShiftRow, now: number): string {
  const length = durationWords(now - shift.stateSince);
  switch (standsAs(shift)) {
    case "available":
      return shift.isWrappingUp ? t`Wrapping up` : t`Available`;
    case "break":
      return t`Break, ${length}`;
    case "consult_only":
      return t`Consult only, ${length}`;
    case "away":
      return t`Away, ${length}`;
  }
}

/** "nothing new for now: Text, Call"; `null` where they want whatever comes. */
export function pausedWords({ paused }: Pick<ShiftRow, "paused">): string | null {
  if (paused.length === 0) return null;
  const media = paused.map(mediumWords).join(", ");
  return t`nothing new for now: ${media}`;
}

/** "on shift 3 h 10 min, since 11:00". */
export function sinceWords({ since }: ShiftRow, now: number): string {
  const length = durationWords(now - since);
  const clock = clockWords(since, now);
  return t`on shift ${length}, since ${clock}`;
}

/** "2 hard": how many heavy contacts somebody has had on this shift; `null` for whoever is not told, or who came just now. */
export function heavyWords(id: string, heavy: Heavy | null | undefined): string | null {
  if (heavy === null) return t`hard contacts unknown`;
  const count = heavy?.get(id)?.count;
  return count === undefined ? null : t`${plural(count, { one: "# hard", other: "# hard" })}`;
}

/** "There until 22:30": when somebody's shift is meant to end; `null` while it is on its way, or they came just now. */
export function endWords(id: string, ends: ShiftEnds | null | undefined, now: number): string | null {
  if (ends === null) return t`when the shift ends is unknown`;
  const endsAt = ends?.get(id);
  if (endsAt === undefined) return null;
  const clock = clockWords(endsAt, now);
  return endsAt > now ? t`there until ${clock}` : t`shift over since ${clock}`;
}

/** That no console of theirs is connected, or `null` while one is. */
export function goneWords({ goneSince }: ShiftRow, now: number): string | null {
  if (goneSince === null) return null;
  const clock = clockWords(goneSince, now);
  return t`not connected since ${clock}`;
}

/** How many of what somebody holds wait for their answer; `null` when they hold nothing. */
export function owedWords({ rows, owed }: Pick<Holding, "rows" | "owed">): string | null {
  if (rows.length === 0) return null;
  return owed === 0
    ? t`nobody waits for an answer`
    : t`${plural(owed, { one: "# waits for an answer", other: "# wait for an answer" })}`;
}

/** As of when everything on the board holds; `null` before anything was known. */
export function asOfWords(freshness: Freshness): string | null {
  if (freshness.kind === "starting") return null;
  const time = secondWords(freshness.kind === "live" ? freshness.provedAt : freshness.since);
  return freshness.kind === "live" ? t`Live, as of ${time}` : t`As of ${time}, not current`;
}

/** That somebody holds the board, since when, and how much waits for it to go on. */
export function heldWords({ since, changes }: { readonly since: number; readonly changes: number }): string {
  const time = secondWords(since);
  const waiting = t`${plural(changes, { 0: "nothing has changed", one: "# change waits", other: "# changes wait" })}`;
  return t`Held since ${time}, ${waiting}. Danger still comes in.`;
}
