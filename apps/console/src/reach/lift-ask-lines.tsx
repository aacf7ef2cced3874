import { t } from "@lingui/core/macro";
import { useEffect, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { useLeadsOnShift } from "../board/use-leads-on-shift.ts";
import { useMe } from "../session/use-me.ts";
import { liftAskWords } from "./lift-ask-words.ts";
import type { LiftAsk } from "./lift-ask.ts";
import type { ReachNow } from "./reach-of.ts";

/** That a lead was asked to lift what locks, what was answered, and, for whoever waits, whether any lead is there. */
export function LiftAskLines({
  reach,
  ask,
  now,
}: {
  readonly reach: Pick<ReachNow, "id" | "isMine">;
  readonly ask: LiftAsk;
  readonly now: number;
}): ReactNode {
  const me = useMe().id;
  const leads = useLeadsOnShift(me, reach.isMine && ask.answer === null);
  const isAlone = leads === 0;
  useEffect(() => {
    if (!isAlone) return;
    announce({ kind: `no-lead:${reach.id}`, urgency: "polite", about: "mine", words: nobodyWords });
  }, [isAlone, reach.id]);
  return (
    <>
      <p>{liftAskWords(ask, me, now).join(" ")}</p>
      {isAlone ? <p className="font-medium">{nobodyWords()}</p> : null}
    </>
  );
}

/** What to do then: whoever may lift sees it as soon as they sign in, and the rota names who is on call. */
function nobodyWords(): string {
  return t`No shift lead is on shift and available now. It stays asked, and whoever may lift it sees it on signing in. If it cannot wait, call the lead on call.`;
}
