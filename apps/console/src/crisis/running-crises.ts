import { ask } from "../api/ask.ts";
import { keepCurrent, whenever } from "../live/keep-current.ts";
import type { Came } from "../live/until-known.ts";
import { latest } from "../store/latest.ts";
import { createStore, useStore } from "../store/store.ts";
import { CrisisClocksDocument, type ClockData } from "./crisis-documents.ts";
import { heardOfCrises } from "./heard-of-crises.ts";

/** The clocks that run, as far as they are the asker's to know. */
export type RunningCrises =
  | { readonly kind: "unknown" | "failed" }
  | {
      readonly kind: "known";
      readonly clocks: readonly ClockData[];
      /** How many nobody on shift has, whosever they are. */
      readonly unheld: number;
      /** Whether the last question had no answer. */
      readonly isStale: boolean;
    };

export const runningCrises = createStore<RunningCrises>({ kind: "unknown" });

const newest = latest();

/** Asks which clocks run. What is known stays while the gateway is away: no clock ends by not being heard of. */
export async function lookAtCrises(): Promise<Came> {
  const answer = await newest.ask(async () => ask(CrisisClocksDocument, {}, true));
  if (answer === null) return null;
  runningCrises.update((before) => {
    if (answer.kind !== "data")
      return before.kind === "known" ? { ...before, isStale: true } : { kind: "failed" };
    const { crisisClocks: clocks, crisisClocksUnheld: unheld } = answer.data;
    return { kind: "known", clocks, unheld, isStale: false };
  });
  return answer;
}

const useCurrent = keepCurrent({
  look: lookAtCrises,
  forget: () => {
    newest.forget();
    runningCrises.set({ kind: "unknown" });
  },
  reasons: [whenever(heardOfCrises, (times) => times)],
});

/** The clocks that run, kept current as long as anything shows them. */
export function useRunningCrises(): RunningCrises {
  useCurrent();
  return useStore(runningCrises);
}
