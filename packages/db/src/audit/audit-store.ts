import type { ContactId, UserId } from "@holdfast/case-schema";
import type { AuditFault } from "./audit-fault.ts";
import type { Verified } from "./verify.ts";
import type { Anchor } from "./anchor.ts";
import type { AuditReading } from "./audit-reading.ts";
import type { GuardFault } from "./audit-guards.ts";
import type { AuditListing, ListedThing } from "./audit-listing.ts";
import type { AuditRefusing } from "./audit-refusing.ts";
import type { AuditWatching } from "./open-audit-watching.ts";
import type { ChainEnd } from "./chain.ts";

export type { AuditFault, GuardFault, ListedThing, Verified };

/** How far a verification is. */
export interface VerifyProgress {
  readonly verified: number;
}

/** A look, or a try of somebody who is signed in, that no statement of its own records. */
interface AuditNote {
  readonly by: UserId;
  readonly deed: "looked" | "tried";
  readonly thing: "contact" | "picture" | "session" | "search" | "address";
  readonly subjectId: string | null;
  readonly contactId: ContactId | null;
  /** `null`: it was done. */
  readonly refusal:
    | "not_found"
    | "too_often"
    | "wrong_password"
    | "wrong_code"
    | "copied_key"
    | "somebody_else"
    | "address_withheld"
    | null;
}

export interface AuditStore extends AuditReading, AuditWatching, AuditRefusing, AuditListing {
  /** Resolves once the row is stored: nobody is shown what is not recorded (AU1, AU2). */
  readonly note: (note: AuditNote) => Promise<void>;
  /**
   * Chains what nothing can come between any more (AU3), at most `most` rows, and says where the chain ends then. `null`: there was
   * nothing. Of several that do it at once one does.
   */
  readonly seal: (most: number) => Promise<ChainEnd | null>;
  /** Where the chain ends now. */
  readonly end: () => Promise<ChainEnd>;
  /**
   * Lets go of what was sealed before then (AU19), but what is of something on hold, and what is not as it was sealed (AU20). Answers
   * how many rows went.
   */
  readonly forget: (before: number) => Promise<number>;
  /** Compares everything with what was sealed of it, and with what was kept outside the database (AU5). */
  readonly verify: (
    anchors: readonly Anchor[],
    onProgress: (progress: VerifyProgress) => void,
  ) => Promise<Verified>;
  /** What an anchor is on paper, and back. */
  readonly anchorLine: (end: Pick<ChainEnd, "position" | "head">) => string;
  readonly readAnchor: (line: string) => Anchor | null;
  /** The same of where a restore went back to: what was kept of later rows is of an earlier life (AU16). */
  readonly restoredLine: (end: Pick<ChainEnd, "position" | "head">) => string;
  readonly readRestored: (line: string) => Anchor | null;
  /** Whether whoever runs the gateways could change the audit: no other role owns it (AU8). */
  readonly isOwn: () => Promise<boolean>;
}
