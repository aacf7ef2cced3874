import type {
  ChannelId,
  CodeWordHash,
  CodeWordKind,
  ContactId,
  ContactPreference,
  PersonId,
  PreferenceId,
  UserId,
} from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";
import type { LiftableLock, ReachRecord } from "./reach-record.ts";

/** Code words are hashed for one person: the same word of two people has two hashes. */
export interface CodeWordHasher {
  readonly personId: PersonId;
  /** The hash of a code word's normal form. Personal data goes in, none comes out. */
  readonly hash: (form: string) => CodeWordHash;
}

/** The words that were agreed with one person. */
export interface PersonCodeWords extends CodeWordHasher {
  /** Those agreed last; while danger holds, also those agreed last before it began. */
  readonly agreed: readonly { readonly safe: CodeWordHash; readonly danger: CodeWordHash | null }[];
}

/** The words that a thread is listened to for. */
export interface ThreadCodeWords {
  /** Of whoever's the thread is, and of whoever is linked with them; those with whom none were agreed are left out. */
  readonly people: readonly PersonCodeWords[];
  /** Since when danger holds for any of them; `null` when it does not. */
  readonly dangerSince: number | null;
}

export interface PreferenceGiven {
  readonly contactId: ContactId;
  readonly by: UserId;
  /** Personal data. */
  readonly preference: ContactPreference;
  /** The one that was kept last, as whoever gives this one saw it; `null` where none was. */
  readonly seen: PreferenceId | null;
  /** Whose code words stand in it, as `codeWordHash` or a record said; `null` when there are none in it. */
  readonly personId: PersonId | null;
}

/** Something that an advocate says of a conversation. */
export type ReachHappened = { readonly contactId: ContactId; readonly by: UserId } & (
  | { readonly kind: "agreed_until"; readonly until: number }
  /** Of the contact's version that was seen, and of no later one. */
  | { readonly kind: "confirmed"; readonly seenVersion: number }
  | {
      readonly kind: "number_reassigned" | "exploiter_marked" | "exploiter_mark_taken_back";
    }
);

export interface CodeWordSaid {
  readonly channel: ChannelId;
  readonly threadKey: string;
  /** As for an arrival: the first that is known wins over `threadKey`. */
  readonly refs?: readonly string[];
  /** Names what said it for ever: heard again, it says nothing new. */
  readonly dedupeKey: string;
  readonly kind: CodeWordKind;
  /** Whose word it is. */
  readonly personId: PersonId;
  /** Which of the agreed words it was. */
  readonly hash: CodeWordHash;
  /** By the store's clock where it is left out. */
  readonly at?: number;
  /** When it was written, by the provider's word; left out, nobody says. */
  readonly saidAt?: number | null;
}

/** What came of recording something; who is not named where anybody may. */
export type Recorded =
  | { readonly kind: "recorded"; readonly version: number }
  | { readonly kind: "not_holder"; readonly holder: StaffName | null }
  | { readonly kind: "not_found" };

/** Something happened in the contact that was not seen; this is its version. Nothing was recorded. */
export interface Moved {
  readonly kind: "moved";
  readonly version: number;
}

/** What somebody said about being reached. Personal data. */
export interface KeptPreference {
  readonly id: PreferenceId;
  /** `null` where it is damaged and was not `never`. */
  readonly preference: ContactPreference | null;
}

export type PreferenceKept =
  | { readonly kind: "kept"; readonly version: number }
  | Exclude<Recorded, { readonly kind: "recorded" }>
  /** Another one was kept since. */
  | { readonly kind: "changed" }
  /** The thread is no longer theirs whose code words these are: they are to be hashed anew. */
  | { readonly kind: "another_person" };

export type DangerConfirmed =
  /** `isOver`: two have confirmed, and danger holds no longer. */
  | { readonly kind: "recorded"; readonly version: number; readonly isOver: boolean }
  | Moved
  | { readonly kind: "check_word_not_heard" | "no_danger" | "not_found" };

export type Lifted =
  | { readonly kind: "lifted"; readonly version: number; readonly at: number }
  | { readonly kind: "not_found" };

/**
 * What is known of reaching somebody. Whatever changes a decision gives every contact that it bears on, and that is open or
 * has something to send, its next version.
 */
export interface ReachStore {
  /** Everything at one moment; `null` when there is no such contact. */
  readonly record: (contactId: ContactId) => Promise<ReachRecord | null>;
  /** Keeps what the contact's holder was told, and makes the person if there is none. */
  readonly keepPreference: (given: PreferenceGiven) => Promise<PreferenceKept>;
  /** The one that was kept last for the thread, in force or not; `null` when there is none. */
  readonly latestPreference: (contactId: ContactId) => Promise<KeptPreference | null>;
  /** What is listened for in a thread; `null` when no words were agreed there and no danger holds, or it is nobody's. */
  readonly codeWords: (
    channel: ChannelId,
    threadKey: string,
    refs?: readonly string[],
  ) => Promise<ThreadCodeWords | null>;
  /** Makes the person when there is none; `null` when there is no such contact. */
  readonly codeWordHash: (contactId: ContactId) => Promise<CodeWordHasher | null>;
  /**
   * Keeps it for the contact's holder; that it may be the exploiter is anybody's to say, and only the holder's to take back. A
   * reassigned number takes the thread from the person, unless danger holds.
   */
  readonly happened: (event: ReachHappened) => Promise<Recorded | Moved>;
  /**
   * Keeps it once per event, and for the danger word shows danger on every open contact of the person and of whoever is linked
   * with them. Nothing happens where the thread is nobody's, or no longer linked with whose word it is.
   */
  readonly codeWordSaid: (said: CodeWordSaid) => Promise<void>;
  /**
   * Shows on a contact in which something came whether danger holds now, above what was told otherwise, and takes away what was
   * shown of one that is over. `isSaid`: what came tells danger itself, which is kept behind it.
   */
  readonly dangerShown: (contactId: ContactId, isSaid: boolean) => Promise<void>;
  /**
   * One colleague's word that danger is over, of the contact's version that they saw; it counts once the check word was heard.
   * Said again by one, it is what it was.
   */
  readonly confirmDangerOver: (given: {
    readonly contactId: ContactId;
    readonly by: UserId;
    readonly seenVersion: number;
  }) => Promise<DangerConfirmed>;
  /** A lead's word, with the reason sealed. Personal data: `reason`. */
  readonly lift: (given: {
    readonly contactId: ContactId;
    readonly by: UserId;
    readonly locks: readonly LiftableLock[];
    readonly reason: string;
  }) => Promise<Lifted>;
  /** Keeps that silence was seen to have locked the conversation, once per lock, and wants no more looks at it. */
  readonly sawLocked: (contactId: ContactId, at: number) => Promise<void>;
  /** Says when to look again whether silence has locked it; `null`: when something of ours leaves again. */
  readonly lookAgainAt: (contactId: ContactId, at: number | null) => Promise<void>;
  /** Takes up to `most` conversations of texts that silence may have locked, for `leaseMs`: each for one gateway. */
  readonly leaseDeadlines: (leaseMs: number, most: number) => Promise<readonly ContactId[]>;
}
