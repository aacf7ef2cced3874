import { useEffect, useRef, useState } from "react";
import { announce } from "../announce/announce.ts";
import { ALERTS } from "../alerts/alert-table.ts";
import { ringing, sound } from "../alerts/my-sound.ts";
import { hearsColleagues, shift } from "../alerts/shift.ts";
import { ask } from "../api/ask.ts";
import { serverNow } from "../clock/server-clock.ts";
import { whenDue } from "../clock/when-due.ts";
import { preferences } from "../keys/preferences.ts";
import { untilKnown, type Came } from "../live/until-known.ts";
import { whenBack } from "../live/when-back.ts";
import { latest } from "../store/latest.ts";
import { useStore } from "../store/store.ts";
import { HelpOwedDocument, type Owed } from "./help-owed-document.ts";
import { helpNews, type HelpTold } from "./help-owed.ts";
import { helpOwedWords } from "./help-owed-words.ts";
import { openCall } from "./open-call.ts";

/** How often it is asked for anew, in milliseconds: colleagues confirm it, too. */
const EVERY_MS = 60_000;

/** Where help is owed, as the gateway said last; tells what the clock of each makes due (AL29). */
export function useHelpOwed(): readonly Owed[] {
  const [owed, learn] = useState<readonly Owed[]>([]);
  const parties = useStore(openCall)?.parties ?? [];
  // What was called or confirmed on this screen is known here at once.
  const heard = parties
    .map(({ id, dialledAt, arrivalConfirmedAt }) => [id, dialledAt, arrivalConfirmedAt])
    .join();
  const [newest] = useState(latest);
  useEffect(() => {
    const read = async (): Promise<Came> => {
      const answer = await newest.ask(async () => ask(HelpOwedDocument, {}, true));
      // What was known stays while the gateway is away: nobody is taken to be safe because nothing was heard.
      if (answer?.kind === "data") learn(answer.data.helpOwed);
      return answer;
    };
    const asking = untilKnown(read);
    asking.ask();
    const every = setInterval(asking.ask, EVERY_MS);
    const forgetBack = whenBack(asking.goOn);
    return () => {
      forgetBack();
      clearInterval(every);
      asking.stop();
      newest.forget();
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- asked anew when what is known here changes
  }, [heard, newest]);
  const told = useRef<HelpTold>(new Map());
  useEffect(() => {
    let forgetDue = (): void => undefined;
    const step = (): void => {
      const now = serverNow();
      const news = helpNews(told.current, owed, now);
      told.current = news.told;
      for (const each of news.acts) tell(each);
      if (news.acts.length > 0) sounds();
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

/** On a break and off shift nothing is heard, and one tab rings (AL4, AL9). */
function sounds(): void {
  const stands = shift.get();
  if (!ringing.isHere.get() || !hearsColleagues(stands)) return;
  sound.play(ALERTS.help_owed.tone, preferences.get().soundPercent);
}
