import type { StaffName } from "../contacts/contact-facts.ts";
import { statement } from "../sql/statement.ts";
import type { Answered } from "./answer-store.ts";

export interface AnswerRow {
  readonly kind: Answered["kind"];
  readonly version: number | null;
  readonly holder: StaffName | null;
}

type AnswerValues = readonly [
  contactId: string,
  messageId: string,
  by: string,
  bodyKey: Buffer,
  body: Buffer,
  nowMs: number,
  notBefore: number | null,
  goodUntil: number | null,
];
type NoteValues = readonly [
  contactId: string,
  noteId: string,
  by: string,
  bodyKey: Buffer,
  body: Buffer,
  nowMs: number,
];
type LeftValues = readonly [revision: number, restKey: Buffer | null, rest: Buffer | null];

export const queueAnswer = statement<AnswerRow, AnswerValues>(
  "queue_answer",
  "select kind, version, holder from queue_answer($1, $2, $3, $4, $5, $6, $7, $8)",
);

export const queueAnswerOfDraft = statement<AnswerRow, readonly [...AnswerValues, ...LeftValues]>(
  "queue_answer_of_draft",
  "select kind, version, holder from queue_answer_of_draft($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
);

export const writeNote = statement<{ version: number | null }, NoteValues>(
  "write_note",
  "select write_note($1, $2, $3, $4, $5, $6) as version",
);

export const writeNoteOfDraft = statement<
  { version: number | null },
  readonly [...NoteValues, ...LeftValues]
>("write_note_of_draft", "select write_note_of_draft($1, $2, $3, $4, $5, $6, $7, $8, $9) as version");
