import type { StaffName } from "../contacts/contact-facts.ts";
import { ownerOf } from "../sealing/owner-of.ts";
import { PLACE } from "../sealing/places.ts";
import { seal } from "../sealing/seal.ts";
import { statement } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import type { Answered, AnswerStore } from "./answer-store.ts";

interface AnswerRow {
  readonly kind: Answered["kind"];
  readonly version: number | null;
  readonly holder: StaffName | null;
}

const queueAnswer = statement<
  AnswerRow,
  [
    contactId: string,
    messageId: string,
    by: string,
    bodyKey: Buffer,
    body: Buffer,
    nowMs: number,
    goodUntil: number | null,
  ]
>("queue_answer", "select kind, version, holder from queue_answer($1, $2, $3, $4, $5, $6, $7)");

const writeNote = statement<
  { version: number | null },
  [contactId: string, noteId: string, by: string, bodyKey: Buffer, body: Buffer, nowMs: number]
>("write_note", "select write_note($1, $2, $3, $4, $5, $6) as version");

export function openAnswers(inside: Inside): AnswerStore {
  const { pool, clock, commits } = inside;
  return {
    async answer({ contactId, messageId, by, text, validForMs }) {
      const owner = await ownerOf(inside, contactId);
      if (owner === null) return { kind: "not_found" };
      const { key, body } = seal(owner, PLACE.message(messageId), Buffer.from(text));
      const now = clock();
      const goodUntil = validForMs === null ? null : now + validForMs;
      const [row] = await queueAnswer(pool, contactId, messageId, by, key, body, now, goodUntil);
      const answered = answeredOf(row);
      if (answered.kind === "queued") commits.happened();
      return answered;
    },
    async note({ contactId, noteId, by, text }) {
      const owner = await ownerOf(inside, contactId);
      if (owner === null) return { kind: "not_found" };
      const { key, body } = seal(owner, PLACE.note(noteId), Buffer.from(text));
      const [row] = await writeNote(pool, contactId, noteId, by, key, body, clock());
      if (row?.version == null) return { kind: "not_found" };
      commits.happened();
      return { kind: "noted", version: row.version };
    },
  };
}

function answeredOf(row: AnswerRow | undefined): Answered {
  if (row === undefined) return { kind: "not_found" };
  switch (row.kind) {
    case "queued":
      if (row.version === null) throw new Error("a queued answer has a version");
      return { kind: "queued", version: row.version };
    case "not_holder":
      return { kind: "not_holder", holder: row.holder };
    case "closed":
    case "not_found":
    case "opted_out":
      return { kind: row.kind };
  }
}
