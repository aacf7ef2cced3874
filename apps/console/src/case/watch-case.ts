import { freshness } from "../live/connection.ts";
import { session } from "../session/session.ts";
import { caseDrafts } from "./case-drafts.ts";
import { casePanel } from "./case-at.ts";
import { caseShown, lookAtCase } from "./case-shown.ts";
import { filingOf } from "./filing-of.ts";
import { compareWithReading, saveUnsaved } from "./save-field.ts";

/**
 * Ties what is known of cases to the session and to the line. What was shown is dropped when somebody leaves; what was typed
 * stays for the same person's return, and is dropped for the next. When the line is back, what waited is kept first, and then
 * the case is read anew. Returns how to stop.
 */
export function watchCase(): () => void {
  let user = nowIn();
  let wasLive = freshness.get().kind === "live";
  const stopSession = session.subscribe(() => {
    const now = session.get();
    if (now.kind === "signed_in") {
      if (user !== null && user !== now.me.id) caseDrafts.set(new Map());
      user = now.me.id;
      return;
    }
    if (now.kind !== "signed_out") return;
    caseShown.set({ kind: "none" });
    filingOf.set({ kind: "none" });
    casePanel.set({ isOpen: false, asked: 0 });
    if (!now.ended) caseDrafts.set(new Map());
  });
  const stopLine = freshness.subscribe(() => {
    const isLive = freshness.get().kind === "live";
    const isBack = isLive && !wasLive;
    wasLive = isLive;
    if (isBack) void catchUp();
  });
  const stopReading = caseShown.subscribe(compareWithReading);
  return () => {
    stopSession();
    stopLine();
    stopReading();
  };
}

async function catchUp(): Promise<void> {
  await saveUnsaved();
  const shown = caseShown.get();
  if (casePanel.get().isOpen && (shown.kind === "ready" || shown.kind === "failed"))
    await lookAtCase(shown.id);
}

function nowIn(): string | null {
  const now = session.get();
  return now.kind === "signed_in" ? now.me.id : null;
}
