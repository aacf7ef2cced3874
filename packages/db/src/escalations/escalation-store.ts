import type { ContactId, UserId } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";

/** That whoever was with somebody in danger called the leads on shift, and who of them has seen it. Instants are milliseconds since 1970. */
export interface Escalation {
  readonly id: string;
  readonly contact: { readonly id: ContactId; readonly number: number };
  readonly by: StaffName;
  readonly at: number;
  /** How often leads were called by now, the first time included, and when last. */
  readonly alarms: number;
  readonly alarmedAt: number;
  /** The leads who were on shift at one of the calls, by name; none: nobody was. */
  readonly called: readonly StaffName[];
  /** Whoever has seen it, in their order; called or not. */
  readonly seen: readonly { readonly by: StaffName; readonly at: number }[];
}

export type Escalated =
  /** It is done under this id, or was by them a moment ago. */
  | { readonly kind: "escalated"; readonly id: string }
  | { readonly kind: "not_holder"; readonly holder: StaffName | null }
  | { readonly kind: "closed" | "not_found" };

/** `own`: whoever escalated last cannot answer themself. */
export type EscalationSeen = "seen" | "off_shift" | "own" | "not_found";

/** Danger that is told to the leads on shift at once, until one of them says that they see it (DB595 to DB598, DB603, DB604). */
export interface EscalationStore {
  /**
   * Marks the contact and calls the leads, once, however often they say it and under whatever id while nobody has seen it. What
   * somebody else escalated takes its place.
   */
  readonly escalate: (id: string, contact: ContactId, by: UserId) => Promise<Escalated>;
  /** Whom it would call now, in the order of their names. */
  readonly wouldCall: (contact: ContactId, by: UserId) => Promise<readonly StaffName[]>;
  readonly see: (id: string, by: UserId) => Promise<EscalationSeen>;
  /** The last one of each open contact that concerns them: theirs, of a contact that they have, or, of a lead on shift, all. At most 200. */
  readonly concerning: (who: UserId) => Promise<readonly Escalation[]>;
  /** Calls again where nobody has seen it in time. How many there were. */
  readonly alarmAgain: () => Promise<number>;
}
