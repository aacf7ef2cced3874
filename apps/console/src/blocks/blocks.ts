import type { BlockReason, SharedLineKind } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { tell, type Answer } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";
import {
  AgreeDocument,
  BlockThreadDocument,
  LiftDocument,
  MarkSharedDocument,
  ProposeLongerDocument,
  ReviewDocument,
} from "./block-documents.ts";
import { notBlockedWords } from "./block-words.ts";

/** What came of it: `null` when it was done, else why not, in words. */
export type Refusal = string | null;

interface Said {
  readonly done: { readonly __typename: string; readonly because?: string; readonly problem?: string };
}

function refusalOf(answer: Answer<Said>): Refusal {
  if (answer.kind !== "data") return failureWords(answer.kind);
  const { __typename: name, because, problem } = answer.data.done;
  switch (name) {
    case "NotFound":
      return t`It is not here any more.`;
    case "TextRefused":
      return t`Write why, in at most 2,000 characters.`;
    case "BlockRefused":
    case "BlockNotChanged":
      return notBlockedWords(because ?? problem ?? "");
    default:
      return null;
  }
}

/** Blocks a thread for so long; what is longer than a day is proposed to another lead. Personal data: `why`. */
export async function blockThread(
  contactId: string,
  reason: BlockReason,
  why: string,
  milliseconds: number,
): Promise<Refusal> {
  return refusalOf(await tell(BlockThreadDocument, { contactId, reason, why, milliseconds }));
}

export type BlockDeed = "agree" | "review" | "lift";

const DOCUMENTS = { agree: AgreeDocument, review: ReviewDocument, lift: LiftDocument };

/** What a lead does with a block that holds. */
export async function changeBlock(id: string, deed: BlockDeed): Promise<Refusal> {
  return refusalOf(await tell(DOCUMENTS[deed], { id }));
}

/** Proposes a longer time to another lead, counted from when it was set. */
export async function proposeLonger(id: string, milliseconds: number): Promise<Refusal> {
  return refusalOf(await tell(ProposeLongerDocument, { id, milliseconds }));
}

/** Says that others use a line, too; `null`: that they do not. */
export async function markShared(contactId: string, kind: SharedLineKind | null): Promise<Refusal> {
  return refusalOf(await tell(MarkSharedDocument, { contactId, kind }));
}
