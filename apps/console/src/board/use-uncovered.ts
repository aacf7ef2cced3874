import { useEffect, useRef } from "react";
import { ALERTS } from "../alerts/alert-table.ts";
import { soundOfColleagues } from "../alerts/sound-of-colleagues.ts";
import { announce } from "../announce/announce.ts";
import { ask } from "../api/ask.ts";
import { serverNow } from "../clock/server-clock.ts";
import { keepCurrent, whenever } from "../live/keep-current.ts";
import type { Came } from "../live/until-known.ts";
import { latest } from "../store/latest.ts";
import { createStore, useStore } from "../store/store.ts";
import { UncoveredDocument, type Uncovered } from "./uncovered-document.ts";
import { uncoveredHeard } from "./uncovered-heard.ts";
import { otherUncoveredWords, uncoveredWords } from "./uncovered-words.ts";

const NOTHING: Uncovered = { contacts: [], hasOther: false };
/** What is kept from whoever looks has no id to be told apart by. */
const OTHER = "other";

const known = createStore(NOTHING);
const newest = latest();

/** Reads it anew. What was known stays while the gateway is away: nobody comes on shift by not being heard of. */
async function look(): Promise<Came> {
  const answer = await newest.ask(async () => ask(UncoveredDocument, {}, true));
  if (answer?.kind === "data") known.set(answer.data.uncovered);
  return answer;
}

const useCurrent = keepCurrent({
  look,
  forget: () => {
    newest.forget();
    known.set(NOTHING);
  },
  reasons: [whenever(uncoveredHeard, (times) => times)],
  isUrgent: true,
});

/** What waits while everybody on shift is kept from it, as the gateway said last; says aloud what of it is new (AL35). */
export function useUncovered(): Uncovered {
  const uncovered = useStore(known);
  useCurrent();
  const told = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const before = told.current;
    const { contacts, hasOther } = uncovered;
    const now = new Map(contacts.map((each) => [each.id, () => uncoveredWords(each, serverNow())]));
    if (hasOther) now.set(OTHER, otherUncoveredWords);
    told.current = new Set(now.keys());
    const fresh = [...now].filter(([id]) => !before.has(id));
    for (const [id, words] of fresh)
      announce({
        kind: `${ALERTS.uncovered.rule}:${id}`,
        ...ALERTS.uncovered.speech,
        about: "everyone",
        words,
      });
    if (fresh.length > 0) soundOfColleagues(ALERTS.uncovered.tone);
  }, [uncovered]);
  return uncovered;
}
