import type { DangerReason, Lane, LaneReason, Medium } from "@holdfast/case-schema";
import type { Settings } from "@holdfast/db";
import { dangerOf } from "@holdfast/queue-policy";

/** Which media hold an answer back: what is pushed at somebody cannot be called back; a form's answer is fetched. */
const HELD_BACK: Readonly<Record<Medium, boolean>> = { text: true, email: true, form: false, voice: false };

/**
 * How long an answer waits before it may leave, so that its author can take it back. Danger waits for nobody, whoever or
 * whatever says that there is any (Q15).
 */
export function sendDelayMs(
  contact: {
    readonly medium: Medium;
    readonly danger: DangerReason | null;
    readonly lane: Lane | null;
    readonly laneReason: LaneReason | null;
  },
  settings: Pick<Settings, "sendDelayMs">,
): number {
  return dangerOf(contact) === null && HELD_BACK[contact.medium] ? settings.sendDelayMs : 0;
}
