import { useEffect, useRef, useState } from "react";
import { announce } from "../announce/announce.ts";
import { ALERTS } from "../alerts/alert-table.ts";
import { ringing, sound } from "../alerts/my-sound.ts";
import { hearsColleagues, shift } from "../alerts/shift.ts";
import { ask } from "../api/ask.ts";
import { serverNow } from "../clock/server-clock.ts";
import { preferences } from "../keys/preferences.ts";
import { freshness } from "../live/connection.ts";
import { untilKnown, type Came } from "../live/until-known.ts";
import { useMe } from "../session/use-me.ts";
import { latest } from "../store/latest.ts";
import { useStore } from "../store/store.ts";
import { emergencyNews, type Told } from "./emergency-news.ts";
import { emergencyWords } from "./emergency-words.ts";
import { heardOf } from "./heard-of.ts";
import { EmergencyNewsDocument, type Waiting } from "./review-documents.ts";

/** How often it is asked for anew, in milliseconds: by whoever has a line that tells of it, and by whoever has none. */
const EVERY_MS = { told: 60_000, notTold: 5_000 } as const;

/** What waits to be looked at, as the gateway said last; says aloud what of it is new (AL33, AL34). */
export function useEmergencies(): readonly Waiting[] {
  const [waiting, learn] = useState<readonly Waiting[]>([]);
  const [newest] = useState(latest);
  const hasLine = useMe().capabilities.has("queue.read");
  const times = useStore(heardOf);
  // What was told while the line was away is asked for when it is back; a lead's shift says whether it is theirs.
  const isLive = useStore(freshness).kind === "live";
  const standing = useStore(shift).kind;
  useEffect(() => {
    const read = async (): Promise<Came> => {
      const answer = await newest.ask(async () => ask(EmergencyNewsDocument, {}, true));
      // What was known stays while the gateway is away: nothing is looked at by not being heard of.
      if (answer?.kind === "data") learn(answer.data.emergencies);
      return answer;
    };
    const asking = untilKnown(read);
    asking.ask();
    const every = setInterval(asking.ask, hasLine ? EVERY_MS.told : EVERY_MS.notTold);
    return () => {
      clearInterval(every);
      asking.stop();
      newest.forget();
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- asked anew when one of the last three changes
  }, [newest, hasLine, times, isLive, standing]);
  const told = useRef<Told>(new Map());
  useEffect(() => {
    const news = emergencyNews(told.current, waiting);
    told.current = news.told;
    for (const each of news.acts) tell(each);
    if (news.acts.length > 0) sounds();
  }, [waiting]);
  return waiting;
}

const alertOf = ({ overdueAt }: Waiting) =>
  overdueAt === null ? ALERTS.emergency_opened : ALERTS.emergency_overdue;

function tell(waiting: Waiting): void {
  announce({
    kind: `${alertOf(waiting).rule}:${waiting.id}`,
    ...alertOf(waiting).speech,
    about: "everyone",
    words: () => emergencyWords(waiting, serverNow()),
  });
}

/** On a break and off shift nothing is heard, and one tab rings (AL4, AL9). */
function sounds(): void {
  const stands = shift.get();
  if (!ringing.isHere.get() || !hearsColleagues(stands)) return;
  sound.play(ALERTS.emergency_opened.tone, preferences.get().soundPercent);
}
