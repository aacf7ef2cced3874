import type { DraftKind, UserId } from "@holdfast/case-schema";
import type { DraftLeft } from "../drafts/draft-store.ts";
import { sealDraft } from "../drafts/sealed-draft.ts";
import { ownerOf } from "../sealing/owner-of.ts";
import { contactTokens } from "../search/word-tokens.ts";
import { PLACE } from "../sealing/places.ts";
import { seal, type Owner } from "../sealing/seal.ts";
import type { Queryable } from "../sql/statement.ts";
import { transaction } from "../sql/transaction.ts";
import type { Inside } from "../store/inside.ts";
import {
  attestAnswer,
  queueAnswer,
  queueAnswerOfDraft,
  writeNote,
  writeNoteOfDraft,
  type AnswerRow,
} from "./answer-statements.ts";
import type { AnswerStore } from "./answer-store.ts";
import { decided } from "./decided.ts";
import { mentioned } from "./mentioned.ts";
import { takeBackAnswer, takenBackOf } from "./take-back.ts";

export function openAnswers(inside: Inside): AnswerStore {
  const { pool, clock, commits } = inside;
  return {
    async answer({ contactId, messageId, by, text, delayMs = 0, validForMs, draft, ...rest }) {
      const { attestedOf = null, ...decision } = rest;
      const owner = await ownerOf(inside, contactId);
      if (owner === null) return { kind: "not_found" };
      const { key, body } = seal(owner, PLACE.message(messageId), Buffer.from(text));
      const left = draft === undefined ? null : leftOf(owner, "reply", by, draft);
      const answered = await decided(inside, contactId, decision, async ({ version, usesLift }) => {
        const now = clock();
        const notBefore = delayMs > 0 ? now + delayMs : null;
        const goodUntil = validForMs === null ? null : (notBefore ?? now) + validForMs;
        const times = [now, notBefore, goodUntil] as const;
        const words = contactTokens(inside, text);
        const values = [contactId, messageId, by, key, body, ...times, version, usesLift, words] as const;
        const queue = async (on: Queryable): Promise<AnswerRow | undefined> => {
          const [row] =
            left === null
              ? await queueAnswer(on, ...values)
              : await queueAnswerOfDraft(on, ...values, ...left);
          return row;
        };
        if (attestedOf === null) return queue(pool);
        return transaction(pool, async (on) => {
          const row = await queue(on);
          if (row?.kind === "queued") await attestAnswer(on, messageId, by, now, attestedOf);
          return row;
        });
      });
      if (answered.kind === "queued") commits.happened();
      return answered;
    },
    mentioned: async (asker, contactId, text) => mentioned(inside, asker, contactId, text),
    async takeBack(messageId, by) {
      const [row] = await takeBackAnswer(pool, messageId, by);
      const taken = takenBackOf(inside, messageId, row);
      if (taken.kind === "taken_back") commits.happened();
      return taken;
    },
    async note({ contactId, noteId, by, text, draft }) {
      const owner = await ownerOf(inside, contactId);
      if (owner === null) return { kind: "not_found" };
      const { key, body } = seal(owner, PLACE.note(noteId), Buffer.from(text));
      const words = contactTokens(inside, text);
      const values = [contactId, noteId, by, key, body, clock(), words] as const;
      const [row] =
        draft === undefined
          ? await writeNote(pool, ...values)
          : await writeNoteOfDraft(pool, ...values, ...leftOf(owner, "note", by, draft));
      if (row?.version == null) return { kind: "not_found" };
      commits.happened();
      return { kind: "noted", version: row.version };
    },
  };
}

function leftOf(
  owner: Owner,
  kind: DraftKind,
  author: UserId,
  { revision, rest }: DraftLeft,
): readonly [revision: number, restKey: Buffer | null, rest: Buffer | null] {
  const { key, body } = sealDraft(owner, { kind, author }, rest);
  return [revision, key, body];
}
