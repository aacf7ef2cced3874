import type { CaseId, ScanKind, ScanRefusal } from "@holdfast/case-schema";
import type { CaseAsker } from "../cases/case-store.ts";
import type { StaffName } from "../contacts/contact-facts.ts";

/** The scan of a release on paper as the case tells of it: facts, never bytes. */
export interface StoredScan {
  readonly id: string;
  readonly kind: ScanKind;
  readonly pages: number;
  readonly bytes: number;
  readonly addedAt: number;
  readonly addedBy: StaffName;
  /** `null`: it is there. */
  readonly taken: { readonly at: number; readonly by: StaffName } | null;
  /** Who of us says that it is to go, and nobody else yet. */
  readonly unwanted: { readonly at: number; readonly by: StaffName } | null;
  /** Whether its bytes are there to be looked at. */
  readonly opens: boolean;
}

/** Which scan is meant: of which release of which case. */
export interface ScanPlace {
  readonly id: string;
  readonly caseId: CaseId;
  readonly releaseId: string;
}

/** What came, and its pages drawn anew: none of what no decoder here reads. */
export interface DrawnScan {
  readonly kind: ScanKind;
  readonly original: Uint8Array;
  readonly pages: readonly Uint8Array[];
}

export type ScanAdded =
  | { readonly kind: "kept"; readonly pages: number }
  /** There is no such case or release of the asker's; they are not told which. */
  | { readonly kind: "not_found" }
  | { readonly kind: "refused"; readonly because: Extract<ScanRefusal, "full" | "withdrawn" | "other"> };

/** Scans of releases on paper (DB410 to DB413). */
export interface ScanStore {
  /**
   * Whether a scan of that many bytes could be added, before anybody takes the trouble to read it: `room`, or what `add` would say.
   * `already`: something is there under that id, and `isSame` says whether it is the same.
   */
  readonly hasRoom: (
    place: ScanPlace,
    bytes: number,
    asker: CaseAsker,
  ) => Promise<
    Exclude<ScanAdded, { readonly kind: "kept" }> | { readonly kind: "room" } | { readonly kind: "already" }
  >;
  /** What is there under that id, when it is the same file that the same asker had added before. */
  readonly isSame: (place: ScanPlace, original: Uint8Array, asker: CaseAsker) => Promise<ScanAdded>;
  /** Once, however often it is sent. Nothing of it is kept where it is refused. */
  readonly add: (place: ScanPlace, drawn: DrawnScan, asker: CaseAsker) => Promise<ScanAdded>;
  /**
   * One page, drawn anew, or with page 0 what came as it came; the look is recorded by the same commit. `null`: it is not there, not
   * theirs, or gone. Throws when it is damaged.
   */
  readonly look: (id: string, caseId: CaseId, page: number, asker: CaseAsker) => Promise<Uint8Array | null>;
  /** Takes it away, once; `unwanted`: it is to go, and does when another of us says so, too. */
  readonly takeAway: (
    id: string,
    caseId: CaseId,
    asker: CaseAsker,
  ) => Promise<{ readonly kind: "taken" | "unwanted" | "not_found" }>;
  /** It stays after all: nobody has said any more that it is to go. */
  readonly keep: (
    id: string,
    caseId: CaseId,
    asker: CaseAsker,
  ) => Promise<{ readonly kind: "kept" | "not_found" }>;
  /** Forgets parts that a lost race or a dead gateway left behind, once they are that old; says how many. */
  readonly forgetLoose: (olderThanMs: number) => Promise<number>;
}
