import type { QueueRow } from "@holdfast/wire";
import { useCallback, useEffect, useReducer } from "react";
import { ask } from "../api/ask.ts";
import { StandingDocument, type StandingData } from "./block-documents.ts";

/** How long after a failure it is asked again. */
const AGAIN_MS = 10_000;

export type Standing =
  | { readonly kind: "loading" | "failed" }
  | { readonly kind: "ready"; readonly version: number; readonly data: StandingData };

/** What was known stands while nobody answers, and no answer from before undoes a later one. */
function changeStanding(now: Standing, answer: Extract<Standing, { kind: "ready" }> | "failed"): Standing {
  if (answer === "failed") return now.kind === "ready" ? now : { kind: "failed" };
  return now.kind === "ready" && now.version > answer.version ? now : answer;
}

/** How an opened contact's thread stands, and its plan: asked anew with each version, and gone with the contact. */
export function useStanding({ id, version }: Pick<QueueRow, "id" | "version">): {
  readonly standing: Standing;
  readonly again: () => Promise<void>;
} {
  const [standing, change] = useReducer(changeStanding, { kind: "loading" });
  const again = useCallback(async (): Promise<void> => {
    const answer = await ask(StandingDocument, { contactId: id });
    change(answer.kind === "data" ? { kind: "ready", version, data: answer.data } : "failed");
  }, [id, version]);
  useEffect(() => void again(), [again]);
  useEffect(() => {
    if (standing.kind !== "failed") return;
    const soon = setTimeout(() => void again(), AGAIN_MS);
    return () => clearTimeout(soon);
  }, [standing, again]);
  return { standing, again };
}
