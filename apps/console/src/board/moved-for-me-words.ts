import "./lead-move-texts.ts";
import { t } from "@lingui/core/macro";
import { clockWords } from "../text/time-words.ts";
import type { LeadMoveData } from "./lead-move-documents.ts";
import { leadMoveReasonWords } from "./lead-move-words.ts";

/** What a lead's move is to somebody: what they are asked to have, what they have by it, or have no more. */
export type ForMe = "asked" | "given" | "taken";

/** What a move is to somebody; `null`: no news, as what they accepted themself. Pure. */
export function forMe({ state, isAtOnce, from, to }: LeadMoveData, me: string): ForMe | null {
  if (to?.id === me) {
    if (state === "offered") return "asked";
    return state === "moved" && isAtOnce ? "given" : null;
  }
  return from?.id === me && state === "moved" ? "taken" : null;
}

/** Who moved what, and why, as whoever it is for reads it. */
export function movedForMeWords(move: LeadMoveData, what: ForMe, now: number): string {
  const { by, contact, reason, isUndo } = move;
  const [clock, name, number] = [clockWords(move.at, now), by.name, String(contact.number)];
  const [from, to] = [move.from?.name ?? t`the queue`, move.to?.name ?? t`the queue`];
  const said = {
    asked: () => t`${name} asks you to take contact ${number} from ${from}.`,
    given: () =>
      isUndo
        ? t`${clock}: ${name} took a move back, and you have contact ${number} again.`
        : t`${clock}: ${name} moved contact ${number} from ${from} to you. You have it now.`,
    taken: () => t`${clock}: ${name} moved contact ${number} from you to ${to}. You have it no more.`,
  }[what]();
  return reason === null ? said : `${said} ${t`Why: ${leadMoveReasonWords(reason)}.`}`;
}
