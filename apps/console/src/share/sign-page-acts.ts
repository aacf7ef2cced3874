import { t } from "@lingui/core/macro";
import { announce } from "../announce/announce.ts";
import { tell } from "../api/ask.ts";
import type { VariablesOf } from "../graphql.ts";
import { OfferSignPageDocument, WithdrawSignPageDocument } from "./sign-page-documents.ts";
import { notOfferedWords } from "./sign-page-words.ts";
import { lookAtSignPages } from "./sign-pages.ts";

/** What opens a page, told once. */
export interface SignKeys {
  readonly address: string;
  readonly code: string;
  readonly validUntil: number;
}

export type SignPageInput = VariablesOf<typeof OfferSignPageDocument>["input"];

/** Offers a page, and tells what came of it: what opens it, or why there is none. */
export async function offerSignPage(input: SignPageInput): Promise<SignKeys | string> {
  const answer = await tell(OfferSignPageDocument, { input });
  const done = answer.kind === "data" ? answer.data.done : null;
  const offered = done?.__typename === "SignPageOffered" ? done : null;
  const because = done?.__typename === "SignPageNotOffered" ? done.because : "NotFound";
  const fault = offered === null ? notOfferedWords(answer.kind === "data" ? because : answer.kind) : null;
  const words = fault ?? t`The page is there. Tell them the address and the code apart.`;
  announce({
    kind: `sign-page:${input.caseId}`,
    urgency: fault === null ? "polite" : "assertive",
    words: () => words,
  });
  await lookAtSignPages(input.caseId);
  return offered ?? words;
}

/** Withdraws a page that is open: `null` when it is done. */
export async function withdrawSignPage(caseId: string, id: string): Promise<string | null> {
  const answer = await tell(WithdrawSignPageDocument, { caseId, id });
  const isDone = answer.kind === "data" && answer.data.done.__typename === "SignPageWithdrawn";
  const words = isDone ? t`Withdrawn: it opens no more.` : t`Not withdrawn: it may have ended. Look again.`;
  announce({
    kind: `sign-page:${caseId}`,
    urgency: isDone ? "polite" : "assertive",
    words: () => words,
  });
  await lookAtSignPages(caseId);
  return isDone ? null : words;
}
