import type { ReachWayForward } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import type { Reason } from "./because.ts";
import { bothClocks } from "./local-time.ts";
import type { ReachNow } from "./reach-of.ts";
import { limitReasonWords, lockReasonWords } from "./reach-words.ts";
import { signWords, wayForwardWords } from "./way-words.ts";

/** Each reason with since and until when, and then what can be done. */
export function ReasonLines({
  reach,
  reasons,
}: {
  readonly reach: ReachNow;
  readonly reasons: readonly Reason[];
}): ReactNode {
  const now = useNow();
  const [first] = reasons;
  return (
    <>
      {reasons.map((reason) => (
        <p key={`${reason.kind}:${reason.name}`}>{reasonLine(reason, reach, now)}</p>
      ))}
      {first === undefined ? null : <WayWords ways={first.ways} isMine={reach.isMine} />}
    </>
  );
}

/** What the console does itself stands beside as a button, and needs no sentence. */
const BUTTONS: ReadonlySet<ReachWayForward> = new Set([
  "send_cover_story",
  "ask_check_question",
  "confirm_same_person",
  "send_neutral_check",
  "record_what_they_ask_now",
]);

/** What only whoever has the contact can do. */
const HOLDERS: ReadonlySet<ReachWayForward> = new Set(["record_what_they_told"]);

function WayWords({
  ways,
  isMine,
}: {
  readonly ways: readonly ReachWayForward[];
  readonly isMine: boolean;
}): ReactNode {
  const words = ways.filter((way) => !BUTTONS.has(way) && (isMine || !HOLDERS.has(way))).map(wayForwardWords);
  return words.length === 0 ? null : <p>{words.join(" ")}</p>;
}

/** One reason as a sentence: what it is, since when, and until when where time alone ends it. */
export function reasonLine(reason: Reason, { safe, decision }: ReachNow, now: number): string {
  const words = [wordsOf(reason, safe, now)];
  const isDated = !(reason.kind === "lock" && reason.name === "opted_out");
  if (reason.since !== null && isDated) words.push(t`Since ${clockWords(reason.since, now)}.`);
  if (reason.until !== null) words.push(t`Until ${bothClocks(reason.until, now, safe.standing.timeZone)}.`);
  if (reason.kind === "limit" && reason.name === "not_confirmed") {
    const signs = decision.hands.signs.filter(({ sign }) => sign !== "may_be_exploiter");
    if (signs.length > 0) words.push(t`Why: ${signs.map(({ sign }) => signWords(sign)).join("; ")}.`);
  }
  return words.join(" ");
}

function wordsOf(reason: Reason, safe: ReachNow["safe"], now: number): string {
  if (reason.kind === "limit") return limitReasonWords(reason.name);
  return reason.name === "opted_out" ? optedOutReason(safe, now) : lockReasonWords(reason.name);
}

/** What exactly closed the way: a word that may mean two things, a refusal in their own words, or the provider. */
function optedOutReason({ optOut, providerBlock }: ReachNow["safe"], now: number): string {
  const words: string[] = [];
  if (optOut?.by === "stop_word")
    words.push(
      t`They sent a stop word at ${clockWords(optOut.since, now)}. It could be opting out, it could be danger. Nothing confirms it to them.`,
    );
  if (optOut?.by === "in_words")
    words.push(t`They asked us, in their own words, to stop at ${clockWords(optOut.since, now)}.`);
  if (providerBlock !== null)
    words.push(
      t`The provider no longer takes texts for them, since ${clockWords(providerBlock.since, now)}.`,
    );
  return words.length === 0 ? lockReasonWords("opted_out") : words.join(" ");
}
