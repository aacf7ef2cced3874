import type { ReportOutcome } from "@holdfast/case-schema";
import { ask, tell, type Answer } from "../api/ask.ts";
import { createStore } from "../store/store.ts";
import { DecideReportDocument, ReportDeskDocument, type ReportDeskData } from "./report-documents.ts";

/** What is to be decided, as last told. */
export type Desk =
  | { readonly kind: "loading" }
  | { readonly kind: "failed" }
  /** `isStale`: it could not be brought up to date since. */
  | { readonly kind: "ready"; readonly desk: ReportDeskData; readonly isStale: boolean };

export const reportDesk = createStore<Desk>({ kind: "loading" });

/** Asks what is to be decided. What is known stays on screen while the gateway is away, with whoever writes in it. */
export async function lookAtReports(): Promise<void> {
  const answer: Answer<{ readonly reportDesk: ReportDeskData }> = await ask(ReportDeskDocument, {});
  reportDesk.update((before) => {
    if (answer.kind === "data") return { kind: "ready", desk: answer.data.reportDesk, isStale: false };
    return before.kind === "ready" ? { ...before, isStale: true } : { kind: "failed" };
  });
}

/** What came of deciding. */
export type Decided =
  | "recorded"
  | "decided_already"
  | "not_officer"
  | "words_wanted"
  | "unreachable"
  | "failed";

const OUTCOMES: Readonly<Record<string, Decided>> = {
  DecisionRecorded: "recorded",
  DecidedAlready: "decided_already",
  NotOfficer: "not_officer",
  WordsWanted: "words_wanted",
};

/** Records the officer's decision and, when it is, asks anew how everything stands. */
export async function decideReport(id: string, outcome: ReportOutcome, words: string): Promise<Decided> {
  const answer = await tell(DecideReportDocument, { id, outcome, words });
  if (answer.kind === "unreachable") return "unreachable";
  if (answer.kind !== "data") return "failed";
  const decided = OUTCOMES[answer.data.decision.__typename] ?? "failed";
  if (decided === "recorded") await lookAtReports();
  return decided;
}
