import { isPressing, type Lane } from "@holdfast/case-schema";

const MINUTE_MS = 60_000;
const USUAL_MS = 5 * MINUTE_MS;
const HEAVY_MS = 15 * MINUTE_MS;

/** What makes a contact heavy to have had. */
export interface Weight {
  readonly danger: unknown;
  readonly lane: Lane | null;
}

/** How long whoever had a call may take after it, in milliseconds: longer after a crisis, or a minor (handbook 3.6). Pure. */
export function wrapUpMs({ danger, lane }: Weight): number {
  const isHeavy = danger !== null || (lane !== null && (isPressing(lane) || lane === "minor_mentioned"));
  return isHeavy ? HEAVY_MS : USUAL_MS;
}
