import { useEffect, useRef } from "react";
import { announce } from "../announce/announce.ts";
import { ALERTS } from "../alerts/alert-table.ts";
import { soundOfColleagues } from "../alerts/sound-of-colleagues.ts";
import { ask } from "../api/ask.ts";
import { serverNow } from "../clock/server-clock.ts";
import { whenDue } from "../clock/when-due.ts";
import { keepCurrent, whenever } from "../live/keep-current.ts";
import type { Came } from "../live/until-known.ts";
import { latest } from "../store/latest.ts";
import { createStore, useStore } from "../store/store.ts";
import { HelpOwedDocument, type Owed } from "./help-owed-document.ts";
import { helpNews, type HelpTold } from "./help-owed.ts";
import { helpOwedWords } from "./help-owed-words.ts";
import { openCall } from "./open-call.ts";

const known = createStore<readonly Owed[]>([]);
const newest = latest();

/** Reads it anew. What was known stays while the gateway is away: nobody is taken to be safe because nothing was heard. */
async function look(): Promise<Came> {
  const answer = await newest.ask(async () => ask(HelpOwedDocument, {}, true));
  if (answer?.kind === "data") known.set(answer.data.helpOwed);
  return answer;
}

/** What was called or confirmed on this screen is known here at once; that colleagues confirm it, within a minute. */
const called = (open: ReturnType<typeof openCall.get>): string =>
  (open?.parties ?? [])
    .map(({ id, dialledAt, arrivalConfirmedAt }) => [id, dialledAt, arrivalConfirmedAt])
    .join();

const useCurrent = keepCurrent({
  look,
  forget: () => {
    newest.forget();
    known.set([]);
  },
  reasons: [whenever(openCall, called)],
  isUrgent: true,
});

/** Where help is owed, as the gateway said last; tells what the clock of each makes due (AL29). */
export function useHelpOwed(): readonly Owed[] {
  const owed = useStore(known);
  useCurrent();
  const told = useRef<HelpTold>(new Map());
  useEffect(() => {
    let forgetDue = (): void => undefined;
    const step = (): void => {
      const now = serverNow();
      const news = helpNews(told.current, owed, now);
      told.current = news.told;
      for (const each of news.acts) tell(each);
      if (news.acts.length > 0) soundOfColleagues(ALERTS.help_owed.tone);
      if (news.againAt !== null) forgetDue = whenDue(news.againAt, step);
    };
    step();
    return () => forgetDue();
  }, [owed]);
  return owed;
}

function tell({ contact, since }: Owed): void {
  announce({
    kind: `help_owed:${contact.id}`,
    ...ALERTS.help_owed.speech,
    about: "everyone",
    words: () => helpOwedWords(contact.number, serverNow() - since),
  });
}
