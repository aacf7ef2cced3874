import type { ContactId, CaseId } from "@holdfast/case-schema";
import type { CaseAsker, CaseFacts } from "./case-store.ts";

/** Why two may belong together. Addresses and places are shared by people who have nothing to do with each other. */
export type CaseGround = "same_address" | "same_venue";

/** A case that may belong to what was asked about. Nothing follows from it by itself. */
export interface CaseSuggestion {
  readonly of: CaseFacts;
  readonly grounds: readonly CaseGround[];
}

export interface CaseSuggestions {
  readonly cases: readonly CaseSuggestion[];
  /** Whether they wait until a contact with somebody other than the person is wrapped up. */
  readonly isWaiting: boolean;
}

/**
 * Which cases of the asker's may belong together (DB306): none for whom may be the exploiter, and none while somebody other than
 * the person is on the line.
 */
export interface CaseSuggestionStore {
  readonly suggestForContact: (contactId: ContactId, asker: CaseAsker) => Promise<CaseSuggestions>;
  readonly suggestForCase: (id: CaseId, asker: CaseAsker) => Promise<CaseSuggestions>;
}
