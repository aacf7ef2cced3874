import type { UserId } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";

/** What a lead can turn on: `page` has whoever is on call told that they are needed. */
export type SurgeKind = "page";

/** One that is on. Instants are milliseconds since 1970. */
export interface SurgeSwitch {
  readonly id: string;
  readonly kind: SurgeKind;
  readonly at: number;
  readonly by: StaffName;
  readonly endsAt: number;
}

/** `is_on`: one of its kind is. `not_a_time`: it is past, or more than twelve hours away. */
export type SurgeTurned = "done" | "is_on" | "not_a_time" | "not_found";

/** What leads turn on for a while (DB683). */
export interface SurgeStore {
  readonly on: () => Promise<readonly SurgeSwitch[]>;
  /** Once under its id. */
  readonly turnOn: (given: {
    readonly id: string;
    readonly kind: SurgeKind;
    readonly by: UserId;
    readonly endsAt: number;
  }) => Promise<SurgeTurned>;
  /** Done again, it is off all the same. */
  readonly turnOff: (id: string, by: UserId) => Promise<Extract<SurgeTurned, "done" | "not_found">>;
  /** Ends what has come to its end. How many. */
  readonly settle: () => Promise<number>;
}
