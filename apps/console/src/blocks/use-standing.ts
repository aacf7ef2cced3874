import type { QueueRow } from "@holdfast/wire";
import { useCallback, useEffect, useReducer, useState } from "react";
import { ask } from "../api/ask.ts";
import type { Came } from "../live/until-known.ts";
import { useAgain } from "../live/use-again.ts";
import { latest } from "../store/latest.ts";
import { StandingDocument, type StandingData } from "./block-documents.ts";

export type Standing =
  | { readonly kind: "loading" | "failed" }
  /** `isStale`: it was asked for anew since, and did not come. */
  | { readonly kind: "ready"; readonly data: StandingData; readonly isStale: boolean };

/** What was known stands while nobody answers. */
function changeStanding(now: Standing, answer: StandingData | "failed"): Standing {
  if (answer !== "failed") return { kind: "ready", data: answer, isStale: false };
  return now.kind === "ready" ? { ...now, isStale: true } : { kind: "failed" };
}

/**
 * How an opened contact's thread stands, and its plan: asked anew with each version and until it is had, and gone with the contact. No
 * answer from before undoes a later one.
 */
export function useStanding({ id, version }: Pick<QueueRow, "id" | "version">): {
  readonly standing: Standing;
  readonly again: () => Promise<Came>;
} {
  const [standing, change] = useReducer(changeStanding, { kind: "loading" });
  const [newest] = useState(latest);
  const again = useCallback(async (): Promise<Came> => {
    const answer = await newest.ask(async () => ask(StandingDocument, { contactId: id }));
    if (answer !== null) change(answer.kind === "data" ? answer.data : "failed");
    return answer;
  }, [id, newest]);
  useEffect(() => {
    const begin = async (): Promise<Came> => again();
    void begin();
    return newest.forget;
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- asked anew with each version
  }, [again, newest, version]);
  useAgain(standing.kind === "failed" || (standing.kind === "ready" && standing.isStale), again);
  return { standing, again };
}
