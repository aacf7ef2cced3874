import type { ContactId, Disposition, ReachAnswers, SendState } from "@holdfast/case-schema";
import type { LogPosition } from "../log/log-store.ts";
import type { Closing, ContactFacts, StaffName } from "./contact-facts.ts";

/** One contact opened: personal data (`reach`, `address`), for the people the access policy lets see it. */
export interface OpenedContact {
  /** A lower bound: every event after it is still to come. */
  readonly asOf: LogPosition;
  readonly row: ContactFacts;
  /** `null` unless the contact is closed now. */
  readonly closed: Closing | null;
  readonly reach: ReachAnswers | null;
  readonly address: string | null;
  /** An older contact of the same thread: a suggestion, never a claim about who wrote. */
  readonly previous: { readonly id: ContactId; readonly number: number } | null;
}

/** One line of a contact's conversation. Personal data: `text`. */
export interface Entry {
  readonly kind: "inbound" | "outbound" | "note";
  readonly id: string;
  readonly at: number;
  /** The contact's version at this entry's last change: ask for what is after the version you have. */
  readonly version: number;
  /** `null` once the person took it back, and when it is damaged. */
  readonly text: string | null;
  /** Whether what is stored can no longer be opened. The rest of the contact still can. */
  readonly damaged: boolean;
  readonly author: StaffName | null;
  readonly sendState: SendState | null;
  /** Why it was not sent, or is not known to be. A code, never words. */
  readonly failure: string | null;
  readonly unreadable: boolean;
  /** When the sender says they sent it; `null` when nobody said. */
  readonly sentAt: number | null;
}

export type ClosedContact = ContactFacts & {
  readonly closedAt: number;
  readonly closedBy: StaffName;
  readonly disposition: Disposition;
};

export interface ClosedPage {
  /** The last contact of the page before, or `null` for the newest. */
  readonly before: { readonly closedAt: number; readonly id: ContactId } | null;
  readonly size: number;
  /** Only the contact of this number, when not `null`. */
  readonly number: number | null;
}

export interface ContactStore {
  /** Every contact that waits or is held, unordered, with a position read by the same statement. */
  readonly queue: () => Promise<{ readonly asOf: LogPosition; readonly rows: readonly ContactFacts[] }>;
  /** The same rows as JSON text made by the database, for encoding once. */
  readonly queueJson: () => Promise<{ readonly asOf: LogPosition; readonly json: string }>;
  readonly contact: (id: ContactId) => Promise<OpenedContact | null>;
  /** Entries whose version is greater, by version, then time; at most 500 at once, never half a version. */
  readonly entries: (id: ContactId, afterVersion: number) => Promise<readonly Entry[]>;
  /** Closed contacts, newest first. */
  readonly closed: (page: ClosedPage) => Promise<readonly ClosedContact[]>;
}
