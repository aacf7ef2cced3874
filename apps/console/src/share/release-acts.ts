import type { ReleaseForm, RevokedHow } from "@holdfast/case-schema";
import { plural, t } from "@lingui/core/macro";
import { announce } from "../announce/announce.ts";
import { tell, type Answer } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";
import type { VariablesOf } from "../graphql.ts";
import { notKeptWords } from "./release-words.ts";
import { GrantReleaseDocument, WithdrawReleasesDocument, WitnessReleaseDocument } from "./share-documents.ts";
import { lookAtSharing } from "./sharing.ts";

/** Writes down a yes, and tells what came of it: `null` when it is kept. */
export async function grantRelease(
  input: VariablesOf<typeof GrantReleaseDocument>["input"],
): Promise<string | null> {
  const answer = await tell(GrantReleaseDocument, { input });
  return settled(input.caseId, answer, t`Their yes is kept.`);
}

/** Says that one heard it, too, or has seen the paper on which it is written. */
export async function witnessRelease(caseId: string, id: string, form: ReleaseForm): Promise<string | null> {
  const doneWords =
    form === "written_paper" ? t`Kept: you have seen the paper.` : t`Kept: you heard it, too.`;
  return settled(caseId, await tell(WitnessReleaseDocument, { caseId, id }), doneWords);
}

type Kept = Answer<{ readonly done: { readonly __typename: string; readonly because?: string } }>;

async function settled(caseId: string, answer: Kept, doneWords: string): Promise<string | null> {
  const words = refusalOf(answer);
  const said = words ?? doneWords;
  announce({
    kind: `release:${caseId}`,
    urgency: words === null ? "polite" : "assertive",
    words: () => said,
  });
  await lookAtSharing(caseId);
  return words;
}

function refusalOf(answer: Kept): string | null {
  if (answer.kind !== "data") return notKeptWords(answer.kind);
  const { done } = answer.data;
  return done.__typename === "ReleaseKept" ? null : notKeptWords(done.because ?? done.__typename);
}

/** What somebody takes back: everything, or all to one recipient. */
export interface Withdrawal {
  readonly caseId: string;
  readonly personId: string;
  readonly recipientId: string | null;
  readonly how: RevokedHow;
}

/** Takes back what was said, at once, and tells what came of it: `null` when it is done. */
export async function withdraw(what: Withdrawal): Promise<string | null> {
  const answer = await tell(WithdrawReleasesDocument, { ...what });
  const done = answer.kind === "data" ? answer.data.done : null;
  const words =
    answer.kind !== "data"
      ? failureWords(answer.kind)
      : done?.__typename === "ReleasesWithdrawn"
        ? null
        : t`Not withdrawn: this case is not there, or not yours. Tell a shift lead or the privacy officer now.`;
  const count = done?.__typename === "ReleasesWithdrawn" ? done.count : 0;
  const said =
    words ??
    t`${plural(count, { one: "Withdrawn: # yes. Nothing goes on it.", other: "Withdrawn: # yeses. Nothing goes on them." })}`;
  announce({ kind: `withdraw:${what.caseId}`, urgency: "assertive", words: () => said });
  await lookAtSharing(what.caseId);
  return words;
}
