import type { ContactId, Medium, UserId } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";

/** A contact and its address, in the form in which it is compared; `null` when it has none. Personal data: `address`. */
export interface AddressOfContact {
  readonly contactId: ContactId;
  /** With its kind, so that a number is never like a mail address. */
  readonly address: string | null;
}

/** An open contact of the same address as another one, older than that. */
export interface OlderContact {
  readonly id: ContactId;
  readonly holderId: UserId | null;
  readonly heldSince: number | null;
  /** Whether its holder is on shift, available and not known to be gone. */
  readonly holderIsThere: boolean;
}

/** An open contact without a mark, of whose address older ones are open: at least one, eight at most. */
export interface FoundAgain {
  readonly id: ContactId;
  /** Whether nobody has it yet and an answer is owed: what only machines wrote is offered to nobody. */
  readonly waits: boolean;
  readonly dueAt: number;
  readonly older: readonly OlderContact[];
}

/** What a contact is marked with. */
export interface SameAddressVerdict {
  readonly of: ContactId;
  /** Who is asked first, and until when it is said so; `null`: nobody is. */
  readonly offer: { readonly to: UserId; readonly until: number } | null;
}

/** The mark of a contact: facts only. It is a suggestion; an address is nobody's identity. */
export interface SameAddress {
  readonly id: ContactId;
  readonly version: number;
  /** The older contact. */
  readonly of: { readonly id: ContactId; readonly number: number };
  readonly offer: {
    readonly to: StaffName;
    readonly until: number;
    /** How it ended before that; `null` while it did not. Whoever takes the contact ends it as well. */
    readonly ended: "declined" | "gone" | null;
  } | null;
}

/** A contact whose address was not noted yet. Personal data: `address`. */
export interface UnnotedContact {
  readonly contactId: ContactId;
  readonly medium: Medium;
  readonly address: string | null;
}

export interface SameAddressStore {
  /** Notes addresses, and tells which open contacts are to be marked because of them. Twice is once. */
  readonly note: (addresses: readonly AddressOfContact[]) => Promise<readonly FoundAgain[]>;
  /** Marks a contact, once. An offer to somebody who has the older one no longer, or is not there, is none. */
  readonly mark: (id: ContactId, verdict: SameAddressVerdict) => Promise<boolean>;
  /** Says no to what one is offered first. Whether there was something to say no to. */
  readonly decline: (id: ContactId, by: UserId) => Promise<boolean>;
  /** The marks of all open contacts. */
  readonly standing: () => Promise<readonly SameAddress[]>;
  /** Open contacts of these media whose address nobody noted, the oldest first, so many at most. */
  readonly unnoted: (media: readonly Medium[], most: number) => Promise<readonly UnnotedContact[]>;
}
