import type {
  DisclosureTrigger,
  PersonId,
  RecipientType,
  Release,
  ReleasePurpose,
} from "@holdfast/case-schema";
import type { Withdrawal } from "../consent-for.ts";
import type { ConsentSettings } from "../consent-settings.ts";
import type { InputValue } from "../input.ts";
import type { Demands } from "../inquiry/demands.ts";
import type { LicensedStaff } from "../jurisdictions.ts";

/** To whom it would go, as somebody of ours has vetted them; never as they, or a request, say of themselves. */
export interface Recipient {
  readonly id: string;
  readonly type: RecipientType;
  /** Who it is of the case; set where `type` is `person_themself`, and only there. */
  readonly person: PersonId | null;
}

/**
 * What an advocate has written down of danger and harm, and whom it concerns. Of everybody else nothing of it holds: what is feared
 * for one opens nothing of another. Of whoever exploits it holds for all of the case, once it concerns anybody.
 */
export interface Judged {
  readonly risk: InputValue<"risk">;
  readonly minor_harm: InputValue<"minor_harm">;
  readonly vulnerable_adult: InputValue<"vulnerable_adult">;
  readonly concerns: readonly PersonId[];
}

/** A release, as it is kept, by its id. */
export interface KeptRelease {
  readonly id: string;
  readonly release: Release;
}

/** What is known of one person of a case besides the case. */
export interface PersonKnown {
  /** All of theirs, and of nobody else. */
  readonly releases: readonly KeptRelease[];
  /** Whatever they took back, whether or not it was written down as a release. */
  readonly withdrawals: readonly Withdrawal[];
  readonly under_guardianship: boolean;
}

/** What a whole disclosure is asked with: one recipient, purpose and trigger. All of it comes from records. */
export interface Asking {
  readonly recipient: Recipient;
  readonly purpose: ReleasePurpose;
  /** What whoever sends says set it off. Whoever has asked us, as records say, overrides it. */
  readonly trigger: DisclosureTrigger;
  readonly demands: Demands;
  readonly judged: Judged;
  /** Who of the case is on the line with the recipient and speaks for themself. */
  readonly onTheLine: readonly PersonId[];
  readonly hasNeedToKnow: boolean;
  readonly settings: ConsentSettings;
  /** Where it happens, by ISO 3166-2. */
  readonly place: string | null;
  readonly staff: LicensedStaff;
  readonly at: number;
}

/** What an advocate has written down where there is nothing to write. */
export const NOTHING_JUDGED: Judged = Object.freeze({
  risk: "none",
  minor_harm: "none",
  vulnerable_adult: "no",
  concerns: Object.freeze([]),
});
