import { asOneMessage, filled, saying, type GroundingScript, type Walk } from "@holdfast/grounding-scripts";

/**
 * What could be said where a walk stands, in order, each a message of its own; the day is filled in. What is read alone and later
 * is one message, as a whole, before anything else (GS47).
 */
export function walkLines(walk: Walk, script: GroundingScript, today: string): readonly string[] {
  const isWhole = walk.walking.form === "written" && walk.phase.at === "rating_before";
  const lines = isWhole ? [asOneMessage(walk, script).join("\n\n")] : saying(walk, script);
  return lines.map((line) => filled(line, today));
}
