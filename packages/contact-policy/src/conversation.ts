import type { ConversationEvent } from "./conversation-event.ts";
import { afterHands, NO_HANDS, settledHands, type HandsState } from "./hands.ts";
import { afterSilence, NO_SILENCE, settledSilence, type SilenceState } from "./silence.ts";

/** How a conversation stands. Facts only: it holds nothing that anybody said. */
export interface ConversationState {
  readonly silence: SilenceState;
  readonly hands: HandsState;
}

/** A conversation in which nobody said anything. */
export const NO_CONVERSATION: ConversationState = { silence: NO_SILENCE, hands: NO_HANDS };

/** How the conversation stands after this, too. */
export function afterEvent(state: ConversationState, event: ConversationEvent): ConversationState {
  return { silence: afterSilence(state.silence, event), hands: afterHands(state.hands, event) };
}

/**
 * The same at `now`, by a clock that may have been put back: what it dates later than now counts as just happened, so that
 * nothing lasts longer than it would by a clock that was right from now on (CP26).
 */
export function settled({ silence, hands }: ConversationState, now: number): ConversationState {
  return { silence: settledSilence(silence, now), hands: settledHands(hands, now) };
}
