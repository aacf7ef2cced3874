import { ask } from "../api/ask.ts";
import { shiftsSeen } from "../board/board-store.ts";
import { heardOfHandovers } from "../handover/heard-of-handovers.ts";
import { keepCurrent, whenever } from "../live/keep-current.ts";
import type { Came } from "../live/until-known.ts";
import { queue } from "../queue/queue-store.ts";
import { latest } from "../store/latest.ts";
import { createStore, useStore } from "../store/store.ts";
import { ProposalsDocument, type ProposalsData } from "./proposal-documents.ts";

/** Who should take what, as last told. */
export type Proposals =
  | { readonly kind: "unknown" | "failed" }
  | { readonly kind: "known"; readonly proposals: ProposalsData; readonly isStale: boolean };

export const proposals = createStore<Proposals>({ kind: "unknown" });

const newest = latest();

/** Asks who should take what. What is known stays while the gateway is away, and says that it may be old. */
export async function lookAtProposals(): Promise<Came> {
  const answer = await newest.ask(async () => ask(ProposalsDocument, {}, true));
  if (answer === null) return null;
  proposals.update((before) => {
    if (answer.kind === "data") return { kind: "known", proposals: answer.data.proposals, isStale: false };
    return before.kind === "known" ? { ...before, isStale: true } : { kind: "failed" };
  });
  return answer;
}

const useCurrent = keepCurrent({
  look: lookAtProposals,
  forget: () => {
    newest.forget();
    proposals.set({ kind: "unknown" });
  },
  reasons: [
    whenever(queue, ({ board }) => board),
    whenever(shiftsSeen, ({ shifts }) => shifts),
    whenever(heardOfHandovers, (times) => times),
  ],
});

/** Who should take what, kept current as long as anything shows it. */
export function useProposals(): Proposals {
  useCurrent();
  return useStore(proposals);
}
