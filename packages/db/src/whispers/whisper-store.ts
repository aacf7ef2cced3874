import type { ContactId, UserId } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";

/** What was written beside a contact, between leads and whoever has it. Instants are milliseconds since 1970. Personal data: `words`. */
export interface Whisper {
  readonly id: string;
  readonly at: number;
  readonly by: StaffName;
  /** Whoever had it then; `null`: the leads who wrote. */
  readonly to: StaffName | null;
  /** `null` where they are damaged. */
  readonly words: string | null;
  /** Whether it is new to whoever asks. */
  readonly isNew: boolean;
}

/** Where somebody has something to read, and how much, without a word of it. */
export interface UnreadWhispers {
  readonly contact: { readonly id: ContactId; readonly number: number };
  readonly from: StaffName;
  readonly count: number;
  /** Of the last one. */
  readonly at: number;
}

/** `not_yours`: they neither lead nor have it. `nobody_wrote`: nobody is there who would read what they answer. */
export type WhisperWritten = "written" | "not_found" | "nobody_has_it" | "nobody_wrote" | "not_yours";

export interface WhisperInput {
  readonly id: string;
  readonly contactId: ContactId;
  readonly by: UserId;
  /** Personal data. */
  readonly words: string;
}

/** What is whispered beside a contact: never sent to the person, nor to anybody outside (DB678, DB679). */
export interface WhisperStore {
  /** Once under its id. */
  readonly write: (given: WhisperInput) => Promise<WhisperWritten>;
  /**
   * The newest 100, the oldest first; none to whoever neither has it nor leads. A lead who reads them watches it.
   *
   * @param before the newest 100 of those before this one; none where it is none of this contact's
   */
  readonly of: (contactId: ContactId, asker: UserId, before?: string | null) => Promise<readonly Whisper[]>;
  /** That somebody was shown these: they are read, up to the first one that they were not shown. */
  readonly seen: (contactId: ContactId, by: UserId, shown: readonly string[]) => Promise<void>;
  /** What is new to them: of what they have, and, of a lead, of what they wrote in. At most 100. */
  readonly unread: (who: UserId) => Promise<readonly UnreadWhispers[]>;
}
