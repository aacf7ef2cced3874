import { useEffect } from "react";
import { shift } from "../alerts/shift.ts";
import { ask } from "../api/ask.ts";
import { freshness } from "../live/connection.ts";
import { queue } from "../queue/queue-store.ts";
import { session } from "../session/session.ts";
import { latest } from "../store/latest.ts";
import { createStore, useStore } from "../store/store.ts";
import { HandoversDocument, type HandoverData, type ShiftEndData } from "./handover-documents.ts";
import { heardOfHandovers } from "./heard-of-handovers.ts";

/** What is handed over by or to whoever is signed in, and when their shift ends; `null` while they are on none. */
export type Handovers =
  | { readonly kind: "unknown" | "failed" }
  | {
      readonly kind: "known";
      readonly list: readonly HandoverData[];
      readonly shiftEnd: ShiftEndData | null;
      /** Whether the last question had no answer. */
      readonly isStale: boolean;
    };

export const handovers = createStore<Handovers>({ kind: "unknown" });

/** How long more news is awaited, so that what comes together is asked for once, and how often it is asked all the same, in milliseconds. */
const [GATHER_MS, EVERY_MS] = [250, 60_000];

const newest = latest();

/** Asks what is handed over. What is known stays while the gateway is away: nothing is accepted by not being heard of. */
export async function lookAtHandovers(): Promise<void> {
  const answer = await newest.ask(async () => ask(HandoversDocument, {}, true));
  if (answer === null) return;
  handovers.update((before) => {
    if (answer.kind !== "data")
      return before.kind === "known" ? { ...before, isStale: true } : { kind: "failed" };
    const { handovers: list, shiftEnd } = answer.data;
    return { kind: "known", list, shiftEnd, isStale: false };
  });
}

/** Which contacts I have, as the queue has it: what is taken or closed is no handover, and changes what I have. */
function held(): string {
  const now = session.get();
  if (now.kind !== "signed_in") return "";
  return [...queue.get().board.rows.values()]
    .filter(({ holder }) => holder?.id === now.me.id)
    .map(({ id }) => id)
    .toSorted()
    .join();
}

/** However many show them, they are asked for once. */
let shown = 0;
let stop = (): void => undefined;

function begin(): () => void {
  let waiting: ReturnType<typeof setTimeout> | null = null;
  const hear = (): void => {
    waiting ??= setTimeout(() => {
      waiting = null;
      void lookAtHandovers();
    }, GATHER_MS);
  };
  let [isLive, stands, mine] = [freshness.get().kind === "live", shift.get().kind, held()];
  const stops = [
    heardOfHandovers.subscribe(hear),
    // What was told while the line was away is asked for when it is back.
    freshness.subscribe(() => {
      const wasLive = isLive;
      isLive = freshness.get().kind === "live";
      if (isLive && !wasLive) hear();
    }),
    // A shift that begins has an end, and what fell to leads is theirs who are on one.
    shift.subscribe(() => {
      const stood = stands;
      stands = shift.get().kind;
      if (stands !== stood) hear();
    }),
    queue.subscribe(() => {
      const had = mine;
      mine = held();
      if (mine !== had) hear();
    }),
  ];
  const every = setInterval(hear, EVERY_MS);
  void lookAtHandovers();
  return () => {
    for (const each of stops) each();
    clearInterval(every);
    if (waiting !== null) clearTimeout(waiting);
    newest.forget();
    handovers.set({ kind: "unknown" });
  };
}

/** What is handed over, kept current as long as anything shows it. */
export function useHandovers(): Handovers {
  useEffect(() => {
    shown += 1;
    if (shown === 1) stop = begin();
    return () => {
      shown -= 1;
      if (shown === 0) stop();
    };
  }, []);
  return useStore(handovers);
}
