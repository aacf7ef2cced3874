import type { DraftKind, UserId } from "@holdfast/case-schema";
import type { DraftLeft } from "../drafts/draft-store.ts";
import { sealDraft } from "../drafts/sealed-draft.ts";
import { PLACE } from "../sealing/places.ts";
import { seal, type Owner } from "../sealing/seal.ts";
import { contactTokens } from "../search/word-tokens.ts";
import type { Queryable } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import { attestAnswer, queueAnswer, queueAnswerOfDraft, type AnswerRow } from "./answer-statements.ts";
import type { AnswerInput } from "./answer-store.ts";
import type { DecidedAt } from "./decided.ts";

/**
 * Seals an answer, and says how it is stored on a connection: where somebody attested it (DB381), that is one of a transaction, so that
 * both are there or neither.
 */
export function queuesAnswer(
  inside: Inside,
  owner: Owner,
  answer: Omit<AnswerInput<unknown>, "check" | "usesLift">,
): (on: Queryable, at: DecidedAt) => Promise<AnswerRow | undefined> {
  const { contactId, messageId, by, text, delayMs = 0, validForMs, draft, attestedOf = null } = answer;
  const { key, body } = seal(owner, PLACE.message(messageId), Buffer.from(text));
  const left = draft === undefined ? null : leftOf(owner, "reply", by, draft);
  return async (on, { version, usesLift }) => {
    const now = inside.clock();
    const notBefore = delayMs > 0 ? now + delayMs : null;
    const goodUntil = validForMs === null ? null : (notBefore ?? now) + validForMs;
    const times = [now, notBefore, goodUntil] as const;
    const words = contactTokens(inside, text);
    const values = [contactId, messageId, by, key, body, ...times, version, usesLift, words] as const;
    const [row] =
      left === null ? await queueAnswer(on, ...values) : await queueAnswerOfDraft(on, ...values, ...left);
    if (attestedOf !== null && row?.kind === "queued") await attestAnswer(on, messageId, by, now, attestedOf);
    return row;
  };
}

/** What is left of a draft, sealed as its own author's. */
export function leftOf(
  owner: Owner,
  kind: DraftKind,
  author: UserId,
  { revision, rest }: DraftLeft,
): readonly [revision: number, restKey: Buffer | null, rest: Buffer | null] {
  const { key, body } = sealDraft(owner, { kind, author }, rest);
  return [revision, key, body];
}
