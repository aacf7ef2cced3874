import type { ContactId, UserId } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";

/** A proposal of who should take what, as it was when a lead dismissed it. Ids and numbers alone. */
export interface Dismissal {
  readonly contact: ContactId;
  /** Who would give it; `null`: it waits. */
  readonly from: UserId | null;
  readonly to: UserId;
  /** The rule that spoke for it most, as queue-policy names it. */
  readonly because: string;
  readonly isDanger: boolean;
  readonly waitedMs: number;
}

/** With who and when, by the database's clock. */
export interface Dismissed extends Dismissal {
  readonly by: StaffName;
  readonly at: number;
}

export interface DismissalStore {
  /** Remembers it for the lead's shift; one dismissed before of the same contact and person is forgotten for it. False: they are on no shift. */
  readonly dismiss: (by: UserId, dismissal: Dismissal) => Promise<boolean>;
  /** What leads dismissed whose shift goes on. */
  readonly list: () => Promise<readonly Dismissed[]>;
}
