import { t } from "@lingui/core/macro";
import { announce } from "../announce/announce.ts";
import { tell } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";
import { withProof } from "../prove/with-proof.ts";
import {
  ConfirmDisclosureDocument,
  PreviewDisclosureDocument,
  SendApprovedDocument,
  type DisclosureInput,
  type SentHow,
  type ViewData,
} from "./compose-documents.ts";
import { notSentWords } from "./compose-words.ts";

export type Previewed =
  | { readonly kind: "shown"; readonly view: ViewData }
  | { readonly kind: "refused"; readonly words: string };

/** Asks what may go, and sends nothing. As it would be told in that way, once one is chosen. */
export async function preview(input: DisclosureInput, how: SentHow | null): Promise<Previewed> {
  const answer = await tell(PreviewDisclosureDocument, { input, how });
  if (answer.kind !== "data") return { kind: "refused", words: failureWords(answer.kind) };
  const { done } = answer.data;
  if (done.__typename === "DisclosureShown") return { kind: "shown", view: done.view };
  const because = done.__typename === "DisclosureNotSent" ? done.because : done.__typename;
  return { kind: "refused", words: notSentWords(because) };
}

/** What went, all of it, to be told; and whether some of it waits for somebody's word. Personal data. */
export interface Gone {
  readonly packet: string | null;
  readonly waits: boolean;
}

export type Confirmed =
  | { readonly kind: "done"; readonly gone: Gone }
  | { readonly kind: "refused"; readonly words: string };

/** Sends what may go by then, and has the rest wait. `goes`: whether anything would, as it was shown. Asked twice with one id, it goes once. */
export async function confirm(
  id: string,
  input: DisclosureInput,
  how: SentHow,
  seen: string | null,
  goes: boolean,
): Promise<Confirmed> {
  // Help for a life waits for nobody, and what only waits for a word lets nothing out.
  const asksFirst = goes && seen !== null;
  const answer = await withProof(
    async () => tell(ConfirmDisclosureDocument, { id, input, how, seen }),
    asksFirst,
  );
  return settled(answer.kind === "data" ? answer.data.done : answer.kind);
}

/** Sends what somebody has said yes to meanwhile. */
export async function sendApproved(id: string, how: SentHow): Promise<Confirmed> {
  const answer = await withProof(async () => tell(SendApprovedDocument, { id, how }));
  return settled(answer.kind === "data" ? answer.data.done : answer.kind);
}

type Unanswered = Parameters<typeof failureWords>[0] | "unproved";

type Done =
  | { readonly __typename: "DisclosureSent"; readonly packet: string | null; readonly heldId: string | null }
  | { readonly __typename: "DisclosureNotSent"; readonly because: string }
  | { readonly __typename: "NotFound" | "ProveItsYou" };

function settled(done: Done | Unanswered): Confirmed {
  const result = outcomeOf(done);
  const said = result.kind === "refused" ? result.words : goneWords(result.gone);
  announce({
    kind: "disclosure",
    urgency: result.kind === "refused" ? "assertive" : "polite",
    words: () => said,
  });
  return result;
}

function outcomeOf(done: Done | Unanswered): Confirmed {
  if (done === "unproved") return { kind: "refused", words: notSentWords("ProveItsYou") };
  if (typeof done === "string") return { kind: "refused", words: failureWords(done) };
  if (done.__typename !== "DisclosureSent") {
    const because = done.__typename === "DisclosureNotSent" ? done.because : done.__typename;
    return { kind: "refused", words: notSentWords(because) };
  }
  return { kind: "done", gone: { packet: done.packet, waits: done.heldId !== null } };
}

/** What became of it, in a sentence. */
export function goneWords({ packet, waits }: Gone): string {
  if (packet === null)
    return waits ? t`Nothing has gone. It waits for somebody’s word.` : t`Nothing has gone.`;
  const went = t`Kept as told: what stands here, and nothing else.`;
  return waits ? `${went} ${t`The rest waits for somebody’s word.`}` : went;
}
