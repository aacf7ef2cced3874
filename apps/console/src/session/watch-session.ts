import { forgetAnnouncements } from "../announce/announce.ts";
import { onSignedOut } from "../api/ask.ts";
import { hasSession } from "../api/sign-in.ts";
import { openContact } from "../contact/open-contact.ts";
import { drafts } from "../contact/draft-store.ts";
import { pending } from "../contact/pending.ts";
import { claims } from "../queue/claim.ts";
import { EMPTY_QUEUE, queue } from "../queue/queue-store.ts";
import { startLive } from "../live/live.ts";
import { live } from "../live/live-store.ts";
import { keepSession } from "./keep-session.ts";
import { endSession, session } from "./session.ts";

/**
 * Ties everything that belongs to a session to its life: the live connection runs while somebody who may see the queue
 * is signed in, and what was on screen is dropped when they leave. Unsent words stay for the same person's return.
 */
export function watchSession(): void {
  let lastUser: string | null = null;
  let stopKeeping: (() => void) | null = null;
  onSignedOut(endSession);
  session.subscribe(() => {
    const now = session.get();
    if (now.kind === "signed_in") {
      if (lastUser !== null && lastUser !== now.me.id) forgetWords();
      lastUser = now.me.id;
      stopKeeping ??= keepSession({ page: document, clock: Date.now, ask: hasSession, onOver: endSession });
      if (live.get() === null && now.me.capabilities.has("queue.read")) live.set(startLive());
      return;
    }
    if (now.kind !== "signed_out") return;
    stopKeeping?.();
    stopKeeping = null;
    live.get()?.close();
    live.set(null);
    queue.set(EMPTY_QUEUE);
    openContact.set({ kind: "none" });
    claims.set(new Map());
    forgetAnnouncements();
    if (!now.ended) forgetWords();
  });
}

function forgetWords(): void {
  drafts.set(new Map());
  pending.set([]);
}
