import type { PersonalClass, RecipientType, ReleasePurpose } from "@holdfast/case-schema";

/** What somebody is asked to agree to. Personal data: `recipient`, `withheld`. */
export interface Terms {
  /** Who would get it, by name. */
  readonly recipient: string;
  readonly recipientType: RecipientType;
  readonly purpose: ReleasePurpose;
  readonly dataClasses: readonly PersonalClass[];
  /** What they hold back, in their words; empty where nothing. */
  readonly withheld: string;
  readonly expiresAt: number;
}
