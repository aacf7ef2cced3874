import { useEffect } from "react";
import { ask } from "../api/ask.ts";
import { createStore, useStore } from "../store/store.ts";
import { AlarmsDocument, type StandingData } from "./alarm-documents.ts";
import { nowKnown } from "./surge-id.ts";

/** How often it is looked anew, in milliseconds; the house looks for alarms every five seconds. */
const EVERY_MS = 15_000;

/** What stands; `undefined` while it is on its way, `null` when it could not be had. */
const standing = createStore<StandingData | null | undefined>(undefined);
/** Each look has a number: an answer to an earlier one says nothing of what was done since. */
let looks = 0;

/** Looks anew, now and then or after something was done. */
export async function lookAtStanding(): Promise<void> {
  looks += 1;
  const nth = looks;
  const answer = await ask(AlarmsDocument, {}, true);
  if (answer.kind === "data") for (const { id } of answer.data.surges) nowKnown(id);
  if (nth === looks) standing.set(answer.kind === "data" ? answer.data : null);
}

function forgetStanding(): void {
  looks += 1;
  standing.set(undefined);
}

/** What stands, as long as it is looked at. */
export function useStanding(): StandingData | null | undefined {
  useEffect(() => {
    void lookAtStanding();
    const again = setInterval(() => void lookAtStanding(), EVERY_MS);
    return () => {
      clearInterval(again);
      forgetStanding();
    };
  }, []);
  return useStore(standing);
}
