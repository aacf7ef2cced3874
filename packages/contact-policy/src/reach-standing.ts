import type { ReachWay } from "@holdfast/case-schema";
import type { PreferenceFacts } from "./reach-facts.ts";
import { wayHours } from "./safe-hours.ts";

const HOUR_MS = 60 * 60_000;
/** How long a preference holds once confirmed, unless they say less (handbook 4.1). */
export const PREFERENCE_VALID_MS = 7 * 24 * HOUR_MS;
/** The same in a crisis. */
export const CRISIS_PREFERENCE_VALID_MS = 24 * HOUR_MS;

/** Until when a preference that is confirmed now holds (CP16). */
export function validUntil(confirmedAt: number, isCrisis: boolean): number {
  return confirmedAt + (isCrisis ? CRISIS_PREFERENCE_VALID_MS : PREFERENCE_VALID_MS);
}

/** What the header says after "Reach:". */
export type ReachStanding =
  | { readonly kind: "not_asked" }
  | { readonly kind: "never" }
  | {
      readonly kind: "agreed" | "expired";
      readonly ways: readonly {
        readonly way: ReachWay;
        readonly isOpen: boolean;
        readonly changesAt: number | null;
        readonly mayLeaveVoicemail: boolean;
      }[];
      readonly timeZone: string;
      readonly validUntil: number;
    };

/** How somebody may be reached, as it stands now (CP19). It says nothing of locks: those are `mayReach`'s. */
export function reachStanding(preference: PreferenceFacts | null, now: number): ReachStanding {
  if (preference === null) return { kind: "not_asked" };
  if (preference.may === "never") return { kind: "never" };
  const { ways, timeZone } = preference;
  return {
    kind: now >= preference.validUntil ? "expired" : "agreed",
    ways: ways.map((each) => ({
      way: each.way,
      mayLeaveVoicemail: each.mayLeaveVoicemail,
      ...wayHours(each, timeZone, now),
    })),
    timeZone,
    validUntil: preference.validUntil,
  };
}
