import {
  blockTerms,
  type BlockProblem,
  type BlockReason,
  type ContactId,
  type UserId,
} from "@holdfast/case-schema";
import type { Store } from "@holdfast/db";
import { lineFacts } from "./line-facts.ts";

/** What a lead wants blocked, why and for how long. Personal data: `why`. */
export interface WantedBlock {
  readonly contactId: ContactId;
  readonly by: UserId;
  readonly reason: BlockReason;
  readonly why: string;
  readonly forMs: number;
}

export type BlockOutcome =
  | { readonly kind: "blocked" | "not_found" }
  | { readonly kind: "refused"; readonly problem: BlockProblem | "blocked_already" };

/** A contact that is written in meanwhile is judged anew. */
const TRIES = 5;

/** Blocks a thread as far as one lead may, and proposes to another what is longer (G65). */
export async function setBlock(
  store: Pick<Store, "reach" | "blocks" | "settings">,
  { forMs, ...block }: WantedBlock,
): Promise<BlockOutcome> {
  const { longestBlockMs: longestMs } = await store.settings.read();
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const line = await lineFacts(store, block.contactId);
    if (line === null) return { kind: "not_found" };
    const terms = blockTerms(forMs, { longestMs, isShared: line.isShared });
    if (terms.kind === "refused") return terms;
    const { heldMs, proposedMs } = terms;
    const set = await store.blocks.set({ ...block, expectedVersion: line.version, heldMs, proposedMs });
    if (set === "blocked" || set === "not_found") return { kind: set };
    if (set !== "changed") return { kind: "refused", problem: set };
  }
  throw new Error("a contact changed again and again while it was blocked");
}
