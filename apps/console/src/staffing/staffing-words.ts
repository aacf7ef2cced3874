import { plural, t } from "@lingui/core/macro";
import { mediumWords } from "../text/domain-words.ts";
import { clockWords } from "../text/time-words.ts";
import { spoken } from "../text/language.ts";
import type { StaffedHour, StaffedMedium, StaffingUnknown } from "./staffing-document.ts";

/** "14:00 to 15:00". */
export function hourWords({ from, until }: Pick<StaffedHour, "from" | "until">, now: number): string {
  const [begins, ends] = [clockWords(from, now), clockWords(until, now)];
  return t`${begins} to ${ends}`;
}

/** How many are needed, and how many when few come and when many do. */
export function needWords({ few, expected, many }: NonNullable<StaffedHour["need"]>): string {
  const needed = t`${plural(expected, { 0: "Nobody is needed", one: "# person is needed", other: "# people are needed" })}`;
  if (few === many) return needed;
  const [least, most] = [String(few), String(many)];
  return t`${needed}: ${least} when few come, ${most} when many do.`;
}

/** How many are on by the rota; `null`: it says nothing of them. */
export function onShiftWords(onShift: number | null): string | null {
  return onShift === null
    ? null
    : t`${plural(onShift, { 0: "Nobody is on by the rota.", one: "# is on by the rota.", other: "# are on by the rota." })}`;
}

/** Whether those who are on are too few; `null`: they are enough, or nobody knows. */
export function shortWords({ onShift, need }: Pick<StaffedHour, "onShift" | "need">): string | null {
  if (onShift === null || need === null) return null;
  const missing = String(need.expected - onShift);
  if (onShift < need.expected) return t`${missing} too few.`;
  return onShift < need.many ? t`Too few when many come.` : null;
}

/** From what it follows how many one medium needs. */
export function whyWords(medium: StaffedMedium): string {
  const name = mediumWords(medium.medium);
  const [comes, usual, level] = [roughly(medium.comes), roughly(medium.usual), roughly(medium.level)];
  const [least, most, weeks] = [String(medium.atLeast), String(medium.atMost), String(medium.weeks)];
  const needed = becauseWords(medium);
  return t`${name}: about ${comes} expected, ${least} to ${most} eight times in ten. In ${weeks} earlier weeks ${usual} came in this hour on average, and today is ${level} times as busy. ${needed}`;
}

function becauseWords({ needed, because }: StaffedMedium): string {
  const people = String(needed);
  return {
    Q72_answered: t`Needed so that enough are answered in time: ${people}.`,
    Q72_occupancy: t`Needed so that nobody is busy for too much of their time: ${people}.`,
    Q72_nobody_comes: t`None are expected, so nobody is needed for them.`,
  }[because];
}

/** That nobody can say, and how much is known. */
export function unknownWords({ medium, because, has, needed }: StaffingUnknown): string {
  const [name, least] = [mediumWords(medium), String(needed)];
  return {
    Q74_too_few_weeks: t`${name}: ${plural(has, { 0: "no earlier week is known", one: "# earlier week is known", other: "# earlier weeks are known" })}, and ${least} are needed before anybody can say.`,
    Q74_too_few_handled: t`${name}: ${plural(has, { 0: "none was handled in four weeks", one: "# was handled in four weeks", other: "# were handled in four weeks" })}, and ${least} are needed before anybody can say.`,
  }[because];
}

/** With one digit behind the point at most. */
function roughly(value: number): string {
  return new Intl.NumberFormat(spoken.get(), { maximumFractionDigits: 1 }).format(value);
}
