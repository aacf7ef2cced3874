import { t } from "@lingui/core/macro";
import type { ReachWay } from "@holdfast/case-schema";
import { reachWords } from "../text/domain-words.ts";

/** What somebody said about being reached. Personal data. */
export interface ReachFacts {
  readonly ways: readonly ReachWay[];
  readonly safeTimes: string | null;
  readonly mayLeaveMessage: boolean;
}

/** What they said on a form: "text ok, call ok, no message left; safe: after six". */
export function reachSentence(reach: ReachFacts): string {
  if (reach.ways.length === 0) return t`do not contact, they will come back`;
  const ways = reach.ways.map((way) => t`${reachWords(way)} ok`).join(", ");
  const left = reach.mayLeaveMessage ? t`a message may be left` : t`leave no message`;
  const words = `${ways}, ${left}`;
  const times = reach.safeTimes ?? "";
  return times === "" ? words : t`${words}; safe: ${times}`;
}
