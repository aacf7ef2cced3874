import type { ContactId, Lane, Language, Speaker, UserId } from "@holdfast/case-schema";
import type { ContactFacts } from "../contacts/contact-facts.ts";
import type { Moved } from "../moves/move-store.ts";

/** What somebody found. `null` leaves a fact as it is. */
export interface Finding {
  readonly lane: Lane | null;
  readonly speaker: Speaker | null;
  readonly language: Language | null;
  /** How soon the contact is owed an answer by its medium, and how soon when it is pressing. */
  readonly targetMs: number;
  readonly dangerTargetMs: number;
}

/** Words of a contact that nobody has claimed, as far as triage needs them. Personal data: `text`. */
export interface FirstWords {
  readonly row: ContactFacts;
  readonly messages: readonly {
    readonly id: string;
    readonly at: number;
    /** Cut at 600 characters; `null` once it was taken back, or is damaged. */
    readonly text: string | null;
    readonly isCut: boolean;
  }[];
}

export interface TriageStore {
  /** One compare-and-set, as every move is. What somebody else holds is theirs to judge. */
  readonly triage: (id: ContactId, by: UserId, expectedVersion: number, finding: Finding) => Promise<Moved>;
  /** Sets aside until an instant; `null` brings it back at once. */
  readonly setAside: (
    id: ContactId,
    by: UserId,
    expectedVersion: number,
    untilMs: number | null,
  ) => Promise<Moved>;
  /** Brings back what its time has come for. Says how many this call brought. */
  readonly wake: () => Promise<number>;
  /**
   * The first three messages of each of these that still waits for somebody; at most 20. Changes no contact, and records
   * with the same commit that `by` saw them (DB162).
   */
  readonly firstWords: (ids: readonly ContactId[], by: UserId) => Promise<readonly FirstWords[]>;
}
