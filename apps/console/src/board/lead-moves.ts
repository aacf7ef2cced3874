import { ask } from "../api/ask.ts";
import { keepCurrent, whenever } from "../live/keep-current.ts";
import type { Came } from "../live/until-known.ts";
import { latest } from "../store/latest.ts";
import { createStore, useStore } from "../store/store.ts";
import { LeadMovesDocument, type LeadMoveData } from "./lead-move-documents.ts";
import { leadMovesHeard } from "./lead-moves-heard.ts";

const seen = createStore<readonly LeadMoveData[] | null | undefined>(undefined);
const newest = latest();

async function look(): Promise<Came> {
  const answer = await newest.ask(async () => ask(LeadMovesDocument, {}, true));
  if (answer !== null) seen.set(answer.kind === "data" ? answer.data.leadMoves : null);
  return answer;
}

const useCurrent = keepCurrent({
  look,
  forget: () => {
    newest.forget();
    seen.set(undefined);
  },
  reasons: [whenever(leadMovesHeard, (times) => times)],
});

/** What leads moved on this shift: `undefined` while it is on its way, `null` when it could not be had. */
export function useLeadMoves(): readonly LeadMoveData[] | null | undefined {
  useCurrent();
  return useStore(seen);
}
