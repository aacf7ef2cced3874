import type { QueueRow } from "@holdfast/wire";
import { useEffect } from "react";
import { ask } from "../api/ask.ts";
import { createStore } from "../store/store.ts";
import { LiftAskDocument } from "./lift-ask-document.ts";
import type { LiftAskRead } from "./lift-ask.ts";

/** How long after a failure it is asked again. */
const AGAIN_MS = 10_000;

/** What was fetched of what is asked in the contact that is open. Personal data: gone with the contact. */
export const liftAskRead = createStore<LiftAskRead | null>(null);

/** Fetches what is asked in an opened contact, as often as its row says that it is another or was answered. */
export function useReadLiftAsk({ id, liftAskedAt, liftAnswer }: QueueRow): void {
  const asked = liftAskedAt === null ? null : `${String(liftAskedAt)}:${liftAnswer ?? ""}`;
  useEffect(() => {
    if (asked === null) return;
    let isWanted = true;
    let soon: ReturnType<typeof setTimeout> | undefined;
    const read = async (): Promise<void> => {
      const answer = await ask(LiftAskDocument, { contactId: id });
      if (!isWanted) return;
      if (answer.kind !== "data") soon = setTimeout(() => void read(), AGAIN_MS);
      else if (answer.data.liftAsk !== null) liftAskRead.set({ contact: id, data: answer.data.liftAsk });
    };
    void read();
    return () => {
      isWanted = false;
      clearTimeout(soon);
      liftAskRead.set(null);
    };
  }, [id, asked]);
}
