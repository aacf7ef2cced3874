import type { UserId } from "@holdfast/case-schema";
import type { TimeDoubt } from "./house-time.ts";

/** How the clocks of the house stand. */
export interface TimeStands {
  /** The time of the house (DB565), in milliseconds since 1970. */
  readonly at: number;
  /** How far the gateway's clock that asks is ahead of the database's; behind, when negative. */
  readonly aheadMs: number;
  /** Why nothing is forgotten by a gateway that was seen lately; `null`: nothing speaks against it. */
  readonly doubt: { readonly why: TimeDoubt; readonly since: number } | null;
}

/** What has really passed, for what is not to be done too early. */
export interface HouseTimeStore {
  /** Reads both clocks, lets the time of the house go on by what passed here, and says how it stands. */
  readonly look: () => Promise<TimeStands>;
  /** The latest moment that has surely come, by which something may be destroyed; `null`: this gateway's clocks are in doubt (DB567). */
  readonly surely: () => Promise<number | null>;
  /** The clock, or the time of the house where that is later: what is to be kept, or to end, is reckoned from then. */
  readonly atLeast: () => Promise<number>;
  /**
   * Somebody who read another clock says that it is then (DB568): the time of the house is what the clocks say. `apart`: they say
   * something else, by more than five minutes, or differ by as much.
   */
  readonly confirm: (at: number, by: UserId | null) => Promise<{ readonly kind: "confirmed" | "apart" }>;
}
