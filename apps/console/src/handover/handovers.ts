import { ask } from "../api/ask.ts";
import { keepCurrent, whenever } from "../live/keep-current.ts";
import type { Came } from "../live/until-known.ts";
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

const newest = latest();

/** Asks what is handed over. What is known stays while the gateway is away: nothing is accepted by not being heard of. */
export async function lookAtHandovers(): Promise<Came> {
  const answer = await newest.ask(async () => ask(HandoversDocument, {}, true));
  if (answer === null) return null;
  handovers.update((before) => {
    if (answer.kind !== "data")
      return before.kind === "known" ? { ...before, isStale: true } : { kind: "failed" };
    const { handovers: list, shiftEnd } = answer.data;
    return { kind: "known", list, shiftEnd, isStale: false };
  });
  return answer;
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

const useCurrent = keepCurrent({
  look: lookAtHandovers,
  forget: () => {
    newest.forget();
    handovers.set({ kind: "unknown" });
  },
  reasons: [whenever(heardOfHandovers, (times) => times), whenever(queue, held)],
});

/** What is handed over, kept current as long as anything shows it. */
export function useHandovers(): Handovers {
  useCurrent();
  return useStore(handovers);
}
