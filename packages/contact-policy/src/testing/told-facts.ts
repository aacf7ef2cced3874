import { UserId } from "@holdfast/case-schema";
import type { ConversationEvent } from "../conversation-event.ts";
import { afterEvent, NO_CONVERSATION } from "../conversation.ts";
import { afterDanger, NO_DANGER, type DangerEvent } from "../danger.ts";
import { optOutOf, type OptOutEvent } from "../opt-out.ts";
import type { Lift, PreferenceFacts, ReachFacts, ReachPurpose } from "../reach-facts.ts";
import type { Agreed, Happening, HeldBy, WouldLeave } from "./happening.ts";
import { agreed, facts } from "./sample-facts.ts";

const STAFF = { dana: 1, marta: 2 };
const user = (name: string): UserId =>
  UserId.parse(`00000000-0000-7000-8000-00000000000${STAFF[name as keyof typeof STAFF]}`);

/** What the conversation keeps of a happening; nothing of what does not move it. */
function conversationEvent(each: Happening): ConversationEvent | null {
  const { at } = each;
  switch (each.kind) {
    case "wrote":
      return { kind: "heard", at, entry: each.entry, saidAt: null };
    case "left":
    case "did_not_arrive":
      return { kind: each.kind, at, entry: each.entry };
    case "text_until":
      return { kind: "agreed_until", at, until: each.until };
    case "confirmed":
      return { kind: "confirmed", at, by: user("dana") };
    case "reopened":
      return { kind: "reopened", at, entry: 0 };
    case "reassigned":
      return { kind: "number_reassigned", at };
    case "marked":
      return { kind: "exploiter_marked", at, entry: 0 };
    case "mark_taken_back":
      return { kind: "exploiter_mark_taken_back", at };
    case "looked":
      return { kind: "clock", at };
    case "written":
    case "came_back":
    case "agreed":
    case "time_agreed":
    case "lifted":
    case "lift_used":
    case "refused":
    case "agreed_anew":
    case "provider_blocks":
    case "provider_unblocks":
    case "danger_confirmed_over":
      return null;
  }
}

function dangerEvent(each: Happening): DangerEvent | null {
  if (each.kind === "danger_confirmed_over")
    return { kind: "confirmed_over", at: each.at, by: user(each.by) };
  if (each.kind !== "wrote") return null;
  if (each.word === "danger") return { kind: "danger_word", at: each.at };
  return each.word === "safe" ? { kind: "check_word", at: each.at, agreedAt: 0 } : null;
}

/** A store dates no word before the one that came before it: there the order of arrival counts. */
function optOutEvent(each: Happening, at: number): OptOutEvent | null {
  const event = (kind: OptOutEvent["kind"]): OptOutEvent => ({ kind, entry: at, at, saidAt: null });
  const { kind } = each;
  if (kind === "wrote" && each.word === "stop") return event("stop_word");
  if (kind === "wrote") return event(each.word === "start" ? "start_word" : "message");
  if (kind === "refused") return event("refused_in_words");
  const isOther = kind === "agreed_anew" || kind === "provider_blocks" || kind === "provider_unblocks";
  return isOther ? event(kind) : null;
}

function wordsOf(preference: Agreed, at: number): PreferenceFacts {
  if (preference.may === "never") return { may: "never", confirmedAt: at };
  const { texts, forMs, onceForMs, isTextedWhenDropped, areCallsAgreed, ...rest } = preference;
  const other = { way: "email", when: "any_time", mayLeaveVoicemail: false } as const;
  const until = onceForMs === null ? {} : { until: at + onceForMs };
  const text =
    texts === null ? [] : [{ way: "text", when: texts, mayLeaveVoicemail: false, ...until } as const];
  const calls = areCallsAgreed
    ? [{ way: "call", when: texts ?? "any_time", mayLeaveVoicemail: false, ...until } as const]
    : [];
  const whenDropped = isTextedWhenDropped ? "text_once" : "they_return";
  return agreed({ ...rest, whenDropped, ways: [...text, other, ...calls], validUntil: at + forMs });
}

function liftOf(story: readonly Happening[]): Lift | null {
  const index = story.findLastIndex(({ kind }) => kind === "lifted");
  const lift = story[index];
  if (lift?.kind !== "lifted") return null;
  const isUsed = story.slice(index).some(({ kind }) => kind === "lift_used");
  return { locks: lift.locks, at: lift.at, isUsed };
}

function purposeOf(story: readonly Happening[], { forTime, isAfterDrop }: WouldLeave): ReachPurpose {
  if (isAfterDrop === true)
    return {
      kind: "after_drop",
      tries: story.filter((each) => each.kind === "left" && each.isAfterDrop).length,
    };
  const agreedLast = story.findLast((each) => each.kind === "time_agreed" && each.time === forTime);
  if (agreedLast?.kind !== "time_agreed") return { kind: "conversation" };
  const { at: agreedAt, from, until } = agreedLast;
  const failed = story.flatMap((each) => (each.kind === "did_not_arrive" ? [each.entry] : []));
  const isBegun = story.some(
    (each) => each.kind === "left" && each.forTime === forTime && !failed.includes(each.entry),
  );
  return { kind: "follow_up", agreedAt, from, until, isBegun };
}

/** The facts of a text that would leave, as a store would fold them from the same story, one event after the other. */
export function toldFacts(
  story: readonly Happening[],
  text: WouldLeave,
  medium: HeldBy = "text",
): ReachFacts {
  const { content, isQuiet } = text;
  let conversation = NO_CONVERSATION;
  let danger = NO_DANGER;
  let inForce: PreferenceFacts | null = null;
  let beforeDanger: PreferenceFacts | null = null;
  for (const each of story) {
    const wasInDanger = danger.holds;
    const moved = conversationEvent(each);
    if (moved !== null) conversation = afterEvent(conversation, moved);
    const bears = dangerEvent(each);
    if (bears !== null) danger = afterDanger(danger, bears);
    if (!wasInDanger && danger.holds) beforeDanger = inForce;
    if (each.kind === "agreed") inForce = wordsOf(each.preference, each.at);
    if (each.kind === "reassigned" && !danger.holds) inForce = null;
  }
  const optOut = optOutOf(story.flatMap((each, index) => optOutEvent(each, index) ?? []));
  const saysNever = inForce?.may === "never";
  return facts({
    channel: { medium, delivery: medium === "form" ? "fetched" : "pushed" },
    content,
    quiet: isQuiet ? [{ place: "text", kind: "link", entry: null }] : [],
    purpose: purposeOf(story, text),
    conversation,
    danger,
    optOut,
    preference: danger.holds && !saysNever ? beforeDanger : inForce,
    lift: liftOf(story),
  });
}
