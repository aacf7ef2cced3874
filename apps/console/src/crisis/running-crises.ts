import { useEffect } from "react";
import { shift } from "../alerts/shift.ts";
import { ask } from "../api/ask.ts";
import { freshness } from "../live/connection.ts";
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

/** How long more news is awaited, so that what comes together is asked for once, and how often it is asked all the same, in milliseconds. */
const [GATHER_MS, EVERY_MS] = [250, 60_000];

const newest = latest();

/** Asks which clocks run. What is known stays while the gateway is away: no clock ends by not being heard of. */
export async function lookAtCrises(): Promise<void> {
  const answer = await newest.ask(async () => ask(CrisisClocksDocument, {}, true));
  if (answer === null) return;
  runningCrises.update((before) => {
    if (answer.kind !== "data")
      return before.kind === "known" ? { ...before, isStale: true } : { kind: "failed" };
    const { crisisClocks: clocks, crisisClocksUnheld: unheld } = answer.data;
    return { kind: "known", clocks, unheld, isStale: false };
  });
}

/** However many show them, they are asked for once. */
let shown = 0;
let stop = (): void => undefined;

function begin(): () => void {
  let waiting: ReturnType<typeof setTimeout> | null = null;
  const hear = (): void => {
    waiting ??= setTimeout(() => {
      waiting = null;
      void lookAtCrises();
    }, GATHER_MS);
  };
  let [isLive, stands] = [freshness.get().kind === "live", shift.get().kind];
  const stops = [
    heardOfCrises.subscribe(hear),
    // What was told while the line was away is asked for when it is back.
    freshness.subscribe(() => {
      const wasLive = isLive;
      isLive = freshness.get().kind === "live";
      if (isLive && !wasLive) hear();
    }),
    // A lead's shift says whose clocks are theirs to see.
    shift.subscribe(() => {
      const stood = stands;
      stands = shift.get().kind;
      if (stands !== stood) hear();
    }),
  ];
  const every = setInterval(hear, EVERY_MS);
  void lookAtCrises();
  return () => {
    for (const each of stops) each();
    clearInterval(every);
    if (waiting !== null) clearTimeout(waiting);
    newest.forget();
    runningCrises.set({ kind: "unknown" });
  };
}

/** The clocks that run, kept current as long as anything shows them. */
export function useRunningCrises(): RunningCrises {
  useEffect(() => {
    shown += 1;
    if (shown === 1) stop = begin();
    return () => {
      shown -= 1;
      if (shown === 0) stop();
    };
  }, []);
  return useStore(runningCrises);
}
