import { eventsAt, type Walk, type WalkEvent } from "@holdfast/grounding-scripts";

const ORDER: readonly WalkEvent["kind"][] = [
  "went_on",
  "rated",
  "took",
  "back",
  "worse",
  "skipped",
  "silence",
  "interrupted",
  "enough",
  "gone",
];

/** What can be said to have happened where a walk stands: what comes next first, then that it gets worse. */
export function walkEvents({ walking, phase }: Walk): readonly WalkEvent["kind"][] {
  const can = eventsAt(phase);
  // What was sent as one message has no steps to go through, and no number before it.
  const here = walking.form === "written" && phase.at === "rating_before" ? ["enough", "worse"] : can;
  return ORDER.filter((kind) => here.includes(kind));
}
