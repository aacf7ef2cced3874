import { useEffect, useRef } from "react";
import { announce } from "../announce/announce.ts";
import { ALERTS } from "../alerts/alert-table.ts";
import { soundOfColleagues } from "../alerts/sound-of-colleagues.ts";
import { serverNow } from "../clock/server-clock.ts";
import { keepCurrent, whenever } from "../live/keep-current.ts";
import { queue, rowOf } from "../queue/queue-store.ts";
import type { Me } from "../session/session.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { ContactId } from "@holdfast/case-schema";
import type { Escalation } from "./escalation-documents.ts";
import { escalationNews, type NewsKind, type Standing, type Told } from "./escalation-news.ts";
import { newsWords } from "./escalation-words.ts";
import { escalations, forgetEscalations, readEscalations } from "./escalations.ts";
import { heardOfEscalations } from "./heard-of-escalations.ts";

const ALERT_OF = {
  called: ALERTS.escalation_called,
  unseen: ALERTS.escalation_unseen,
  seen: ALERTS.escalation_seen,
} as const satisfies Readonly<Record<NewsKind, object>>;

/** Whether it is theirs to say that they see it: also of a contact that they have, for only that ends the calls. */
export function callsMe({ by }: Escalation, { id, capabilities }: Pick<Me, "id" | "capabilities">): boolean {
  return capabilities.has("escalation.see") && by.id !== id;
}

/** Whether they escalated it, or have the contact now. */
function isMine({ by, contact }: Escalation, me: string): boolean {
  const row = rowOf(queue.get(), ContactId.parse(contact.id));
  return by.id === me || row?.holder?.id === me;
}

/** What it is to somebody. That they see it themself is no news to them. */
function standingOf(escalation: Escalation, me: Pick<Me, "id" | "capabilities">): Standing {
  return {
    isCalled: callsMe(escalation, me),
    isTold: isMine(escalation, me.id) && escalation.seen.at(-1)?.by.id !== me.id,
  };
}

const useCurrent = keepCurrent({
  look: readEscalations,
  forget: forgetEscalations,
  reasons: [whenever(heardOfEscalations, (times) => times)],
  isUrgent: true,
});

/** Keeps what concerns whoever is signed in, and says aloud what of it is new (AL36 to AL38). */
export function useEscalations(): readonly Escalation[] {
  const me = useMe();
  const listed = useStore(escalations);
  useCurrent();
  const told = useRef<Told>(new Map());
  useEffect(() => {
    const news = escalationNews(told.current, listed, (each) => standingOf(each, me));
    told.current = news.told;
    for (const { kind, escalation } of news.acts) tell(kind, escalation);
    const loudest = news.acts.find(({ kind }) => kind === "called") ?? news.acts[0];
    if (loudest !== undefined) soundOfColleagues(ALERT_OF[loudest.kind].tone);
  }, [listed, me]);
  return listed;
}

function tell(kind: NewsKind, escalation: Escalation): void {
  const { rule, speech } = ALERT_OF[kind];
  announce({
    kind: `${rule}:${escalation.id}`,
    ...speech,
    about: kind === "called" ? "everyone" : "mine",
    words: () => newsWords(kind, escalation, serverNow()),
  });
}
