import type { CaseId } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";
import type { CaseAsker } from "./case-store.ts";

/** That two cases are one: `from` points at `into`. */
export interface CaseJoin {
  readonly id: string;
  readonly from: CaseId;
  readonly into: CaseId;
  readonly at: number;
  readonly by: StaffName;
}

/** What a case is one with, as far as it is the asker's. */
export interface WholeCase {
  /** The one that the others point at, as far as they are the asker's. */
  readonly kept: CaseId;
  /** All of it that is the asker's, the asked one included. */
  readonly cases: readonly CaseId[];
  /** Of which both sides are the asker's. */
  readonly joins: readonly CaseJoin[];
}

export type Joined =
  | { readonly kind: "joined"; readonly join: CaseJoin }
  /** One of them points at another already, or both are one. */
  | { readonly kind: "already_joined" | "same" | "not_found" };

/**
 * Two cases that are one (DB304). Nothing moves, nobody may read more than before, and undone both are as they would be without.
 */
export interface CaseJoinStore {
  readonly join: (asker: CaseAsker, id: string, from: CaseId, into: CaseId) => Promise<Joined>;
  readonly undoJoin: (
    asker: CaseAsker,
    id: string,
  ) => Promise<{ readonly kind: "undone" | "not_found"; readonly join: CaseJoin | null }>;
  /** `null`: the case is not there, or not the asker's. */
  readonly whole: (id: CaseId, asker: CaseAsker) => Promise<WholeCase | null>;
}
