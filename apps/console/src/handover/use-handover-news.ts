import { useEffect, useRef } from "react";
import { ALERTS } from "../alerts/alert-table.ts";
import { soundOfColleagues } from "../alerts/sound-of-colleagues.ts";
import { announce } from "../announce/announce.ts";
import { serverNow } from "../clock/server-clock.ts";
import { useMe } from "../session/use-me.ts";
import { handoverNews, NOTHING_TOLD, type HandoverNews } from "./handover-news.ts";
import { newsWords } from "./handover-words.ts";
import type { Handovers } from "./handovers.ts";
import { useInCall } from "./use-in-call.ts";

/** Says what is new of handovers, politely and once (AL45, AL44); to whoever is in a call once that is over. */
export function useHandoverNews(known: Handovers, now: number): void {
  const me = useMe().id;
  const isInCall = useInCall();
  const told = useRef(NOTHING_TOLD);
  useEffect(() => {
    if (known.kind !== "known" || isInCall) return;
    const found = handoverNews(told.current, known, me, now);
    told.current = found.told;
    for (const each of found.news) tell(each);
    if (found.news.some(({ kind }) => kind === "offer")) soundOfColleagues(ALERTS.handover_offered.tone);
  }, [known, me, now, isInCall]);
}

function tell(news: HandoverNews): void {
  const { rule, speech } = news.kind === "ends" ? ALERTS.shift_ends : ALERTS.handover_offered;
  announce({
    kind: `${rule}:${news.kind === "ends" ? news.end.endsAt : news.offer.id}`,
    ...speech,
    about: "mine",
    words: () => newsWords(news, serverNow()),
  });
}
