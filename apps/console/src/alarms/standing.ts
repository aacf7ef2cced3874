import { useEffect, useState } from "react";
import { ask } from "../api/ask.ts";
import { createStore, useStore } from "../store/store.ts";
import { AlarmsDocument, type StandingData } from "./alarm-documents.ts";

/** How often it is looked anew, in milliseconds; the house looks for alarms every five seconds. */
const EVERY_MS = 15_000;

const looks = createStore(0);

/** Looks anew, after something was done. */
export function lookAtStanding(): void {
  looks.update((count) => count + 1);
}

/** What stands; `undefined` while it is on its way, `null` when it could not be had. */
export function useStanding(): StandingData | null | undefined {
  const [standing, learn] = useState<StandingData | null | undefined>(undefined);
  const nth = useStore(looks);
  useEffect(() => {
    let isOver = false;
    const read = async (): Promise<void> => {
      const answer = await ask(AlarmsDocument, {}, true);
      if (!isOver) learn(answer.kind === "data" ? answer.data : null);
    };
    void read();
    const again = setInterval(() => void read(), EVERY_MS);
    return () => {
      isOver = true;
      clearInterval(again);
    };
  }, [nth]);
  return standing;
}
