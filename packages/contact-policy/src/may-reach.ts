import { ReachLock, type ReachContent, type ReachFlag, type ReachLimit } from "@holdfast/case-schema";
import { settled } from "./conversation.ts";
import { handsAt, handsDoubtfulAt, type Hands } from "./hands.ts";
import { liftHolds, liftedFrom, liftEndsAt } from "./lift.ts";
import type { Because, ReachDecision } from "./reach-decision.ts";
import type { ReachFacts } from "./reach-facts.ts";
import { flagsOf, locksForAll, locksForReaching, locksOfPurpose, mayTellCoverStory } from "./reach-locks.ts";
import { reachWay } from "./reach-way.ts";
import { wayHours } from "./safe-hours.ts";
import { silenceAt, type Silence } from "./silence.ts";

/**
 * Whether this may reach somebody now, and if not, why and what to do instead (SPEC.md). Asked anew at every attempt: where
 * the message is written, where it is taken, and each time it would be handed over.
 */
export function mayReach(given: ReachFacts, now: number): ReachDecision {
  const facts = { ...given, conversation: settled(given.conversation, now) };
  const { channel, content, preference } = facts;
  const silence = silenceAt(facts.conversation.silence, now);
  const hands = handsAt(facts.conversation.hands, channel.medium, now);
  const as = relationOf(facts, silence);
  const reaching = as === "fetched" ? [] : locksForReaching(facts, now);
  const others =
    as === "fetched"
      ? // A page is fetched by whoever holds the code: when to reach somebody is no question there, who reads is (CP2).
        locksForAll(facts, silence, true, now).filter(({ name }) => name === "danger_word")
      : [...locksForAll(facts, silence, as === "answer", now), ...locksOfPurpose(facts, now)];
  const { locks, isLifted } = liftedFrom(facts, as === "answer" ? others : [...others, ...reaching], now);
  const limits = limitsOf(facts, hands, isLifted);
  const only = wordsFor(facts, hands, isLifted);
  const judged = {
    as,
    limits,
    only,
    flags: flagsFor(facts, as === "answer" ? flagsOf(reaching) : [], as),
    silence,
    hands,
    changesAt: changesAt(facts, silence, now),
  };
  if (locks.length > 0) return { ...judged, outcome: "locked", locks: locks.toSorted(byGravity) };
  const isAmong = only === null || only.includes(content);
  const isQuiet =
    (facts.quiet.length === 0 && !isOtherLine(facts.purpose)) ||
    as === "fetched" ||
    !isStrictlyQuiet(facts.isInSituation, preference);
  return { ...judged, outcome: isAmong && isQuiet ? "allowed" : "limited" };
}

/**
 * Somebody is answered where they have written and either wait for our answer or have not been silent for longer than the
 * silence lock allows (CP3). A call, a voicemail and what was agreed for later are never an answer.
 */
function relationOf({ channel, purpose, conversation }: ReachFacts, silence: Silence): ReachDecision["as"] {
  if (channel.delivery === "fetched") return "fetched";
  const isWritten = channel.medium === "text" || channel.medium === "email";
  const hasWritten = conversation.silence.heardEntry !== null;
  const isGoingOn = silence.phase !== "locked" && purpose.kind === "conversation";
  return isWritten && hasWritten && isGoingOn ? "answer" : "reach";
}

function limitsOf(
  { danger, preference, quiet, isInSituation, channel, purpose }: ReachFacts,
  { signs, isConfirmed }: Hands,
  isLifted: boolean,
): readonly Because<ReachLimit>[] {
  const limits: Because<ReachLimit>[] = [];
  const limit = (
    name: ReachLimit,
    rule: string,
    since: number | null,
    ...ways: Because<ReachLimit>["ways"]
  ): void => {
    limits.push({ name, rule, since, until: null, ways });
  };
  if (danger.holds && mayTellCoverStory(preference))
    limit("danger_word", "CP51", danger.since, "send_cover_story", "do_as_agreed", "await_check_word");
  const suspect = signs.find(({ sign }) => sign === "may_be_exploiter");
  if (suspect !== undefined) limit("may_be_exploiter", "CP33", suspect.since, "ask_check_question");
  if (!isConfirmed && channel.delivery === "pushed") {
    const since = Math.min(...signs.filter((each) => each !== suspect).map((each) => each.since));
    limit("not_confirmed", "CP34", since, "ask_check_question", "confirm_same_person");
  }
  if (isLifted) limit("lifted_for_check", "CP80", null, "send_neutral_check");
  if (quiet.length > 0 && channel.delivery === "pushed" && isStrictlyQuiet(isInSituation, preference))
    limit("quiet_words", "CP71", null, "reword");
  else if (isOtherLine(purpose) && isStrictlyQuiet(isInSituation, preference))
    limit("quiet_words", "CP98", null, "reword");
  return limits;
}

/** Which words may be sent. There are always some: a limit never says nothing at all (CP7). */
function wordsFor(
  { danger, preference, channel }: ReachFacts,
  { signs, isConfirmed }: Hands,
  isLifted: boolean,
): readonly ReachContent[] | null {
  if (danger.holds) return ["cover_story"];
  if (isLifted) return ["neutral_check"];
  if (!isConfirmed && channel.delivery === "pushed") {
    const hasQuestion = preference?.may === "contact" && preference.hasCheckQuestion;
    return [hasQuestion ? "agreed_check" : "neutral_check"];
  }
  return signs.some(({ sign }) => sign === "may_be_exploiter") ? ["neutral_check", "agreed_check"] : null;
}

/** The number of another line tells, as a quiet word does, who they write to. */
function isOtherLine(purpose: ReachFacts["purpose"]): boolean {
  return purpose.kind === "line" && purpose.isElsewhere;
}

function isStrictlyQuiet(isInSituation: boolean, preference: ReachFacts["preference"]): boolean {
  return isInSituation && !(preference?.may === "contact" && preference.allowsPlainWords);
}

function flagsFor(
  { optOut, preference, quiet }: ReachFacts,
  fromLocks: readonly ReachFlag[],
  as: ReachDecision["as"],
): readonly ReachFlag[] {
  const device = preference?.may === "contact" ? preference.device : null;
  const flags: readonly (readonly [boolean, ReachFlag])[] = [
    [as === "answer" && optOut.said?.wroteSince === true, "opted_out_but_wrote"],
    [as === "answer" && optOut.provider?.wroteSince === true, "provider_blocks"],
    [device?.shared === "yes", "shared_device"],
    [device?.watched === "yes", "watched_device"],
    [quiet.length > 0, "quiet_words"],
  ];
  return [...fromLocks, ...flags.filter(([holds]) => holds).map(([, flag]) => flag)];
}

/** The next instant at which time alone may change the answer (CP8). */
function changesAt(
  { conversation, preference, purpose, lift, channel }: ReachFacts,
  silence: Silence,
  now: number,
): number | null {
  const instants: (number | null)[] = [handsDoubtfulAt(conversation.hands)];
  if (silence.phase === "counting" || silence.phase === "countdown")
    instants.push(silence.countdownAt, silence.locksAt);
  if (preference?.may === "contact") {
    const agreed = preference.ways.find(({ way }) => way === reachWay(channel.medium));
    instants.push(preference.validUntil);
    if (agreed !== undefined) instants.push(wayHours(agreed, preference.timeZone, now).changesAt);
  }
  if (purpose.kind === "follow_up") instants.push(purpose.from, purpose.until);
  if (lift !== null && liftHolds(lift, now)) instants.push(liftEndsAt(lift));
  const ahead = instants.filter((instant) => instant !== null && instant > now);
  return ahead.length === 0 ? null : Math.min(...ahead.filter((instant) => instant !== null));
}

function byGravity(one: Because<ReachLock>, other: Because<ReachLock>): number {
  return ReachLock.options.indexOf(one.name) - ReachLock.options.indexOf(other.name);
}
