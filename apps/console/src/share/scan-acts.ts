import { t } from "@lingui/core/macro";
import { announce } from "../announce/announce.ts";
import { tell } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";
import { TakeScanAwayDocument } from "./share-documents.ts";
import { lookAtSharing } from "./sharing.ts";

/** Takes a scan away, and tells what came of it: `null` when it is done. */
export async function takeScanAway(caseId: string, id: string): Promise<string | null> {
  const answer = await tell(TakeScanAwayDocument, { caseId, id });
  const words =
    answer.kind !== "data"
      ? failureWords(answer.kind)
      : answer.data.done.__typename === "ScanTaken"
        ? null
        : t`Not taken away: this scan is not there, or not yours any more.`;
  const said = words ?? t`The scan is taken away.`;
  announce({
    kind: `scan-away:${id}`,
    urgency: words === null ? "polite" : "assertive",
    words: () => said,
  });
  await lookAtSharing(caseId);
  return words;
}
