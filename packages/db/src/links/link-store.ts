import type { ChannelId, ContactId, ContactStatus, Medium, UserId } from "@holdfast/case-schema";
import type { ContactFacts, StaffName } from "../contacts/contact-facts.ts";
import type { Moved } from "../moves/move-store.ts";

/** A contact that belongs with another because whoever had both said so. */
export interface ContactLink {
  readonly kind: "continued";
  /** Whether the conversation went on there (`to`), or came from there (`from`). */
  readonly direction: "to" | "from";
  readonly contact: {
    readonly id: ContactId;
    readonly number: number;
    readonly medium: Medium;
    readonly status: ContactStatus;
  };
  readonly by: StaffName;
  readonly at: number;
}

/** Where a conversation goes on. Personal data: `threadKey`, `names` and `address`. */
export interface NewPlace {
  readonly channel: ChannelId;
  readonly medium: Medium;
  /** What makes what comes back there this one's: as the channel names threads. */
  readonly threadKey: string;
  /** Other keys under which what comes back is found. */
  readonly names?: readonly string[];
  /** Where they are reached. */
  readonly address: string;
  /** The address as `comparedAddress` gives it. */
  readonly compared: string;
  /** How soon an answer is owed there, in milliseconds. */
  readonly targetMs: number;
}

/** What came of going on elsewhere. Every refusal shows the held contact as it stands. */
export type Continued =
  | {
      readonly kind: "continued";
      readonly row: ContactFacts;
      /** `opened` anew, `claimed` because it waited, or already one's own and now `linked`. */
      readonly how: "opened" | "claimed" | "linked";
      readonly other: ContactFacts;
    }
  /** An open contact of that address is with somebody else. Of it nothing is told but its number. */
  | {
      readonly kind: "held";
      readonly row: ContactFacts;
      readonly number: number;
      readonly by: StaffName;
      readonly since: number;
    }
  | { readonly kind: "opted_out"; readonly row: ContactFacts; readonly since: number }
  /** Going on where one is: in that thread, or at that contact's own address. */
  | { readonly kind: "same_contact"; readonly row: ContactFacts }
  | Exclude<Moved, { readonly kind: "moved" }>;

export interface LinkStore {
  /**
   * Goes on with somebody at another place: opens a contact there for whoever has this one, or takes the one that waits
   * there, and links the two. Sends nothing.
   */
  readonly continueAt: (
    id: ContactId,
    by: UserId,
    expectedVersion: number,
    place: NewPlace,
  ) => Promise<Continued>;
}
