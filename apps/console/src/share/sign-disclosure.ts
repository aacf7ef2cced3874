import { t } from "@lingui/core/macro";
import { announce } from "../announce/announce.ts";
import { tell } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";
import { CosignReportDocument, ReviewDisclosureDocument } from "./disclosure-documents.ts";

/** A report signed along, or a look at what was sent without waiting. */
export type SigningDeed = "cosign" | "review";

/** Puts a lead's name to something, and tells what came of it: `null` when it is signed. */
export async function signDisclosure(id: string, deed: SigningDeed): Promise<string | null> {
  const answer = await tell(deed === "cosign" ? CosignReportDocument : ReviewDisclosureDocument, { id });
  const words = notSignedWords(answer.kind === "data" ? answer.data.done.__typename : answer.kind);
  const said = words ?? (deed === "cosign" ? t`The report is countersigned.` : t`Looked at.`);
  announce({ kind: `sign:${id}`, urgency: words === null ? "polite" : "assertive", words: () => said });
  return words;
}

/** `null`: it is signed. */
function notSignedWords(kind: string): string | null {
  switch (kind) {
    case "DisclosureSigned":
      return null;
    case "NotYoursToSign":
      return t`Not signed: it is your own. Another lead does that.`;
    case "NotFound":
      return t`Not signed: it is not there, or somebody signed it already.`;
    case "signed_out":
    case "unreachable":
      return failureWords(kind);
    default:
      return failureWords("failed");
  }
}
