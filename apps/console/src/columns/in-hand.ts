import { LOAD, weightOf } from "@holdfast/queue-policy";
import type { QueueRow } from "@holdfast/wire";

/** What somebody has in hand, as whoever routes counts it. */
export interface InHand {
  /** Each contact by its weight (Q58). */
  readonly load: number;
  readonly texts: number;
  /** Mail and forms. */
  readonly letters: number;
  /** How many of all are a crisis to have (Q40). */
  readonly crises: number;
}

/** What these contacts come to for whoever has them. */
export function inHand(rows: readonly Pick<QueueRow, "medium" | "danger" | "lane">[]): InHand {
  const weights = rows.map(({ danger, lane }) => weightOf({ danger, lane, disposition: null }));
  return {
    load: weights.reduce((sum, weight) => sum + LOAD[weight], 0),
    texts: rows.filter(({ medium }) => medium === "text").length,
    letters: rows.filter(({ medium }) => medium === "email" || medium === "form").length,
    crises: weights.filter((weight) => weight === "crisis").length,
  };
}
