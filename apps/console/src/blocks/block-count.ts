import { ask } from "../api/ask.ts";
import { createStore } from "../store/store.ts";
import { BlockCountDocument } from "./block-documents.ts";

/** How many blocks wait for whoever asks, and how many plans are overdue; `null` while nobody knows. */
export const blockCount = createStore<number | null>(null);

/** Asks how many there are. What was known stands while nobody answers. */
export async function countBlocks(): Promise<void> {
  const answer = await ask(BlockCountDocument, {});
  if (answer.kind === "data") blockCount.set(answer.data.blockCount + answer.data.planCount);
}
