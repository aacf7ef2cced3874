import type { AskAnswer, ContactId, UserId } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";
import type { Moved } from "../moves/move-store.ts";

/** That somebody asked a colleague for the contact they have, and what came of it. */
export interface Ask {
  readonly id: ContactId;
  readonly by: StaffName;
  /** Whoever has the contact, since then: the asking stands for as long as both hold. */
  readonly of: UserId;
  readonly heldSince: number;
  /** When it was asked. */
  readonly at: number;
  /** `null` while it is not answered. */
  readonly answer: AskAnswer | null;
  readonly version: number;
}

export interface AskStore {
  /** Asks whoever was seen to have it, and anew after a pause only (DB37). `moved` says that they are asked; a refusal, how the contact stands. */
  readonly ask: (id: ContactId, by: UserId, of: UserId) => Promise<Moved>;
  /** Says not now to somebody who asked. Whether there was something to answer. */
  readonly notNow: (id: ContactId, by: UserId, asker: UserId) => Promise<boolean>;
  /** Forgets what no longer stands. How many there were. */
  readonly forget: () => Promise<number>;
  /** What stands that somebody asked, or was asked. */
  readonly standing: (who: UserId) => Promise<readonly Ask[]>;
}
