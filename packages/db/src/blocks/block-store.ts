import type { BlockEnd, BlockReason, ContactId, SharedLineKind, UserId } from "@holdfast/case-schema";
import type { ContactFacts, StaffName } from "../contacts/contact-facts.ts";

/** A block of a thread. Personal data: `why`. Instants are milliseconds since 1970. */
export interface Block {
  readonly id: string;
  /** The last contact of the blocked thread, as it stands: where what was kept in silence can be read. */
  readonly row: ContactFacts;
  readonly reason: BlockReason;
  /** What the lead wrote; `null` when it is damaged. */
  readonly why: string | null;
  readonly by: StaffName;
  readonly at: number;
  /** As far as the first lead's word reaches. */
  readonly until: number;
  readonly longer: {
    readonly until: number;
    readonly by: StaffName;
    readonly at: number;
    readonly agreed: { readonly by: StaffName; readonly at: number } | null;
  } | null;
  readonly reviewedAt: number | null;
  /** When it ends if nobody does anything, or ended. */
  readonly endsAt: number;
  /** `null` while it holds. */
  readonly ended: { readonly at: number; readonly how: BlockEnd; readonly by: StaffName | null } | null;
  /** How many messages were kept in silence, and when the last one came. */
  readonly kept: number;
  readonly keptLastAt: number | null;
  /** What was heard through it last, with the code of the reason. */
  readonly heard: { readonly at: number; readonly because: string } | null;
}

/** A line that others use, too. */
export interface SharedLine {
  readonly kind: SharedLineKind;
  readonly by: StaffName;
  readonly at: number;
}

/** What one contact's screen knows of blocks of its thread. */
export interface ThreadStanding {
  /** The one that holds, else `null`. */
  readonly block: Block | null;
  readonly sharedLine: SharedLine | null;
}

export interface NewBlock {
  readonly contactId: ContactId;
  readonly by: UserId;
  /** The contact's version at which everything was read that decides whether it may be blocked. */
  readonly expectedVersion: number;
  readonly reason: BlockReason;
  readonly why: string;
  readonly heldMs: number;
  /** Proposed to a second lead; `null`: nothing is. */
  readonly proposedMs: number | null;
}

export type BlockSet = "blocked" | "not_found" | "shared_line" | "blocked_already" | "changed";

/** What a lead does with a block that holds. */
export type BlockDeed =
  | { readonly kind: "propose"; readonly longerMs: number }
  | { readonly kind: "agree" | "review" | "lift" };

/** `done`, or why nothing changed. */
export type BlockDone =
  | "done"
  | "not_found"
  | "ended"
  | "proposed_already"
  | "nothing_proposed"
  | "agreed_already"
  | "same_lead"
  | "nothing_to_review";

/** Whether a thread may be blocked, without asking the database: a hint, that the arrival's transaction decides. */
export interface KnownBlocks {
  readonly maybe: (channel: string, threadHash: Buffer) => boolean;
}

export interface BlockStore {
  readonly set: (block: NewBlock) => Promise<BlockSet>;
  readonly change: (blockId: string, by: UserId, deed: BlockDeed) => Promise<BlockDone>;
  /** `null` takes the mark back. Marking ends a block that holds (DB253). */
  readonly markShared: (
    contactId: ContactId,
    by: UserId,
    kind: SharedLineKind | null,
  ) => Promise<"done" | "not_found">;
  /** For what only the caller can read: whether this changed anything. */
  readonly endShared: (blockId: string) => Promise<boolean>;
  /** What holds, the next to end first; then what ended within 30 days, the newest first. At most 500. */
  readonly list: () => Promise<readonly Block[]>;
  readonly standing: (contactId: ContactId) => Promise<ThreadStanding>;
  /** How many that hold need a lead: are asked to be reviewed, or wait for a second lead; of those that `by` may see. */
  readonly countWaiting: (by: UserId) => Promise<number>;
  /** Which hold, with the contact that each was set from. */
  readonly holding: () => Promise<readonly { readonly id: string; readonly contactId: ContactId }[]>;
  /** Says of what ended by itself that it did, and how many this call said it of. */
  readonly endPast: () => Promise<number>;
  /** Reads anew which threads are blocked: what this store's arrivals go by. */
  readonly reread: () => Promise<void>;
}
