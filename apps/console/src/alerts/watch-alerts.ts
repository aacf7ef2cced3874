import { boardHold } from "../board/board-store.ts";
import { care } from "../care/care-store.ts";
import { calls } from "../calls/calls.ts";
import { serverNow } from "../clock/server-clock.ts";
import { openContact } from "../contact/open-contact.ts";
import { preferences } from "../keys/preferences.ts";
import { whenBack } from "../live/when-back.ts";
import { untilKnown } from "../live/until-known.ts";
import { hold } from "../queue/hold-store.ts";
import { queue } from "../queue/queue-store.ts";
import { session } from "../session/session.ts";
import { NO_ATTENTION, type Attention } from "./attention.ts";
import { attention } from "./attention-store.ts";
import { myOutlook, readHere } from "./my-outlook.ts";
import { ringing, sound } from "./my-sound.ts";
import { offeredToMe } from "./offered-to-me.ts";
import { browserNotices, createNotices } from "./notices.ts";
import type { AlertAct } from "./outlook.ts";
import { runAlerts } from "./run-alerts.ts";
import { sayAlerts } from "./say-alerts.ts";
import { doubts, forgetShift, loadShift, shift } from "./shift.ts";
import { otherTabs, talkToTabs } from "./talk-to-tabs.ts";
import { showInTitle } from "./title.ts";

/** Signs that somebody touches the page, after which browsers let it be heard. */
const TOUCHES = ["pointerdown", "pointerup", "keydown"] as const;

/** Tells whoever is signed in what calls for attention, as long as they are; the next person begins anew. */
export function watchAlerts(): void {
  let stop: (() => void) | null = null;
  session.subscribe(() => {
    const now = session.get();
    const isHere = now.kind === "signed_in" && now.me.capabilities.has("queue.read");
    if (isHere) stop ??= startAlerts();
    else {
      stop?.();
      stop = null;
    }
  });
}

/** Tells, sounds and shows until stopped. */
function startAlerts(): () => void {
  const notices = createNotices(browserNotices);
  const alerts = runAlerts({ outlook: myOutlook, clock: serverNow, tell, settle });
  // While it is not known that somebody is on shift, nothing sounds for them, and no screen of theirs shows why.
  const standing = untilKnown(loadShift);
  const tabs = talkToTabs(standing.ask);

  function tell(acts: readonly AlertAct[]): void {
    sayAlerts(acts);
    if (!ringing.isHere.get()) return;
    for (const { tone } of acts) if (tone !== null) sound.play(tone, preferences.get().soundPercent);
    notices.tell(acts);
  }

  function settle(now: Attention): void {
    attention.set(now);
    showInTitle(now.count, document);
    notices.settle(now);
  }

  function isOnShift(): boolean {
    const now = shift.get();
    return now.kind === "on" && now.state === "available";
  }
  const touched = ({ target }: Event): void => {
    // Where sound is tried, the press that tries it makes it ready.
    if (target instanceof Element && target.closest("#hearing") !== null) return;
    if (isOnShift() && sound.state.get() !== "ready") sound.wake();
  };
  // The tab that is looked at is the one least likely to be put to sleep; one that cannot be heard leaves it to others.
  const ringHere = (): void => {
    if (document.visibilityState === "visible" && sound.state.get() === "ready") ringing.take();
  };
  const seen = (): void => {
    tabs.reading(readHere()[0] ?? null);
    alerts.look();
    ringHere();
    if (document.visibilityState === "visible") standing.ask();
  };
  const stepShift = (): void => {
    if (isOnShift()) sound.wake();
    alerts.look();
    if (shift.get().kind !== "unknown") tabs.shiftChanged();
  };
  const stepOpen = (): void => {
    tabs.reading(readHere()[0] ?? null);
    alerts.look();
  };
  const unsubscribe = [
    ...[session, queue, calls, care, hold, boardHold, preferences, otherTabs, offeredToMe].map((store) =>
      store.subscribe(alerts.look),
    ),
    openContact.subscribe(stepOpen),
    shift.subscribe(stepShift),
    sound.state.subscribe(ringHere),
    doubts.subscribe(standing.askSoon),
    whenBack(standing.goOn),
  ];
  const leave = new AbortController();
  const { signal } = leave;
  for (const touch of TOUCHES)
    window.addEventListener(touch, touched, { capture: true, passive: true, signal });
  document.addEventListener("visibilitychange", seen, { signal });
  // A tab that the browser puts to sleep gives the bell to one that is awake.
  document.addEventListener("freeze", ringing.leave, { signal });
  document.addEventListener("resume", ringing.wait, { signal });
  ringing.wait();
  standing.ask();

  return () => {
    leave.abort();
    standing.stop();
    for (const each of unsubscribe) each();
    alerts.stop();
    notices.stop();
    tabs.stop();
    ringing.leave();
    sound.sleep();
    forgetShift();
    settle(NO_ATTENTION);
  };
}
