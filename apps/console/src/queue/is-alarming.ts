import { dangerOf } from "@holdfast/queue-policy";
import type { QueueRow } from "@holdfast/wire";

/**
 * Whether a contact is heard, and shown at once whatever stands still: somebody said that there is danger, or what is known
 * of it put it into the lane of a life threat, as a list of words does while nobody has read them yet.
 */
export function isAlarming(row: Pick<QueueRow, "danger" | "lane" | "laneReason">): boolean {
  return dangerOf(row) !== null;
}
