import { ownerOf } from "../sealing/owner-of.ts";
import { contactTokens } from "../search/word-tokens.ts";
import { PLACE } from "../sealing/places.ts";
import { seal } from "../sealing/seal.ts";
import { transaction } from "../sql/transaction.ts";
import type { Inside } from "../store/inside.ts";
import { writeNote, writeNoteOfDraft } from "./answer-statements.ts";
import type { AnswerStore } from "./answer-store.ts";
import { decided } from "./decided.ts";
import { mentioned } from "./mentioned.ts";
import { leftOf, queuesAnswer } from "./queues-answer.ts";
import { takeBackAnswer, takenBackOf } from "./take-back.ts";

export function openAnswers(inside: Inside): AnswerStore {
  const { pool, clock, commits } = inside;
  return {
    async answer({ check, usesLift, ...answer }) {
      const owner = await ownerOf(inside, answer.contactId);
      if (owner === null) return { kind: "not_found" };
      const queue = queuesAnswer(inside, owner, answer);
      const decision = usesLift === undefined ? { check } : { check, usesLift };
      const answered = await decided(inside, answer.contactId, decision, async (at) =>
        answer.attestedOf == null ? queue(pool, at) : transaction(pool, async (on) => queue(on, at)),
      );
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
