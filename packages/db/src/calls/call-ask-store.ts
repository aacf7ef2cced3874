import type { CallRefusal, CallWish, ContactId, UserId } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";
import type { GroundMissing } from "./call-party-store.ts";

/** What somebody wants of a call, from any gateway. It holds nothing personal. */
export interface CallAsk {
  /** The asker's, so that asking twice asks once. */
  readonly id: string;
  readonly by: UserId;
  /** `null` for what is no contact's: an echo test. */
  readonly contactId: ContactId | null;
  /** The contact's version that was seen; `null` where that does not matter. */
  readonly expectedVersion: number | null;
  readonly wish: CallWish;
}

/** What a softphone that was lent registers with. `password` is a secret. */
export interface LentAccess {
  readonly url: string;
  readonly domain: string;
  readonly username: string;
  readonly password: string;
  readonly iceServers: readonly {
    readonly urls: readonly string[];
    readonly username?: string;
    readonly credential?: string;
  }[];
}

/** What came of it; facts alone, but for `lent`, which is sealed until it is read, once. */
export type CallAskAnswer =
  | { readonly kind: "lent"; readonly access: LentAccess }
  | { readonly kind: "asked"; readonly version: number }
  | { readonly kind: "refused"; readonly reason: CallRefusal }
  | { readonly kind: "taken"; readonly by: StaffName; readonly since: number }
  | { readonly kind: "changed" | "not_found" }
  | { readonly kind: "not_holder"; readonly holder: StaffName | null };

export interface CallAskStore {
  /**
   * Writes it down for whoever carries the calls, and wakes them. Says what keeps somebody from being called, where that came in
   * the moment before (DB352); `null`: it was asked.
   */
  readonly ask: (ask: CallAsk) => Promise<GroundMissing | null>;
  /**
   * What nobody has answered, oldest first, leased to this carrier for `leaseMs`. What waited for longer than `freshMs` is
   * leased to nobody: whoever asked has been told that nobody carries calls.
   */
  readonly lease: (carrier: string, leaseMs: number, freshMs: number) => Promise<readonly CallAsk[]>;
  /** The first answer counts. */
  readonly answer: (id: string, answer: CallAskAnswer) => Promise<void>;
  /** `null` while there is none, and of a `lent` that was read already. */
  readonly answerOf: (id: string) => Promise<CallAskAnswer | null>;
  /** Calls back after every asking and answering, at whichever gateway. A hint, which may be lost. Returns the way to stop it. */
  readonly listen: (listener: () => void) => Promise<() => Promise<void>>;
  /** Forgets what is older than this, in milliseconds. */
  readonly forget: (olderThanMs: number) => Promise<void>;
}
