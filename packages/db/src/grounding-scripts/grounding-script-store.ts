import type { Language, UserId } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";

/** One version of a script, as whoever stores it has read it: its name and number, and all of it as JSON. */
export interface GroundingScriptGiven {
  readonly script: string;
  readonly version: string;
  readonly words: string;
}

export type GroundingReviewerRole = "clinician" | "survivor_advisor" | "language" | "accessibility";
export type GroundingVerdict = "agrees" | "asks_for_changes";
export type GroundingRetiredBecause = "superseded" | "withdrawn" | "did_harm";

/** What one reviewer said of one version, in the order in which it was said. */
export interface StoredGroundingReview {
  readonly role: GroundingReviewerRole;
  readonly by: StaffName;
  readonly verdict: GroundingVerdict;
  readonly words: string | null;
  readonly at: number;
}

/** That somebody who advocates in a language has read its wording, and how that came to be. */
export interface StoredGroundingLanguage {
  readonly language: Language;
  readonly origin: "written" | "translated";
  readonly translator: StaffName | null;
  readonly backTranslator: StaffName | null;
  readonly by: StaffName;
  readonly at: number;
}

/** A version as it is kept. Of no person. */
export interface StoredGroundingScript {
  readonly id: string;
  readonly script: string;
  readonly version: string;
  /** GroundingScript of packages/grounding-scripts, as it was read when it was stored. */
  readonly words: unknown;
  /** `null`: it came with a release. */
  readonly importedBy: StaffName | null;
  readonly keptAt: number;
  readonly status: "draft" | "in_review" | "approved" | "retired";
  /** `on` and `due` are days, as `2026-11-28`. */
  readonly approved: {
    readonly at: number;
    readonly by: StaffName;
    readonly on: string;
    readonly due: string;
  } | null;
  readonly retired: {
    readonly at: number;
    readonly by: StaffName;
    readonly because: GroundingRetiredBecause;
  } | null;
  readonly reviews: readonly StoredGroundingReview[];
  readonly languages: readonly StoredGroundingLanguage[];
}

export type GroundingDeed =
  | { readonly kind: "begin_review" }
  | {
      readonly kind: "review";
      readonly role: GroundingReviewerRole;
      readonly verdict: GroundingVerdict;
      /** Of the script; there where changes are asked for. */
      readonly words: string | null;
    }
  | {
      readonly kind: "check_language";
      readonly language: Language;
      /** `null`: it was written in that language. */
      readonly translated: { readonly translator: string; readonly backTranslator: string } | null;
    }
  | { readonly kind: "approve" }
  | { readonly kind: "retire"; readonly because: Exclude<GroundingRetiredBecause, "superseded"> };

/** Which version something is done with; `shipped`: its words, where it came with this release and may not be stored yet. */
export interface GroundingScriptMeant {
  readonly script: string;
  readonly version: string;
  readonly shipped: string | null;
}

export type GroundingDone<Refusal> =
  | { readonly kind: "done" }
  | { readonly kind: "not_found" }
  | { readonly kind: "refused"; readonly because: Refusal };

export interface GroundingUseGiven {
  readonly script: string;
  readonly version: string;
  readonly language: Language;
  readonly medium: "voice" | "text" | "email" | "form";
  readonly used: "offered" | "started" | "finished" | "stopped_worse";
  /** How the number changed, where both were said and it ended. */
  readonly change: "fell_3_or_more" | "fell_1_or_2" | "same" | "rose_1_or_2" | "rose_3_or_more" | null;
}

/** How often, over whole weeks. */
export type GroundingUses = Pick<GroundingUseGiven, "script" | "version" | "language" | "medium"> &
  Readonly<Record<GroundingUseGiven["used"] | NonNullable<GroundingUseGiven["change"]>, number>>;

/** Grounding scripts of this house (DB585 to DB593). */
export interface GroundingScriptStore {
  /** Every version that is kept: by script, the newest version first. */
  readonly list: () => Promise<readonly StoredGroundingScript[]>;
  /** Keeps what `read` makes of all that is kept, while nobody else changes any of it; nothing where it refuses. */
  readonly import: <Refusal>(
    by: UserId,
    read: (
      kept: readonly StoredGroundingScript[],
    ) => { readonly scripts: readonly GroundingScriptGiven[] } | { readonly refused: Refusal },
  ) => Promise<{ readonly kind: "kept" } | { readonly kind: "refused"; readonly because: Refusal }>;
  /**
   * Does something with one version, unless `refuse` says why not of all that is kept, with that version among it, while nobody else
   * changes any of it. What shipped is stored with the first thing that is done with it.
   */
  readonly act: <Refusal>(
    meant: GroundingScriptMeant,
    deed: GroundingDeed,
    by: UserId,
    refuse: (kept: readonly StoredGroundingScript[]) => Refusal | null,
  ) => Promise<GroundingDone<Refusal>>;
  /** Counts, and keeps nothing else: not by whom, not in which contact, not when but for the week. */
  readonly count: (uses: readonly GroundingUseGiven[]) => Promise<void>;
  /** What was counted in whole weeks that begin on one of these days or between, the last one left out. */
  readonly counted: (fromMs: number, beforeMs: number) => Promise<readonly GroundingUses[]>;
}
