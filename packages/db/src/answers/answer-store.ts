import type { ContactId, MessageId, NoteId, UserId } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";

export interface AnswerInput {
  readonly contactId: ContactId;
  /** Made by the writer's client: twice is once. */
  readonly messageId: MessageId;
  readonly by: UserId;
  readonly text: string;
  /** How long it stays worth sending; `null` when it never goes stale. */
  readonly validForMs: number | null;
}

export interface NoteInput {
  readonly contactId: ContactId;
  /** Made by the writer's client: twice is once. */
  readonly noteId: NoteId;
  readonly by: UserId;
  readonly text: string;
}

export type Answered =
  | { readonly kind: "queued"; readonly version: number }
  | { readonly kind: "not_holder"; readonly holder: StaffName | null }
  | { readonly kind: "closed" }
  | { readonly kind: "not_found" }
  | { readonly kind: "opted_out" };

export type Noted = { readonly kind: "noted"; readonly version: number } | { readonly kind: "not_found" };

export interface AnswerStore {
  /** Queues an answer for sending, in the transaction that checks holder, state and opt-out. */
  readonly answer: (input: AnswerInput) => Promise<Answered>;
  /** Keeps a note for colleagues; it never leaves the house. */
  readonly note: (input: NoteInput) => Promise<Noted>;
}
