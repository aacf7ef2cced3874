import { useEffect, useRef, useState } from "react";
import { ALERTS } from "../alerts/alert-table.ts";
import { ringing, sound } from "../alerts/my-sound.ts";
import { hearsColleagues, shift } from "../alerts/shift.ts";
import { announce } from "../announce/announce.ts";
import { ask } from "../api/ask.ts";
import { serverNow } from "../clock/server-clock.ts";
import { preferences } from "../keys/preferences.ts";
import { freshness } from "../live/connection.ts";
import { untilKnown, type Came } from "../live/until-known.ts";
import { latest } from "../store/latest.ts";
import { useStore } from "../store/store.ts";
import { UncoveredDocument, type Uncovered } from "./uncovered-document.ts";
import { uncoveredHeard } from "./uncovered-heard.ts";
import { otherUncoveredWords, uncoveredWords } from "./uncovered-words.ts";

const NOTHING: Uncovered = { contacts: [], hasOther: false };
/** How often it is asked for anew all the same, in milliseconds. */
const EVERY_MS = 60_000;
/** What is kept from whoever looks has no id to be told apart by. */
const OTHER = "other";

/** What waits while everybody on shift is kept from it, as the gateway said last; says aloud what of it is new (AL35). */
export function useUncovered(): Uncovered {
  const [uncovered, learn] = useState(NOTHING);
  const [newest] = useState(latest);
  const times = useStore(uncoveredHeard);
  // What was told while the line was away is asked for when it is back.
  const isLive = useStore(freshness).kind === "live";
  useEffect(() => {
    const read = async (): Promise<Came> => {
      const answer = await newest.ask(async () => ask(UncoveredDocument, {}, true));
      // What was known stays while the gateway is away: nobody comes on shift by not being heard of.
      if (answer?.kind === "data") learn(answer.data.uncovered);
      return answer;
    };
    const asking = untilKnown(read);
    asking.ask();
    const every = setInterval(asking.ask, EVERY_MS);
    return () => {
      clearInterval(every);
      asking.stop();
      newest.forget();
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- asked anew when one of the last two changes
  }, [newest, times, isLive]);
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
    if (fresh.length > 0) sounds();
  }, [uncovered]);
  return uncovered;
}

/** On a break and off shift nothing is heard, and one tab rings (AL4, AL9). */
function sounds(): void {
  const stands = shift.get();
  if (!ringing.isHere.get() || !hearsColleagues(stands)) return;
  sound.play(ALERTS.uncovered.tone, preferences.get().soundPercent);
}
