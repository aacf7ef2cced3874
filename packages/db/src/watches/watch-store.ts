import type { ContactId, UserId } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";

/** A lead who watches what somebody else has, and since when, in milliseconds since 1970. */
export interface Watch {
  readonly by: StaffName;
  readonly since: number;
}

/** Which leads watch what somebody else has (DB677). What a look begins is in the stores that show something of a contact. */
export interface WatchStore {
  /** Whoever watches it now, the first first; none to whoever is neither who has it nor leads, nor to whoever is barred from it. */
  readonly of: (contactId: ContactId, asker: UserId) => Promise<readonly Watch[]>;
  /** That somebody has it before them still. Whether that is watching. */
  readonly heardOf: (by: UserId, contactId: ContactId) => Promise<boolean>;
  /** Ends what nobody was heard of in time, and what nobody else has any more. How many. */
  readonly endLapsed: () => Promise<number>;
}
