import { useEffect, useRef } from "react";
import { announce } from "../announce/announce.ts";
import { ALERTS } from "../alerts/alert-table.ts";
import { soundOfColleagues } from "../alerts/sound-of-colleagues.ts";
import { ask } from "../api/ask.ts";
import { serverNow } from "../clock/server-clock.ts";
import { keepCurrent, whenever } from "../live/keep-current.ts";
import type { Came } from "../live/until-known.ts";
import { session } from "../session/session.ts";
import { latest } from "../store/latest.ts";
import { createStore, useStore } from "../store/store.ts";
import { emergencyNews, type Told } from "./emergency-news.ts";
import { emergencyWords } from "./emergency-words.ts";
import { heardOf } from "./heard-of.ts";
import { EmergencyNewsDocument, type Waiting } from "./review-documents.ts";

/** How often it is asked for anew, in milliseconds: by whoever has a line that tells of it, and by whoever has none. */
const EVERY_MS = { told: 60_000, notTold: 5_000 } as const;

const emergencies = createStore<readonly Waiting[]>([]);
const newest = latest();

/** Reads it anew. What was known stays while the gateway is away: nothing is looked at by not being heard of. */
async function look(): Promise<Came> {
  const answer = await newest.ask(async () => ask(EmergencyNewsDocument, {}, true));
  if (answer?.kind === "data") emergencies.set(answer.data.emergencies);
  return answer;
}

const useCurrent = keepCurrent({
  look,
  forget: () => {
    newest.forget();
    emergencies.set([]);
  },
  reasons: [whenever(heardOf, (times) => times)],
  isUrgent: true,
  everyMs: () => {
    const now = session.get();
    const hasLine = now.kind === "signed_in" && now.me.capabilities.has("queue.read");
    return hasLine ? EVERY_MS.told : EVERY_MS.notTold;
  },
});

/** What waits to be looked at, as the gateway said last; says aloud what of it is new (AL33, AL34). */
export function useEmergencies(): readonly Waiting[] {
  const waiting = useStore(emergencies);
  useCurrent();
  const told = useRef<Told>(new Map());
  useEffect(() => {
    const news = emergencyNews(told.current, waiting);
    told.current = news.told;
    for (const each of news.acts) tell(each);
    if (news.acts.length > 0) soundOfColleagues(ALERTS.emergency_opened.tone);
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
