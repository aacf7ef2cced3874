import { t } from "@lingui/core/macro";
import { announce } from "../announce/announce.ts";
import { tell } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";
import { KeepScanDocument, TakeScanAwayDocument } from "./share-documents.ts";
import { lookAtSharing } from "./sharing.ts";

/** Takes a scan away, or says that it is to go, and tells what came of it: `null` when either is done. */
export async function takeScanAway(caseId: string, id: string): Promise<string | null> {
  const answer = await tell(TakeScanAwayDocument, { caseId, id });
  if (answer.kind !== "data") return told(caseId, id, failureWords(answer.kind));
  switch (answer.data.done.__typename) {
    case "ScanTaken":
      return told(caseId, id, null, t`The scan is taken away.`);
    case "ScanUnwanted":
      return told(caseId, id, null, t`The scan is there until another of us takes it away, too.`);
    case "NotFound":
      return told(caseId, id, t`Not taken away: this scan is not there, or not yours any more.`);
  }
}

/** Lets a scan stay of which somebody said that it is to go, and tells what came of it: `null` when it stays. */
export async function keepScan(caseId: string, id: string): Promise<string | null> {
  const answer = await tell(KeepScanDocument, { caseId, id });
  if (answer.kind !== "data") return told(caseId, id, failureWords(answer.kind));
  return answer.data.done.__typename === "ScanKept"
    ? told(caseId, id, null, t`The scan stays.`)
    : told(caseId, id, t`Nothing to change: look at what became of this scan.`);
}

async function told(caseId: string, id: string, fault: string | null, done = ""): Promise<string | null> {
  announce({
    kind: `scan-away:${id}`,
    urgency: fault === null ? "polite" : "assertive",
    words: () => fault ?? done,
  });
  await lookAtSharing(caseId);
  return fault;
}
