import { isOfMachines, type Written } from "./machines.ts";
import { Medium } from "@holdfast/case-schema";
import { dangerOf, type Judged } from "./danger.ts";
import { presenceOf, type Standing } from "./match/presence.ts";

/** What the queue's health reads of a contact that waits for somebody; instants are milliseconds since 1970. */
export interface Waiting extends Judged, Pick<Written, "isAutomatic"> {
  readonly dueAt: number;
  /** Until when it is set aside; it owes nobody an answer meanwhile. */
  readonly setAsideUntil: number | null;
}

export type HealthLevel = "calm" | "busy" | "strained";

/** One thing that makes a queue other than calm, with its number where it has one. */
export type HealthReason =
  | { readonly rule: "Q20_danger_waits"; readonly count: number }
  | { readonly rule: "Q21_nobody_available" }
  | { readonly rule: "Q22_overdue"; readonly count: number; readonly isTooMany: boolean };

export interface Health {
  readonly level: HealthLevel;
  /** Why, the gravest first; empty when calm. */
  readonly reasons: readonly HealthReason[];
  readonly waiting: number;
  /** How many can take on a contact now: available, with a console connected, nothing to recover from, and a channel that they want. */
  readonly available: number;
}

/**
 * Whether somebody owes a contact their attention now: danger always, others unless they are set aside or only machines
 * wrote them (Q16).
 */
export function isWaiting(contact: Judged & Pick<Waiting, "setAsideUntil" | "isAutomatic">): boolean {
  return (contact.setAsideUntil === null && !isOfMachines(contact)) || dangerOf(contact) !== null;
}

/** Whether somebody on shift can take on a contact now (Q21), of the media that are carried (Q49): of all where nobody says which. */
export function isAvailable(shift: Standing, carried: readonly Medium[] = Medium.options): boolean {
  return presenceOf(shift, false) === "available" && carried.some((medium) => !shift.paused.includes(medium));
}

/** How the queue stands: what is most wrong with it sets the level, and every reason is named (Q20 to Q23). */
export function judgeHealth(
  contacts: readonly Waiting[],
  onShift: readonly Standing[],
  now: number,
  carried?: readonly Medium[],
): Health {
  const waits = contacts.filter(isWaiting);
  const available = onShift.filter((shift) => isAvailable(shift, carried)).length;
  const endangered = waits.filter((contact) => dangerOf(contact) !== null).length;
  const overdue = waits.filter(({ dueAt }) => dueAt <= now).length;
  const reasons: HealthReason[] = [];
  if (endangered > 0) reasons.push({ rule: "Q20_danger_waits", count: endangered });
  if (waits.length > 0 && available === 0) reasons.push({ rule: "Q21_nobody_available" });
  if (overdue > 0) reasons.push({ rule: "Q22_overdue", count: overdue, isTooMany: overdue > available });
  return { level: levelOf(reasons), reasons, waiting: waits.length, available };
}

function levelOf(reasons: readonly HealthReason[]): HealthLevel {
  if (reasons.length === 0) return "calm";
  return reasons.some((reason) => reason.rule !== "Q22_overdue" || reason.isTooMany) ? "strained" : "busy";
}
