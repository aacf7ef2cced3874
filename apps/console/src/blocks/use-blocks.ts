import { useCallback, useEffect, useReducer } from "react";
import { ask } from "../api/ask.ts";
import { countBlocks } from "./block-count.ts";
import { BlocksDocument, type BlockData, type ListedPlan } from "./block-documents.ts";

export interface BlockList {
  readonly kind: "loading" | "ready" | "failed";
  readonly blocks: readonly BlockData[];
  readonly plans: readonly ListedPlan[];
  /** Whether it could not be brought up to date since. */
  readonly isStale: boolean;
}

const NOTHING: BlockList = { kind: "loading", blocks: [], plans: [], isStale: false };

function changeBlocks(list: BlockList, answer: Pick<BlockList, "blocks" | "plans"> | "failed"): BlockList {
  if (answer !== "failed") return { kind: "ready", ...answer, isStale: false };
  return list.kind === "ready" ? { ...list, isStale: true } : { ...list, kind: "failed" };
}

/** What is blocked, and the plans there are; kept by the screen alone, and gone with it. */
export function useBlocks(): BlockList & { readonly again: () => Promise<void> } {
  const [list, change] = useReducer(changeBlocks, NOTHING);
  const again = useCallback(async (): Promise<void> => {
    const answer = await ask(BlocksDocument, {});
    change(answer.kind === "data" ? answer.data : "failed");
    void countBlocks();
  }, []);
  useEffect(() => void again(), [again]);
  return { ...list, again };
}
