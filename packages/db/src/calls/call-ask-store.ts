import type { CallRefusal, CallWish, ContactId, UserId } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";

/** What somebody wants of a call, from any gateway. Personal data may be in `wish`; it is sealed. */
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

/** What came of it; facts alone. */
export type CallAskAnswer =
  | { readonly kind: "asked"; readonly version: number }
  | { readonly kind: "refused"; readonly reason: CallRefusal }
  | { readonly kind: "taken"; readonly by: StaffName; readonly since: number }
  | { readonly kind: "changed" | "not_found" }
  | { readonly kind: "not_holder"; readonly holder: StaffName | null };

export interface CallAskStore {
  /** Writes it down for whoever carries the calls, and wakes them. */
  readonly ask: (ask: CallAsk) => Promise<void>;
  /**
   * What nobody has answered, oldest first, leased to this carrier for `leaseMs`. What waited for longer than `freshMs` is
   * leased to nobody: whoever asked has been told that nobody carries calls.
   */
  readonly lease: (carrier: string, leaseMs: number, freshMs: number) => Promise<readonly CallAsk[]>;
  /** The first answer counts. */
  readonly answer: (id: string, answer: CallAskAnswer) => Promise<void>;
  /** `null` while there is none. */
  readonly answerOf: (id: string) => Promise<CallAskAnswer | null>;
  /** Calls `listener` whenever, at any gateway, something was asked or answered, until the signal aborts; a hint, which may be lost. */
  readonly listen: (signal: AbortSignal, listener: () => void) => Promise<void>;
  /** Forgets what is older than this, in milliseconds. */
  readonly forget: (olderThanMs: number) => Promise<void>;
}
