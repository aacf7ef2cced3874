import { elsewhereOf, type Call, type ElsewhereLine } from "@holdfast/call-flow";
import { isPressing, type Language } from "@holdfast/case-schema";
import type { CallParts } from "./call-parts.ts";
import type { CarriedCall } from "./carried-call.ts";

type Told = Pick<CarriedCall, "call" | "stored" | "feed">;

/** Tells whoever waits of a partner's line, and of no more than it takes. */
export interface ElsewhereRounds {
  /** Tells each call that waits whether it may be told of. Rejects when the store cannot be read. */
  readonly round: () => Promise<void>;
  /** A call stands otherwise: where it took the last end there, the others hear at once that none is left (G733). */
  readonly changed: (before: Call, now: Call) => void;
}

/**
 * Tells each call that waits whether another line may be told of to it just now (G728): the store says to whom, a lead whether, an
 * administrator which, and how many at once (G733). Whoever is in danger or in a pressing lane by now is put through no more (CP100), also
 * when they asked before that was known.
 */
export function elsewhereRounds(
  carried: { readonly all: () => readonly Told[] },
  { channel, calls, settings, waits }: Pick<CallParts, "channel" | "calls" | "settings" | "waits">,
): ElsewhereRounds {
  // Nobody was told of it before it was looked at.
  let atOnce = 0;
  // Whoever it rings for takes no room from themselves: where it is busy they may press the key again at once.
  const isFullBeside = (one: Told): boolean =>
    carried.all().filter((other) => other.stored().id !== one.stored().id && isThere(other.call())).length >=
    atOnce;
  const isWaiting = (one: Told): boolean => one.call().stage.kind === "waiting";

  return {
    round: async () => {
      if (!carried.all().some(isWaiting)) return;
      const { elsewhere: to } = waits();
      const due = to === null ? [] : await calls.dueElsewhere(channel);
      const { calls: ours, surge } = await settings();
      atOnce = surge.partnerAtOnce;
      for (const one of carried.all().filter(isWaiting)) {
        const { id, language, danger, lane } = one.stored();
        if (danger !== null || (lane !== null && isPressing(lane))) {
          one.feed({ kind: "kept_here" });
          continue;
        }
        if (to === null || !due.includes(id) || isFullBeside(one)) {
          one.feed({ kind: "elsewhere", line: null });
          continue;
        }
        const { aliasNumber: show, promptLanguages } = ours;
        const known = promptLanguages.filter((each) => each === language);
        one.feed({
          kind: "elsewhere",
          line: elsewhereLine(to, show, known.length > 0 ? known : promptLanguages),
        });
      }
    },
    changed: (before, now) => {
      if (isThere(before) || !isThere(now)) return;
      for (const one of carried.all())
        if (isWaiting(one) && isFullBeside(one)) one.feed({ kind: "elsewhere", line: null });
    },
  };
}

/** Whether an end of it is at the partner's line, or rings there. */
const isThere = (call: Call): boolean => elsewhereOf(call) !== null;

/** It, with what is said of it in these languages, one after the other. */
function elsewhereLine(to: string, show: string | null, languages: readonly Language[]): ElsewhereLine {
  const prompts = (name: string): readonly string[] => languages.map((language) => `${name}-${language}`);
  return {
    to,
    show,
    offer: prompts("elsewhere"),
    ringing: prompts("elsewhere-ringing"),
    failed: prompts("elsewhere-failed"),
  };
}
