import type { ChannelId, ContactId, FileKind, FileRole, MessageId, UserId } from "@holdfast/case-schema";
import type { WithholdsAddresses } from "../contacts/contact-store.ts";

/** A file that came with its message, or the message as it came. Personal data: `name`. */
export interface MailFile {
  /** Names it to `open` and to nothing else. */
  readonly id: string;
  /** What its sender called it; `null` without one, and once the words were taken back. */
  readonly name: string | null;
  /** What its bytes say it is; `null` when they say nothing. */
  readonly foundType: string | null;
  readonly kind: FileKind | null;
  readonly bytes: number | null;
  /** `source`: the message as it came. */
  readonly role: FileRole | "source";
  readonly isInline: boolean;
  /** Whether its bytes can be had. A picture is looked at instead; what is quarantined or gone is had by nobody. */
  readonly isKept: boolean;
}

/** Bytes as they came, with whose they are; or that they are kept from everybody now. `null`: nobody, or not they, can have it. */
export type OpenedFile =
  | { readonly kind: "opened"; readonly contactId: ContactId; readonly bytes: Uint8Array }
  /** What was said of whoever holds their device keeps it from everybody. */
  | { readonly kind: "withheld"; readonly contactId: ContactId }
  | null;

/** A message that could not be read, or not whole: facts only. */
export interface UnreadableMessage {
  readonly messageId: MessageId;
  readonly contactId: ContactId;
  readonly contactNumber: number;
  readonly channel: ChannelId;
  readonly at: number;
  /** Whether nothing of it could be read; else it was read in part. */
  readonly isWhole: boolean;
  /** Whether it is kept as it came. */
  readonly hasSource: boolean;
}

export interface MailStore {
  /** What came along with a message, in its order, and last the message as it came when that is kept. */
  readonly files: (id: MessageId) => Promise<readonly MailFile[]>;
  /** A message's formatted version; `null` when it has none, was taken back or is damaged. */
  readonly html: (id: MessageId) => Promise<string | null>;
  /**
   * Opens a file that is no picture, and, where `source` says that they may, a message as it came; records by the same
   * statement who had it (DB177). A message as it came says where they are reached from, so that whatever withholds that withholds
   * it, by what is read in the transaction that would open it.
   */
  readonly open: (
    id: string,
    by: UserId,
    source: boolean,
    isWithheld: WithholdsAddresses,
  ) => Promise<OpenedFile>;
  /** Whether it is of a contact of which danger is told: what came from there waits for nothing (G493). */
  readonly isOfDanger: (id: string) => Promise<boolean>;
  /** What could not be read, or not whole, and is kept as it came; the newest first. */
  readonly unreadable: (most: number) => Promise<readonly UnreadableMessage[]>;
}
