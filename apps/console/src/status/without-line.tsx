import "../roles/screen-texts.ts";
import { t } from "@lingui/core/macro";
import { useEffect, useState, type ReactNode } from "react";
import { serverNow } from "../clock/server-clock.ts";
import { freshness } from "../live/connection.ts";
import { fetchWithoutLine } from "../live/fetch-without-line.ts";
import { gatewayAnswers } from "../live/gateway-answers.ts";
import { loadQueue } from "../live/load-queue.ts";
import { queue } from "../queue/queue-store.ts";
import { secondWords } from "../text/time-words.ts";

/** Has what is on screen fetched anew while there is no line though the gateway answers, and says as of when it is, and where it could not be. */
export function WithoutLine(): ReactNode {
  const [at, note] = useState<number | null>(null);
  const [isMissed, miss] = useState(false);
  useEffect(() => {
    const answers = async (withinMs: number, unwanted: AbortSignal): Promise<boolean> => {
      const does = await gatewayAnswers(withinMs, unwanted);
      if (!does) miss(true);
      return does;
    };
    const look = async (): Promise<void> => {
      const asked = serverNow();
      const came = await loadQueueAnew();
      miss(came === "missed");
      if (came === "news") note(asked);
    };
    return fetchWithoutLine({ answers, look, random: Math.random });
  }, []);
  if (at === null) return null;
  const time = secondWords(at);
  return (
    <p>
      {isMissed
        ? t`No live line comes, and nothing could be fetched just now: the queue and an open contact are as of ${time}, and it is tried twice a minute.`
        : t`No live line comes, but the gateway answers: the queue and an open contact were fetched again at ${time}, and are twice a minute.`}
    </p>
  );
}

/** Whether the queue was had, and is news: what somebody did meanwhile, or a line that is back, knows better. */
async function loadQueueAnew(): Promise<"news" | "none" | "missed"> {
  const { board } = queue.get();
  let isNews = false;
  const came = await loadQueue((now) => (isNews = now.board === board && freshness.get().kind === "stale"));
  return came === null ? "missed" : isNews ? "news" : "none";
}
