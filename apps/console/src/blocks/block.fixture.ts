import { dana, marta, queueRow } from "../queue/row.fixture.ts";
import type { BlockData } from "./block-documents.ts";

/** An invented block of a closed contact, set by Marta at instant 0 for a day. */
export function blockOf(number: number, facts: Partial<BlockData> = {}): BlockData {
  return {
    id: `block-${number}`,
    row: queueRow(number, { status: "closed", unanswered: 0 }),
    reason: "abusive",
    why: "Shouts about the yellow house",
    by: marta,
    at: 0,
    until: 86_400_000,
    longer: null,
    reviewedAt: null,
    endsAt: 86_400_000,
    isReviewDue: false,
    ended: null,
    kept: 2,
    keptLastAt: 60_000,
    heard: null,
    ...facts,
  };
}

/** A longer time that somebody proposed, and that nobody or somebody agreed to. */
export function longerBlock(by: "dana" | "marta", agreed: boolean): BlockData["longer"] {
  return {
    until: 864_000_000,
    by: by === "dana" ? dana : marta,
    agreed: agreed ? { by: { name: "Ray" }, at: 0 } : null,
  };
}
