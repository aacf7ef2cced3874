import type { GroundingScript } from "../script/grounding-script.ts";
import { EXIT, sharedWords, wordsFor } from "../script/words-for.ts";
import type { SharedLine } from "../script/shared-lines.ts";
import type { Walk, Walking } from "./walk.ts";

/**
 * What could be said where a walk stands, in order, with `{today}` still open. Nothing where nobody may be there who should hear
 * it: during an interruption, and in a silence that is not on an open call (GS45).
 */
export function saying(walk: Walk, script: GroundingScript): readonly string[] {
  const { walking, phase } = walk;
  switch (phase.at) {
    case "rating_before":
      return shared(walking, "offer", "rate_before");
    case "step":
      return stepWords(walking, script, phase.index);
    case "check":
      return shared(walking, phase.asks === "rating" ? "rate_after" : "check");
    case "rating_after":
      return [...exitWords(walking, script), ...shared(walking, "rate_after")];
    case "paused":
      return phase.because === "silence" && (walking.form === "voice" || walking.form === "tty")
        ? shared(walking, "quiet")
        : [];
    case "returned":
      return shared(walking, "back");
    case "stopped":
      return shared(walking, "worse");
    case "ended":
      return endWords(walk);
  }
}

/** A script as one message, for somebody who reads it alone and later: an offer, its steps, and what to do if it gets worse (GS47). */
export function asOneMessage(walk: Walk, script: GroundingScript): readonly string[] {
  const { walking } = walk;
  const steps = walking.steps.flatMap(({ id }) => wordsFor(script, id, walking) ?? []);
  return [...shared(walking, "offer"), ...steps, ...shared(walking, "check"), ...exitWords(walking, script)];
}

function stepWords(walking: Walking, script: GroundingScript, index: number): readonly string[] {
  const step = walking.steps[index];
  const words = step === undefined ? null : wordsFor(script, step.id, walking);
  return words === null ? [] : [words];
}

/** Nothing is sent after somebody fell silent or was interrupted; whoever took another script goes straight on to it. */
function endWords({ walking, phase }: Walk): readonly string[] {
  if (phase.at !== "ended" || phase.next !== null) return [];
  const { how } = phase.outcome;
  return how === "finished" || how === "enough" ? shared(walking, "close") : [];
}

function exitWords(walking: Walking, script: GroundingScript): readonly string[] {
  const words = wordsFor(script, EXIT, walking);
  return words === null ? [] : [words];
}

function shared(walking: Walking, ...lines: readonly SharedLine[]): readonly string[] {
  return lines.map((line) => sharedWords(line, walking));
}
