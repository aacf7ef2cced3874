import { t } from "@lingui/core/macro";
import { useEffect, useRef, useState } from "react";
import { announce } from "../announce/announce.ts";
import { ask } from "../api/ask.ts";
import { serverNow } from "../clock/server-clock.ts";
import { useReading, type Reading } from "../deeds/use-reading.ts";
import { useStore } from "../store/store.ts";
import { heardOf } from "./heard-of.ts";
import { EmergencyStandingDocument, type OpenEmergency } from "./open-documents.ts";

type Standing = { readonly open: readonly OpenEmergency[]; readonly left: number };

/** What is open to whoever sits here, and what was closed to them before its time, which is said aloud. */
export function useStanding(): {
  readonly kind: Reading<unknown>["kind"];
  readonly standing: Standing | null;
  /** The numbers of cases that were closed before their hour was over. */
  readonly closed: readonly number[];
  readonly look: () => Promise<void>;
} {
  const { reading, look } = useReading(async () => ask(EmergencyStandingDocument, {}));
  const standing = reading.kind === "ready" ? reading.data.emergencyStanding : null;
  const [closed, setClosed] = useState<readonly number[]>([]);
  const known = useRef<readonly OpenEmergency[]>([]);
  const times = useStore(heardOf);
  useEffect(() => {
    if (times > 0) void look();
  }, [times, look]);
  useEffect(() => {
    if (standing === null) return;
    const isStill = ({ caseId }: OpenEmergency): boolean =>
      standing.open.some((each) => each.caseId === caseId);
    const gone = known.current.filter((each) => each.until > serverNow() && !isStill(each));
    known.current = standing.open;
    const now = new Set(standing.open.map(({ caseNumber }) => caseNumber));
    setClosed((before) => [
      ...before.filter((number) => !now.has(number)),
      ...gone.map(({ caseNumber }) => caseNumber),
    ]);
    for (const { caseNumber } of gone)
      announce({
        kind: "emergency-ended",
        urgency: "assertive",
        words: () => closedWords(caseNumber),
      });
  }, [standing]);
  return { kind: reading.kind, standing, closed, look };
}

/** That a case was closed to somebody before its hour was over. */
export function closedWords(caseNumber: number): string {
  return t`Case ${String(caseNumber)} is closed to you: it was found not to have been right, or it is not yours any more.`;
}
