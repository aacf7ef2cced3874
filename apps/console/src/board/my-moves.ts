import { ask } from "../api/ask.ts";
import { keepCurrent, whenever } from "../live/keep-current.ts";
import type { Came } from "../live/until-known.ts";
import { latest } from "../store/latest.ts";
import { createStore, useStore } from "../store/store.ts";
import { LeadMovesForMeDocument, type LeadMoveData } from "./lead-move-documents.ts";
import { leadMovesHeard } from "./lead-moves-heard.ts";

/** What leads moved to or from whoever is signed in, or ask them to have, as last told. */
export const myMoves = createStore<readonly LeadMoveData[]>([]);

/** The moves that were put away, each as `seenBy` names it. For as long as the page is there. */
export const movesSeen = createStore<readonly string[]>([]);

/** That somebody put a move away: whoever signs in next on the same page, whom it may concern as well, has not. */
export const seenBy = (who: string, moveId: string): string => `${who} ${moveId}`;

const newest = latest();

/** Asks for it. What is known stays while the gateway is away. */
export async function lookAtMyMoves(): Promise<Came> {
  const answer = await newest.ask(async () => ask(LeadMovesForMeDocument, {}, true));
  if (answer?.kind === "data") myMoves.set(answer.data.leadMovesForMe);
  return answer;
}

const useCurrent = keepCurrent({
  look: lookAtMyMoves,
  forget: () => {
    newest.forget();
    myMoves.set([]);
  },
  reasons: [whenever(leadMovesHeard, (times) => times)],
});

/** The same, kept current as long as anything shows it. */
export function useMyMoves(): readonly LeadMoveData[] {
  useCurrent();
  return useStore(myMoves);
}
