import type { InHand, InquiryAsker, InquiryWay } from "@holdfast/case-schema";
import { tell } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";
import { LogInquiryDocument } from "./inquiry-documents.ts";
import { inquiryDraft, type InquiryDraft } from "./inquiry-draft.ts";
import { notLoggedWords } from "./inquiry-words.ts";

export type Logged =
  | { readonly kind: "logged"; readonly steps: readonly string[] }
  | { readonly kind: "refused"; readonly words: string };

/** A draft in which every choice is made. */
export interface WholeInquiry extends InquiryDraft {
  readonly asker: InquiryAsker;
  readonly way: InquiryWay;
  readonly inHand: InHand;
}

/** Writes it down. What was typed goes once the gateway has it, and not before. */
export async function logInquiry(draft: WholeInquiry): Promise<Logged> {
  const { isWithSomebody: _, ...given } = draft;
  const answer = await tell(LogInquiryDocument, {
    ...given,
    who: given.who.trim(),
    reach: given.reach.trim(),
    said: given.said.trim(),
  });
  if (answer.kind !== "data") return { kind: "refused", words: failureWords(answer.kind) };
  const { done } = answer.data;
  if (done.__typename === "InquiryLogged") {
    inquiryDraft.update((now) => (now?.id === draft.id ? null : now));
    return { kind: "logged", steps: done.steps };
  }
  // Something else stands under it since an answer was lost: what is here now is written down beside it.
  if (done.part === "id")
    inquiryDraft.update((now) => (now?.id === draft.id ? { ...now, id: crypto.randomUUID() } : now));
  return { kind: "refused", words: notLoggedWords(done.part) };
}
