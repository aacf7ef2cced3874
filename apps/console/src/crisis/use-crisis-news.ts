import { useEffect, useRef } from "react";
import { ALERTS } from "../alerts/alert-table.ts";
import { soundOfColleagues } from "../alerts/sound-of-colleagues.ts";
import { announce } from "../announce/announce.ts";
import { serverNow } from "../clock/server-clock.ts";
import { useMe } from "../session/use-me.ts";
import { crisisNews, type CrisisNews, type Told } from "./crisis-news.ts";
import { newsWords } from "./crisis-news-words.ts";
import type { RunningCrises } from "./running-crises.ts";

const ALERT_OF = {
  yours: ALERTS.crisis_yours,
  near: ALERTS.crisis_near,
  overdue: ALERTS.crisis_overdue,
  unheld: ALERTS.crisis_unheld,
} as const satisfies Readonly<Record<CrisisNews["kind"], unknown>>;

/** Says aloud what is new of the clocks that run, as time goes on (AL39 to AL42). */
export function useCrisisNews(running: RunningCrises, now: number): void {
  const { id, capabilities } = useMe();
  const isLead = capabilities.has("crisis.lead");
  const told = useRef<Told | null>(null);
  useEffect(() => {
    if (running.kind !== "known") return;
    const news = crisisNews(told.current, running, { id, isLead }, now);
    told.current = news.told;
    for (const each of news.acts) tell(each);
    if (news.acts.some(({ kind }) => ALERT_OF[kind].tone !== null))
      soundOfColleagues(ALERTS.crisis_overdue.tone);
  }, [running, id, isLead, now]);
}

function tell(news: CrisisNews): void {
  const alert = ALERT_OF[news.kind];
  const of = news.kind === "unheld" ? "" : news.clock.id;
  const point = "point" in news ? news.point.id : "";
  announce({
    kind: `${alert.rule}:${of}:${point}`,
    ...alert.speech,
    about: news.kind === "unheld" ? "everyone" : "mine",
    words: () => newsWords(news, serverNow()),
  });
}
