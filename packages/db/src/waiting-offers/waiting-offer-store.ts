import type { CallDecline, ContactId, Language, Medium, UserId } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";

/** A contact that waits and is offered to somebody for a while: facts only. Instants are milliseconds since 1970, by the database's clock. */
export interface WaitingOffer {
  readonly id: string;
  readonly contact: {
    readonly id: ContactId;
    readonly number: number;
    readonly medium: Medium;
    readonly language: Language | null;
    /** Under which it is claimed. */
    readonly version: number;
  };
  readonly to: UserId;
  /** The lead who offered it; `null`: the house. */
  readonly by: StaffName | null;
  readonly until: number;
}

/** What is to be offered to whom, at the version that was seen. */
export interface NewOffer {
  readonly id: string;
  readonly contactId: ContactId;
  readonly expectedVersion: number;
  readonly to: UserId;
  readonly by: UserId | null;
  readonly lastsMs: number;
}

export type Offered =
  | "offered"
  /** It waits no more, or is otherwise than it was seen. */
  | "changed"
  /** They take nothing new now. */
  | "not_there"
  /** They said no to it as it stands (Q69). */
  | "refused_before"
  /** It is offered to somebody, or something is to them. */
  | "offered_already"
  | "not_found";

export interface WaitingOfferStore {
  readonly offer: (wanted: NewOffer) => Promise<Offered>;
  /** Says no, and why. False: there was nothing to say no to. */
  readonly decline: (id: string, by: UserId, reason: CallDecline) => Promise<boolean>;
  /** Every offer that stands, with the instant of the reading. */
  readonly standing: () => Promise<{ readonly now: number; readonly offers: readonly WaitingOffer[] }>;
  /** Ends what is over, and says how many. */
  readonly settle: () => Promise<number>;
  /** Forgets what came of offers a week ago, no more than some thousands at once, and says how many. */
  readonly forget: () => Promise<number>;
}
