import type { ContactId } from "@holdfast/case-schema";
import { useCallback, useEffect, useState } from "react";
import { ask } from "../api/ask.ts";
import { freshness } from "../live/connection.ts";
import { whenever } from "../live/keep-current.ts";
import type { Came } from "../live/until-known.ts";
import { useAgain } from "../live/use-again.ts";
import { latest } from "../store/latest.ts";
import { BesideDocument, type Beside } from "./beside-documents.ts";
import { whenBeside } from "./beside-heard.ts";

/** What stands beside the contact that is open, as far as it is known. `isStale`: it could not be asked for anew. */
export type BesideState =
  | { readonly kind: "loading" }
  | { readonly kind: "unknown" }
  | { readonly kind: "known"; readonly beside: Beside; readonly isStale: boolean };

/**
 * Who watches a contact and what is whispered there, asked for when it is opened, when it has another holder, when something is told of
 * it, when the line is back, and until it is had. What was known stays while it cannot be asked for.
 *
 * @param heldBy who has it: what is theirs to see goes with it
 */
export function useBeside(
  contactId: ContactId,
  heldBy: string | null,
): readonly [state: BesideState, look: () => void] {
  const [state, learn] = useState<BesideState>({ kind: "loading" });
  const [newest] = useState(latest);
  const read = useCallback(async (): Promise<Came> => {
    const answer = await newest.ask(async () => ask(BesideDocument, { contactId }));
    if (answer === null) return null;
    learn((before) => {
      if (answer.kind === "data") return { kind: "known", beside: answer.data.beside, isStale: false };
      return before.kind === "known" ? { ...before, isStale: true } : { kind: "unknown" };
    });
    return answer;
  }, [contactId, newest]);
  const look = useCallback(() => {
    const begin = async (): Promise<Came> => read();
    void begin();
  }, [read]);
  useAgain(state.kind === "unknown" || (state.kind === "known" && state.isStale), read);
  useEffect(() => {
    look();
    const stops = [
      whenBeside((event) => event.contactId === contactId)(look),
      whenever(
        freshness,
        ({ kind }) => kind === "live",
      )(() => {
        if (freshness.get().kind === "live") look();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
      newest.forget();
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- asked anew when somebody else has it
  }, [look, newest, contactId, heldBy]);
  return [state, look];
}
