import { heavySeen } from "../board/heavy-store.ts";
import { calls } from "../calls/calls.ts";
import { useRunningCrises } from "../crisis/running-crises.ts";
import { isInCall } from "../handover/use-in-call.ts";
import { queue } from "../queue/queue-store.ts";
import { held } from "../share/held.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { clocksOf, type ColumnClock } from "./column-clocks.ts";
import type { ColumnStood } from "./column-facts-place.tsx";
import { roomWords, sinceBreakWords, unknownOf } from "./column-words.ts";
import { inHand, type InHand } from "./in-hand.ts";
import { useTextsAtOnce } from "./texts-at-once.ts";

/** What leads read of one colleague beside what everybody does. */
export interface ColumnData {
  readonly hand: InHand;
  readonly room: string;
  /** `null`: nothing is to be said of it. */
  readonly sinceBreak: string | null;
  readonly clocks: readonly ColumnClock[];
  /** What could not be had of all this, in words. */
  readonly unknown: readonly string[];
}

/** Gives what leads read of any colleague on shift: composed of what the board asks for anyway, and of how many texts each has at once. */
export function useColumns(): (colleague: ColumnStood["colleague"]) => ColumnData {
  const now = useNow();
  const heavy = useStore(heavySeen);
  const crises = useRunningCrises();
  const decisions = useStore(held);
  const texts = useTextsAtOnce();
  const [known, board] = [useStore(calls), useStore(queue)];
  const unknown = unknownOf({
    breaks: heavy === null,
    crises: crises.kind === "failed",
    decisions: decisions.kind === "failed",
  });
  return ({ id, rows, shift }) => {
    const hand = inHand(rows);
    const mine = heavy?.get(id);
    const sources = {
      crises: crises.kind === "known" ? crises.clocks : [],
      held: decisions.kind === "ready" ? decisions.all.heldDisclosures : [],
      toSign: decisions.kind === "ready" ? decisions.all.toSign : [],
      consentEndsAt: mine?.consentEndsAt ?? null,
    };
    return {
      hand,
      room: roomWords(hand, texts === null ? null : texts?.get(id), isInCall(known, board, id)),
      sinceBreak: mine === undefined ? null : sinceBreakWords(shift, mine.breakEndedAt, now),
      clocks: clocksOf(id, sources, now),
      unknown,
    };
  };
}
