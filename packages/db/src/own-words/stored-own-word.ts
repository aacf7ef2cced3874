import type { PersonId } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";
import type { WrittenValue } from "../cases/case-store.ts";

/** What somebody said themself of one of their fields, and what stood there until then. Personal data: `words`. */
export interface StoredOwnWord {
  readonly id: string;
  readonly person: PersonId;
  readonly field: string;
  /** The field's revision that it made: while the field has it, it stands. */
  readonly revision: number;
  readonly at: number;
  /** Who wrote it down. */
  readonly by: StaffName;
  /** `null`: forgotten, or damaged. */
  readonly words: { readonly said: unknown; readonly was: WrittenValue } | null;
}
