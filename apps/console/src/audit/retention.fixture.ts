import type { RetentionReportData } from "./retention-document.ts";

const KINDS = ["contact", "case", "inquiry", "legal_process", "breach", "audit"] as const;

/** How many there are of each kind: none, unless it is said otherwise. */
export const counts = (more: Partial<Record<(typeof KINDS)[number], number>> = {}) =>
  KINDS.map((kind) => ({ kind, count: more[kind] ?? 0 }));

/** Of a house in which nothing is due and nothing was forgotten, unless it is said otherwise. */
export function report(more: Partial<RetentionReportData> = {}): {
  readonly retentionReport: RetentionReportData;
} {
  return {
    retentionReport: {
      doubt: null,
      doubtSince: null,
      beginsAt: null,
      papersBeginAt: null,
      due: counts(),
      held: [],
      runs: [],
      outside: [],
      elsewhere: [],
      backupsExpireAt: null,
      ...more,
    },
  };
}
