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

/** Has what is on screen fetched anew while there is no line though the gateway answers, and says as of when it is. */
export function WithoutLine(): ReactNode {
  const [at, note] = useState<number | null>(null);
  useEffect(() => {
    const look = async (): Promise<void> => {
      const asked = serverNow();
      if (await loadQueueAnew()) note(asked);
    };
    return fetchWithoutLine({ answers: gatewayAnswers, look, random: Math.random });
  }, []);
  if (at === null) return null;
  const time = secondWords(at);
  return (
    <p>{t`No live line comes, but the gateway answers: the queue and an open contact were fetched again at ${time}, and are twice a minute.`}</p>
  );
}

/** Whether the queue was had: what somebody did meanwhile, or a line that is back, knows better. */
async function loadQueueAnew(): Promise<boolean> {
  const { board } = queue.get();
  let isNews = false;
  const came = await loadQueue((now) => (isNews = now.board === board && freshness.get().kind === "stale"));
  return came !== null && isNews;
}
