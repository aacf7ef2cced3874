import type { Medium, ShiftState } from "@holdfast/case-schema";

/** How somebody on the team stands towards what is new. `on_contact` is as `available`: what they have says the rest. */
export type Presence = "available" | "on_contact" | "wrap_up" | "break" | "consult_only" | "away" | "off";

/** What is known of somebody on shift; instants are milliseconds since 1970. */
export interface Standing {
  /** What they said last. */
  readonly state: ShiftState;
  /** Since when no console of theirs answers; `null` while one does, or nobody knows. */
  readonly goneSince: number | null;
  /** Whether they have time to themselves after a contact (Q41). */
  readonly isWrappingUp: boolean;
  /** The media on which they want nothing new for now. */
  readonly paused: readonly Medium[];
}

/** How somebody stands (Q47, Q48). `shift`: `null` while they are on none; `hasContact`: whether any contact is theirs. */
export function presenceOf(
  shift: Pick<Standing, "state" | "goneSince" | "isWrappingUp"> | null,
  hasContact: boolean,
): Presence {
  if (shift === null) return "off";
  if (shift.state === "break" || shift.state === "away") return shift.state;
  if (shift.goneSince !== null) return "away";
  if (shift.state === "consult_only") return "consult_only";
  if (shift.isWrappingUp) return "wrap_up";
  return hasContact ? "on_contact" : "available";
}
