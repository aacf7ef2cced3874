import type { QueueRow } from "@holdfast/wire";
import { useState } from "react";
import { announce } from "../announce/announce.ts";
import { serverNow } from "../clock/server-clock.ts";
import { hasThisWords } from "../queue/row-words.ts";
import { move, type Move, type MoveOutcome } from "./moves.ts";
import { refreshContact } from "./open-contact.ts";

/** Moving the contact that is open. */
export interface UseMove {
  readonly isBusy: boolean;
  /** Why the last move was refused, to be said in place. */
  readonly refusal: string | null;
  /** Moves it from the version that is shown, and says what came of it. */
  readonly act: (wanted: Move, done: string) => Promise<MoveOutcome>;
}

export function useMove(row: QueueRow): UseMove {
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  async function act(wanted: Move, done: string): Promise<MoveOutcome> {
    setBusy(true);
    setRefusal(null);
    const outcome = await move(row.id, row.version, wanted);
    setBusy(false);
    if (outcome.kind === "moved") void refreshContact(row.id);
    const words = outcomeWords(outcome, done);
    if (outcome.kind !== "moved") setRefusal(words);
    announce({ kind: `move:${row.id}`, urgency: "polite", words: () => words });
    return outcome;
  }
  return { isBusy, refusal, act };
}

function outcomeWords(outcome: MoveOutcome, done: string): string {
  switch (outcome.kind) {
    case "moved":
      return done;
    case "taken":
      return hasThisWords(outcome.by, outcome.since, serverNow());
    case "refused":
      return outcome.words;
  }
}
