import { useCallback, useEffect, useReducer } from "react";
import { ask } from "../api/ask.ts";
import { RetentionReportDocument, type RetentionReportData } from "./retention-document.ts";

/** The report as far as it is known; what was known before a look in vain is unknown again. */
export type KnownReport =
  | { readonly kind: "loading" | "failed" }
  | { readonly kind: "ready"; readonly report: RetentionReportData };

const latest = (_before: KnownReport, now: KnownReport): KnownReport => now;

/** Asks once by itself, as nothing of it is about anybody, and again where it is told to. */
export function useRetentionReport(): readonly [known: KnownReport, lookAgain: () => void] {
  const [known, setKnown] = useReducer(latest, { kind: "loading" });
  const look = useCallback(async (): Promise<void> => {
    const answer = await ask(RetentionReportDocument, {}, true);
    setKnown(
      answer.kind === "data" ? { kind: "ready", report: answer.data.retentionReport } : { kind: "failed" },
    );
  }, []);
  useEffect(() => void look(), [look]);
  return [known, () => void look()];
}
