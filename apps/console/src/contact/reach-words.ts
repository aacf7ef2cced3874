import { t } from "@lingui/core/macro";
import type { ReachWay } from "@holdfast/case-schema";
import { reachWords } from "../text/domain-words.ts";

/** What somebody said about being reached. Personal data. */
export interface ReachFacts {
  readonly ways: readonly ReachWay[];
  readonly safeTimes: string | null;
  readonly mayLeaveMessage: boolean;
}

/** How they may be reached now: a stop overrides what they said before, and does not hide it. */
export function reachNow(reach: ReachFacts | null, isOptedOut: boolean): string {
  if (!isOptedOut) return reachSentence(reach);
  return reach === null ? t`asked us to stop` : t`asked us to stop; before that: ${reachSentence(reach)}`;
}

/** How they may be reached: "text ok, call ok, no message left; safe: after six". Silence is said, not guessed. */
export function reachSentence(reach: ReachFacts | null): string {
  if (reach === null) return t`not said`;
  if (reach.ways.length === 0) return t`do not contact, they will come back`;
  const ways = reach.ways.map((way) => t`${reachWords(way)} ok`).join(", ");
  const left = reach.mayLeaveMessage ? t`a message may be left` : t`leave no message`;
  const words = `${ways}, ${left}`;
  const times = reach.safeTimes ?? "";
  return times === "" ? words : t`${words}; safe: ${times}`;
}
