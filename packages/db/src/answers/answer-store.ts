import type { ContactId, MessageId, NoteId, SendFailure, SendState, UserId } from "@holdfast/case-schema";
import type { CaseAsker } from "../cases/case-store.ts";
import type { StaffName } from "../contacts/contact-facts.ts";
import type { DraftLeft } from "../drafts/draft-store.ts";
import type { ReachRecord } from "../reach/reach-record.ts";

/** `Refusal`: why an answer may not be written now, in the words of whoever decides. */
export interface AnswerInput<Refusal> {
  readonly contactId: ContactId;
  /** Made by the writer's client: twice is once. */
  readonly messageId: MessageId;
  readonly by: UserId;
  readonly text: string;
  /** How long it is held back, and can be taken back; not at all unless said otherwise. */
  readonly delayMs?: number;
  /** How long it stays worth sending once it may leave; `null` when it never goes stale. */
  readonly validForMs: number | null;
  /** What is left of its draft, kept in the same transaction; left alone when not said. */
  readonly draft?: DraftLeft;
  /** How much of others was pointed out to whoever attested that it tells nothing of them (DB381); nothing was, unless said. */
  readonly attestedOf?: number | null;
  /**
   * Decides by what is known of reaching them: `null` when it may be stored. It is asked again for every version of the
   * contact that is met, and what it allows is stored at that very version. Pure: it may be asked more often than once.
   */
  readonly check: (record: ReachRecord) => Refusal | null;
  /** Whether what `check` allows uses up the lead's word that is there; never unless said otherwise. */
  readonly usesLift?: (record: ReachRecord) => boolean;
}

export interface NoteInput {
  readonly contactId: ContactId;
  /** Made by the writer's client: twice is once. */
  readonly noteId: NoteId;
  readonly by: UserId;
  readonly text: string;
  /** As for an answer. */
  readonly draft?: DraftLeft;
}

export type Answered<Refusal> =
  | { readonly kind: "queued"; readonly version: number }
  | { readonly kind: "not_holder"; readonly holder: StaffName | null }
  | { readonly kind: "closed" }
  | { readonly kind: "not_found" }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** What came of taking an answer back. Personal data: `text`. */
export type TakenBack =
  | {
      /** It surely never leaves, and stands in the conversation as failed: `taken_back`. */
      readonly kind: "taken_back";
      readonly version: number;
      /** What was written; `null` when it is damaged. */
      readonly text: string | null;
    }
  | {
      /** It left, is leaving, or was given up already. */
      readonly kind: "too_late";
      readonly version: number;
      readonly state: SendState;
      readonly failure: SendFailure | null;
    }
  /** Somebody else wrote it. */
  | { readonly kind: "not_holder"; readonly holder: StaffName | null }
  | { readonly kind: "not_found" };

export type Noted = { readonly kind: "noted"; readonly version: number } | { readonly kind: "not_found" };

export interface AnswerStore {
  /**
   * Queues an answer for sending, in the transaction that checks holder, state and that nothing has changed since `check`
   * allowed it. Throws when the contact changes again and again.
   */
  readonly answer: <Refusal>(input: AnswerInput<Refusal>) => Promise<Answered<Refusal>>;
  /**
   * The names and addresses in a text, as they stand there, that are of somebody of a case that its author has opened and may
   * read, whoever speaks in the contact left out (DB382).
   */
  readonly mentioned: (asker: CaseAsker, contactId: ContactId, text: string) => Promise<readonly string[]>;
  /**
   * Takes an answer back for its author: exactly one of this and handing it over happens, whoever comes first. Twice is
   * once.
   */
  readonly takeBack: (messageId: MessageId, by: UserId) => Promise<TakenBack>;
  /** Keeps a note for colleagues; it never leaves the house. */
  readonly note: (input: NoteInput) => Promise<Noted>;
}
