import { gatherNews } from "../case/gather-news.ts";
import { planNews } from "../case/plan-news.ts";
import { freshness } from "../live/connection.ts";
import { session } from "../session/session.ts";
import { planDrafts } from "./plan-drafts.ts";
import { lookAtPlan, lookAtPlans, planShown, plansOf } from "./plans-shown.ts";
import { compareWithPlan, sendAllWaiting } from "./save-plan.ts";

/** How long more news of a plan is awaited, and how long it is not read anew after it was, in milliseconds. */
const GATHER_MS = 150;
const READ_EVERY_MS = 1_000;

/**
 * Ties what is known of plans to the session, to the line and to what is told. What was shown is dropped when somebody leaves; what was
 * typed stays for the same person's return, and is dropped for the next. When the line is back, what waited is sent first, and then the
 * plan is read anew. Returns how to stop.
 */
export function watchPlans(): () => void {
  let user = nowIn();
  let wasLive = freshness.get().kind === "live";
  const news = gatherNews<"plan">({
    gatherMs: GATHER_MS,
    everyMs: READ_EVERY_MS,
    clock: () => performance.now(),
    read: readAnew,
  });
  const stopSession = session.subscribe(() => {
    const now = session.get();
    if (now.kind === "signed_in") {
      if (user !== null && user !== now.me.id) planDrafts.set(new Map());
      user = now.me.id;
      return;
    }
    if (now.kind !== "signed_out") return;
    dropPlans();
    if (!now.ended) planDrafts.set(new Map());
  });
  const stopLine = freshness.subscribe(() => {
    const isLive = freshness.get().kind === "live";
    const isBack = isLive && !wasLive;
    wasLive = isLive;
    if (isBack) void sendAllWaiting().then(() => news.hear("plan"));
  });
  const stopNews = planNews.subscribe(() => {
    if (isNews()) news.hear("plan");
  });
  const stopReading = planShown.subscribe(compareWithPlan);
  return () => {
    for (const stop of [stopSession, stopLine, stopNews, stopReading, news.stop]) stop();
  };
}

/** Forgets all that is shown of plans. */
export function dropPlans(): void {
  planShown.set({ kind: "none" });
  plansOf.set({ kind: "none" });
}

/** Whether what was told is not known here. */
function isNews(): boolean {
  const { id, version } = planNews.get();
  const shown = planShown.get();
  if (id === null || version === null || shown.kind === "none" || shown.id !== id) return true;
  return shown.kind !== "ready" || shown.data.facts.revision < version - 1;
}

async function readAnew(): Promise<void> {
  const shown = planShown.get();
  const list = plansOf.get();
  await Promise.all([
    shown.kind === "ready" || shown.kind === "failed" ? lookAtPlan(shown.id, shown.contactId) : null,
    list.kind === "known" || list.kind === "failed" ? lookAtPlans(list.caseId) : null,
  ]);
}

function nowIn(): string | null {
  const now = session.get();
  return now.kind === "signed_in" ? now.me.id : null;
}
