import type { AutomaticKind, Medium, MessageId, UserId } from "@holdfast/case-schema";
import type { ContactFacts, StaffName } from "../contacts/contact-facts.ts";

/** Why somebody has to look at a message: nothing of it, or not all, could be read; or a machine wrote it, as it seems. */
export type LookReason = "unreadable" | "partly" | "machine";

/** What somebody found: nothing to do, or that a person wrote it. */
export type LookVerdict = "seen" | "person";

/** A message that nobody would see unless somebody looks: facts only. */
export interface Look {
  readonly messageId: MessageId;
  readonly at: number;
  readonly reason: LookReason;
  /** As which machine's it was taken; `null` for a person's. */
  readonly automatic: AutomaticKind | null;
  /** Its contact as it stands. */
  readonly row: ContactFacts;
}

export interface LookPage {
  /** The last of the page before, or `null` for the newest. */
  readonly before: Pick<Look, "at" | "messageId"> | null;
  readonly size: number;
  /** Who is shown it: nothing of a contact that they are barred from is among them (DB523). Left out: nobody is. */
  readonly by?: UserId;
}

/** How soon its contact is owed an answer by its medium, and how soon in danger. */
export interface LookTargets {
  readonly targetMs: number;
  readonly dangerTargetMs: number;
}

/** What came of saying what a message is. */
export type LookDecided =
  | { readonly kind: "decided"; readonly row: ContactFacts }
  /** Somebody was faster; nothing changed. */
  | {
      readonly kind: "decided_already";
      readonly verdict: LookVerdict;
      readonly by: StaffName;
      readonly at: number;
      readonly row: ContactFacts;
    }
  /** They wrote again since: `row` is that contact, which is open. Nothing changed. */
  | { readonly kind: "open_elsewhere"; readonly row: ContactFacts }
  /** There is no such message to be looked at, or it was taken back. */
  | { readonly kind: "not_found" };

export interface LookStore {
  /** What nobody has decided yet, the newest first (DB190). */
  readonly undecided: (page: LookPage) => Promise<readonly Look[]>;
  /** How many these are, counted up to `most`; of those that `by` may see, when not left out. */
  readonly count: (most: number, by?: UserId) => Promise<number>;
  /**
   * Of all who decide one message, one does (DB191). `person` is for what a machine was thought to have written: it does
   * what its arrival would have done (DB192).
   */
  readonly decide: (
    id: MessageId,
    by: UserId,
    verdict: LookVerdict,
    targetsOf: (medium: Medium) => LookTargets,
  ) => Promise<LookDecided>;
}
