import type {
  ChannelId,
  ContactId,
  FileKind,
  MessageId,
  PictureId,
  PictureRefusal,
  PictureState,
  UserId,
} from "@holdfast/case-schema";

/** A file of a message as a conversation tells of it: facts, never bytes. */
export interface Picture {
  readonly id: PictureId;
  readonly messageId: MessageId;
  /** Its place among the message's files, from 0. */
  readonly ord: number;
  readonly state: PictureState;
  /** Why it is not shown; `null` unless it is refused. */
  readonly refusal: PictureRefusal | null;
  /** What it proved to be; `null` before it was looked at, and once it is quarantined. */
  readonly kind: FileKind | null;
  readonly bytes: number | null;
}

/** A file to fetch now. `ref` is the provider's name of it: personal data. */
export interface WantedPicture {
  readonly id: PictureId;
  readonly contactId: ContactId;
  readonly channel: ChannelId;
  /** `null` when what the provider keeps of the message cannot be opened or does not list it. */
  readonly media: { readonly ref: string; readonly type: string } | null;
  /** Whether it came with its message and is stored already: it is opened here and asked of nobody (DB175). */
  readonly isHere: boolean;
  /** 1 for the first try. */
  readonly attempt: number;
}

/** The two copies that may be shown. */
export interface Copies {
  readonly display: Uint8Array;
  readonly blurred: Uint8Array;
}

export type Copy = "original" | "display" | "blurred";

/** What came of fetching. The original is kept as it came, shown or not. */
export type Fetched =
  | { readonly kind: "kept"; readonly original: Uint8Array; readonly copies: Copies }
  | {
      readonly kind: "refused";
      readonly refusal: PictureRefusal;
      readonly what: FileKind;
      readonly original: Uint8Array;
    }
  | { readonly kind: "too_large" }
  | { readonly kind: "gone" };

/** The bytes of one copy, or why there are none to give. */
export type OpenedCopy =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array; readonly contactId: ContactId }
  /** It is kept, and this copy of it has to be made. */
  | { readonly kind: "no_copy" }
  | { readonly kind: "quarantined" }
  | { readonly kind: "not_found" };

export interface PictureStore {
  /** Every file of a contact, by message and place; the newest 500. */
  readonly ofContact: (id: ContactId) => Promise<readonly Picture[]>;
  /** Takes up to `most` wanted files for `holder`; nobody else gets them while the lease runs. */
  readonly lease: (holder: string, leaseMs: number, most: number) => Promise<readonly WantedPicture[]>;
  /** What came with its message and is still to be looked at; `null` once it is not, or when it is damaged. */
  readonly openWanted: (id: PictureId) => Promise<Uint8Array | null>;
  /** Gives back what could not be fetched yet. Nothing happens once the lease is another's. */
  readonly tryAgain: (id: PictureId, holder: string, retryAt: number) => Promise<void>;
  /**
   * Records what came of fetching. `false`: it is wanted no more, for it was fetched, quarantined or withdrawn meanwhile;
   * nothing of these bytes is kept then. An original that is stored already stays as it is and is not stored again. Of what was
   * withdrawn while a hold stood the original alone is kept, and it stays withdrawn (DB390).
   */
  readonly settle: (id: PictureId, fetched: Fetched) => Promise<boolean>;
  /** Opens one copy of a file that is kept. What is quarantined opens for nobody. */
  readonly open: (id: PictureId, copy: Copy) => Promise<OpenedCopy>;
  /** Adds copies that were made anew; `false` when it is not kept any more or somebody was faster. */
  readonly addCopies: (id: PictureId, copies: Copies) => Promise<boolean>;
  /**
   * Quarantines at once, deletes every copy that could be shown, and opens the report decision. Twice is once.
   * `keepMs`: how long the original must stay from now, whoever takes words back.
   */
  readonly quarantine: (
    id: PictureId,
    by: UserId,
    within: { readonly dueMs: number; readonly keepMs: number },
  ) => Promise<"quarantined" | "nothing_kept" | "not_found">;
  /** Erases what was withdrawn while it had to stay, once it need not; says how many. */
  readonly eraseReleased: () => Promise<number>;
  /** Forgets files that a lost race or a dead gateway left behind, once they are that old; says how many. */
  readonly forgetLoose: (olderThanMs: number) => Promise<number>;
}
