import { ownAccount } from "../account/account.ts";
import { people } from "../people/people.ts";
import { forgetActs } from "../acts/acts-store.ts";
import { forgetAnnouncements } from "../announce/announce.ts";
import { onSignedOut } from "../api/ask.ts";
import { hasSession } from "../api/sign-in.ts";
import { forgetBoard } from "../board/board-store.ts";
import { openContact } from "../contact/open-contact.ts";
import { pending } from "../contact/pending.ts";
import { forgetDrafts } from "../drafts/keeping-store.ts";
import { startKeeping } from "../drafts/start-keeping.ts";
import { overlay } from "../keys/overlay.ts";
import { forgetPreferences } from "../keys/preferences.ts";
import { reportDesk } from "../pictures/reports.ts";
import { forgetGroundings } from "../grounding/groundings.ts";
import { forgetPreferenceDrafts } from "../reach/preference-drafts.ts";
import { chosenLook } from "../queue/looked-at.ts";
import { claims } from "../queue/claim.ts";
import { hold } from "../queue/hold-store.ts";
import { EMPTY_QUEUE, queue } from "../queue/queue-store.ts";
import { startLive } from "../live/live.ts";
import { live } from "../live/live-store.ts";
import { channelHealth, NO_CHANNELS } from "../status/channel-health.ts";
import { blockCount } from "../blocks/block-count.ts";
import { lookCount } from "../looks/look-count.ts";
import { NO_LOOKS } from "../looks/look-list.ts";
import { looks } from "../looks/looks-store.ts";
import { asks } from "../takeover/asks.ts";
import { keepSession } from "./keep-session.ts";
import { endSession, session } from "./session.ts";
import { whisperDrafts } from "../watching/whisper-drafts.ts";

/**
 * Ties everything that belongs to a session to its life: the live connection runs while somebody who may see the queue
 * is signed in, and what was on screen is dropped when they leave. Unsent words stay for the same person's return.
 */
export function watchSession(): void {
  let lastUser: string | null = null;
  let stopKeeping: (() => void) | null = null;
  onSignedOut(endSession);
  startKeeping();
  session.subscribe(() => {
    const now = session.get();
    if (now.kind === "signed_in") {
      if (lastUser !== null && lastUser !== now.me.id) forgetWords();
      lastUser = now.me.id;
      stopKeeping ??= keepSession({ page: document, clock: Date.now, ask: hasSession, onOver: endSession });
      // Where nothing but their account is open from now on, nothing else stays on screen.
      if (now.me.wantsSecondFactor) clearScreen();
      else if (live.get() === null && now.me.capabilities.has("queue.read")) live.set(startLive());
      return;
    }
    if (now.kind !== "signed_out") return;
    stopKeeping?.();
    stopKeeping = null;
    clearScreen();
    ownAccount.set({ kind: "loading" });
    claims.set(new Map());
    hold.set(null);
    chosenLook.set(null);
    asks.set([]);
    // Nothing says to whoever comes next that somebody was looked for.
    overlay.update((before) => (before === "search" ? null : before));
    forgetAnnouncements();
    if (now.ended) return;
    forgetWords();
    // Only here: the next person's own are there before their session is.
    forgetPreferences();
    lastUser = null;
  });
}

/** Ends the live connection, and takes what it and the house told from the screen. */
function clearScreen(): void {
  live.get()?.close();
  live.set(null);
  queue.set(EMPTY_QUEUE);
  forgetBoard();
  channelHealth.set(NO_CHANNELS);
  openContact.set({ kind: "none" });
  reportDesk.set({ kind: "loading" });
  people.set({ kind: "loading" });
  looks.set(NO_LOOKS);
  lookCount.set(null);
  blockCount.set(null);
}

function forgetWords(): void {
  forgetDrafts();
  whisperDrafts.set(new Map());
  forgetPreferenceDrafts();
  forgetActs();
  forgetGroundings();
  pending.set([]);
}
