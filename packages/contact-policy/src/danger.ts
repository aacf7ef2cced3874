import type { UserId } from "@holdfast/case-schema";

/** How many of the staff have to agree that danger is over. */
export const DANGER_CONFIRMATIONS = 2;

/** Something that bears on danger. A message that holds both code words is the danger word only. */
export type DangerEvent =
  | { readonly kind: "danger_word"; readonly at: number }
  /** The check word: the agreed safe word, and when it was agreed. */
  | { readonly kind: "check_word"; readonly at: number; readonly agreedAt: number }
  | { readonly kind: "confirmed_over"; readonly at: number; readonly by: UserId };

/** Whether the danger word holds, and how far it is from being over. */
export type DangerState =
  | { readonly holds: false }
  | {
      readonly holds: true;
      readonly since: number;
      /** When the check word was heard after it; `null` when it was not. */
      readonly checkWordAt: number | null;
      /** Who has confirmed since; no name stands twice. */
      readonly confirmedBy: readonly UserId[];
    };

export const NO_DANGER: DangerState = { holds: false };

/** How it stands after this, too (CP50 to CP53). */
export function afterDanger(state: DangerState, event: DangerEvent): DangerState {
  if (event.kind === "danger_word")
    return {
      holds: true,
      since: state.holds ? state.since : event.at,
      checkWordAt: null,
      confirmedBy: [],
    };
  if (!state.holds) return state;
  if (event.kind === "check_word") {
    // A word that was agreed since the danger began may have been agreed with whoever is the danger.
    const isTheirs = event.agreedAt < state.since;
    return isTheirs && state.checkWordAt === null ? { ...state, checkWordAt: event.at } : state;
  }
  if (state.checkWordAt === null || state.confirmedBy.includes(event.by)) return state;
  const confirmedBy = [...state.confirmedBy, event.by];
  return confirmedBy.length >= DANGER_CONFIRMATIONS ? NO_DANGER : { ...state, confirmedBy };
}
