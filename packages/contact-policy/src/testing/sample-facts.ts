import { afterEvent, NO_CONVERSATION, type ConversationState } from "../conversation.ts";
import type { ConversationEvent } from "../conversation-event.ts";
import { NO_DANGER, type DangerState } from "../danger.ts";
import { NOT_OPTED_OUT, type OptOut } from "../opt-out.ts";
import type { PreferenceFacts, ReachFacts } from "../reach-facts.ts";

export const MINUTE = 60_000;
/** A Friday, 08:00 UTC. */
export const T0 = Date.parse("2027-01-15T08:00:00Z");

type Agreed = Extract<PreferenceFacts, { may: "contact" }>;

/** Every way at any time and nothing else agreed, for an hour more. */
export function agreed(rest: Partial<Agreed> = {}): Agreed {
  return {
    may: "contact",
    ways: [
      { way: "text", when: "any_time", mayLeaveVoicemail: false },
      { way: "call", when: "any_time", mayLeaveVoicemail: false },
      { way: "email", when: "any_time", mayLeaveVoicemail: false },
    ],
    timeZone: "UTC",
    validUntil: T0 + 60 * MINUTE,
    whenDropped: "they_return",
    device: { shared: "unknown", watched: "unknown" },
    hasCoverStory: false,
    hasCheckQuestion: false,
    allowsPlainWords: false,
    ...rest,
  };
}

export const NEVER: PreferenceFacts = { may: "never", confirmedAt: T0 - MINUTE };
export const IN_DANGER: DangerState = { holds: true, since: T0 - MINUTE, checkWordAt: null, confirmedBy: [] };

export function stopped(wroteSince: boolean): OptOut {
  return { said: { by: "stop_word", since: T0 - MINUTE, wroteSince }, provider: null };
}

/** Events at minutes before `T0`, in the order given; their places are counted from 1. */
export function conversation(...events: readonly (readonly ["heard" | "left", number])[]): ConversationState {
  return events
    .map(([kind, minutes], index): ConversationEvent => {
      const place = { entry: index + 1, at: T0 - minutes * MINUTE };
      return kind === "heard" ? { kind, ...place, saidAt: null } : { kind, ...place };
    })
    .reduce(afterEvent, NO_CONVERSATION);
}

/** A text, written freely to somebody in a situation of whom nothing is known. */
export function facts(rest: Partial<ReachFacts> = {}): ReachFacts {
  return {
    channel: { medium: "text", delivery: "pushed" },
    purpose: { kind: "conversation" },
    content: "free",
    quiet: [],
    isInSituation: true,
    preference: null,
    conversation: NO_CONVERSATION,
    danger: NO_DANGER,
    optOut: NOT_OPTED_OUT,
    lift: null,
    ...rest,
  };
}
