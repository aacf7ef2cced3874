import type {
  ContactId,
  Disposition,
  MessageId,
  OptOutKind,
  ReachAnswers,
  SendFailure,
  SendState,
  UserId,
} from "@holdfast/case-schema";
import type { ContactLink } from "../links/link-store.ts";
import type { LogPosition } from "../log/log-store.ts";
import type { MailFacts } from "../mail/sealed-mail.ts";
import type { ReachRecord } from "../reach/reach-record.ts";
import type { Closing, ClosingAnswer, ContactFacts, StaffName, TakeOver } from "./contact-facts.ts";

/** One contact opened: personal data (`reach`, `address`), for the people the access policy lets see it. */
export interface OpenedContact {
  /** A lower bound: every event after it is still to come. */
  readonly asOf: LogPosition;
  readonly row: ContactFacts;
  /** `null` unless the contact is closed now. */
  readonly closed: Closing | null;
  /** `null` unless whoever has it took it over from a colleague. */
  readonly takenOver: TakeOver | null;
  readonly reach: ReachAnswers | null;
  readonly address: string | null;
  /** Since when the thread takes no more messages from us; `null` while it takes them. */
  readonly optedOutSince: number | null;
  /** An older contact of the same thread: a suggestion, never a claim about who wrote. */
  readonly previous: { readonly id: ContactId; readonly number: number } | null;
  /** Contacts that belong with it because somebody who had both said so. */
  readonly links: readonly ContactLink[];
}

/** One line of a contact's conversation. Personal data: `text`, `mail`. */
export interface Entry {
  readonly kind: "inbound" | "outbound" | "note";
  readonly id: string;
  readonly at: number;
  /** The contact's version at this entry's last change: ask for what is after the version you have. */
  readonly version: number;
  /** Its place in the conversation, which nothing changes: the contact's version when it was written or arrived. */
  readonly entry: number;
  /** `null` once the person took it back, and when it is damaged. */
  readonly text: string | null;
  /** Whether what is stored can no longer be opened. The rest of the contact still can. */
  readonly damaged: boolean;
  readonly author: StaffName | null;
  readonly sendState: SendState | null;
  /** Why it was not sent, or is not known to be. */
  readonly failure: SendFailure | null;
  /** Until when it is held back and nobody sends it; `null` once that is over. */
  readonly notBefore: number | null;
  readonly unreadable: boolean;
  /** When the sender says they sent it; `null` when nobody said. */
  readonly sentAt: number | null;
  /** What its mail says of it; `null` for what is no mail, and when that is damaged or taken back. */
  readonly mail: MailFacts | null;
  /** Whether something came with it that may be a file or the message as it came. */
  readonly hasFiles: boolean;
  /** Which word on being written to it was, and nothing else (DB230); `null` for every other. */
  readonly optOutWord: Extract<OptOutKind, "stop_word" | "start_word"> | null;
}

export type ClosedContact = ContactFacts & {
  readonly closedAt: number;
  /** `null` for one that closed itself. */
  readonly closedBy: StaffName | null;
  readonly disposition: Disposition;
  readonly answer: ClosingAnswer | null;
};

export interface ClosedPage {
  /** The last contact of the page before, or `null` for the newest. */
  readonly before: { readonly closedAt: number; readonly id: ContactId } | null;
  readonly size: number;
  /** Only the contact of this number, when not `null`. */
  readonly number: number | null;
  /** Who is shown it: no contact that they are barred from is among them (DB523). Left out: nobody is. */
  readonly by?: UserId;
}

/** Which address of a contact is meant. Nothing of it is personal data. */
export type AddressPlace =
  /** `contact`: what they reached us from. `reach`: where they said that they can be reached. */
  | { readonly of: "contact" | "reach" }
  | { readonly of: "sender"; readonly messageId: MessageId }
  /** `nth`: among those whom the message names, from 0. */
  | { readonly of: "addressee"; readonly messageId: MessageId; readonly nth: number };

/** What came of asking for an address. Personal data: `address`. */
export type Unmasked =
  | { readonly kind: "unmasked"; readonly address: string }
  | { readonly kind: "not_holder"; readonly holder: StaffName | null }
  /** What was said of whoever holds their device keeps it from everybody now. */
  | { readonly kind: "withheld" }
  /** They had as many within the last minute as one person is answered. */
  | { readonly kind: "too_often" }
  /** There is no such contact to whoever asks, or no address there. */
  | { readonly kind: "not_found" };

/** Whether what happened in a conversation keeps where they are reached from everybody at this moment. */
export type WithholdsAddresses = (record: ReachRecord) => boolean;

export interface ContactStore {
  /** Every contact that waits or is held, unordered, with a position read by the same statement. */
  readonly queue: () => Promise<{ readonly asOf: LogPosition; readonly rows: readonly ContactFacts[] }>;
  readonly contact: (id: ContactId) => Promise<OpenedContact | null>;
  /** The same for somebody who is shown it: their look is recorded by the statement that reads, also where there is nothing for them. */
  readonly look: (id: ContactId, by: UserId) => Promise<OpenedContact | null>;
  /**
   * One address of a contact, for whoever the table of records shows it to at this moment (A74, A75). The look is stored by the
   * transaction that opens it, before it is answered. What is withheld is not opened.
   */
  readonly unmask: (
    id: ContactId,
    place: AddressPlace,
    by: UserId,
    isWithheld: WithholdsAddresses,
  ) => Promise<Unmasked>;
  /** Entries whose version is greater, by version, then time; at most 500 at once, never half a version. */
  readonly entries: (id: ContactId, afterVersion: number) => Promise<readonly Entry[]>;
  /** Closed contacts, newest first. */
  readonly closed: (page: ClosedPage) => Promise<readonly ClosedContact[]>;
}
