import type { ElsewhereLine } from "@holdfast/call-flow";
import { isPressing, type Language } from "@holdfast/case-schema";
import type { CallParts } from "./call-parts.ts";
import type { CarriedCall } from "./carried-call.ts";

/**
 * Tells each call that waits whether another line may be told of to it just now (G728): the store says to whom, a lead whether, an
 * administrator which. Whoever is in danger or in a pressing lane by now is put through no more (CP100), also when they asked before that
 * was known.
 */
export async function tellOfElsewhere(
  all: readonly Pick<CarriedCall, "call" | "stored" | "feed">[],
  { channel, calls, settings, waits }: Pick<CallParts, "channel" | "calls" | "settings" | "waits">,
): Promise<void> {
  const waiting = all.filter((one) => one.call().stage.kind === "waiting");
  if (waiting.length === 0) return;
  const { elsewhere: to } = waits();
  const due = to === null ? [] : await calls.dueElsewhere(channel);
  for (const one of waiting) {
    const { id, language, danger, lane } = one.stored();
    if (danger !== null || (lane !== null && isPressing(lane))) {
      one.feed({ kind: "kept_here" });
      continue;
    }
    if (to === null || !due.includes(id)) {
      one.feed({ kind: "elsewhere", line: null });
      continue;
    }
    const { aliasNumber: show, promptLanguages } = (await settings()).calls;
    const known = promptLanguages.filter((each) => each === language);
    one.feed({
      kind: "elsewhere",
      line: elsewhereLine(to, show, known.length > 0 ? known : promptLanguages),
    });
  }
}

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
