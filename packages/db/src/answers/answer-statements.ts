import type { StaffName } from "../contacts/contact-facts.ts";
import { statement } from "../sql/statement.ts";

/** `changed`: the contact has this version by now, and nothing else was in the way. */
export type AnswerRow =
  | { readonly kind: "queued"; readonly version: number; readonly holder: null }
  | { readonly kind: "changed"; readonly version: number; readonly holder: null }
  | { readonly kind: "not_holder"; readonly version: null; readonly holder: StaffName | null }
  | { readonly kind: "closed" | "not_found"; readonly version: null; readonly holder: null };

type AnswerValues = readonly [
  contactId: string,
  messageId: string,
  by: string,
  bodyKey: Buffer,
  body: Buffer,
  nowMs: number,
  notBefore: number | null,
  goodUntil: number | null,
  /** Of the contact, at which it was decided. `null`: only whether anything else is in its way. */
  version: number | null,
  usesLift: boolean,
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
  "select kind, version, holder from queue_answer($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
);

export const queueAnswerOfDraft = statement<AnswerRow, readonly [...AnswerValues, ...LeftValues]>(
  "queue_answer_of_draft",
  `select kind, version, holder
   from queue_answer_of_draft($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
);

export const writeNote = statement<{ version: number | null }, NoteValues>(
  "write_note",
  "select write_note($1, $2, $3, $4, $5, $6) as version",
);

export const writeNoteOfDraft = statement<
  { version: number | null },
  readonly [...NoteValues, ...LeftValues]
>("write_note_of_draft", "select write_note_of_draft($1, $2, $3, $4, $5, $6, $7, $8, $9) as version");
