import type { UserId } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";

/**
 * What a lead can turn on. `page`: whoever is on call is told that they are needed. `longer_wait`: whoever waits is told of a
 * longer wait. `holding_text`: they get one neutral text. `overflow`: they are told of a partner's line.
 */
export type SurgeKind = "page" | "longer_wait" | "holding_text" | "overflow";

/** Whom it concerns: whoever waits for longer than `afterMs`, or has `behind` others before them; `null`: it does not matter. */
export interface SurgeBounds {
  readonly afterMs: number | null;
  readonly behind: number | null;
}

/** One that is on. Instants are milliseconds since 1970. */
export interface SurgeSwitch extends SurgeBounds {
  readonly id: string;
  readonly kind: SurgeKind;
  readonly at: number;
  readonly by: StaffName;
  readonly endsAt: number;
}

/**
 * `is_on`: one of its kind is. `not_a_time`: its end is past, or it was turned off since, or its end is more than twelve hours away, or
 * its bounds are none that its kind takes: from one minute to an hour, and from one to 500 others.
 */
export type SurgeTurned = "done" | "is_on" | "not_a_time" | "not_found";

/** What leads turn on for a while (DB683, DB701). */
export interface SurgeStore {
  readonly on: () => Promise<readonly SurgeSwitch[]>;
  /** Once under its id. */
  readonly turnOn: (
    given: {
      readonly id: string;
      readonly kind: SurgeKind;
      readonly by: UserId;
      readonly endsAt: number;
    } & Partial<SurgeBounds>,
  ) => Promise<SurgeTurned>;
  /** Done again, it is off all the same. */
  readonly turnOff: (id: string, by: UserId) => Promise<Extract<SurgeTurned, "done" | "not_found">>;
  /** Ends what has come to its end. How many. */
  readonly settle: () => Promise<number>;
}
