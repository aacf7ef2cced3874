import type { Form, Phase, WalkEvent } from "@holdfast/grounding-scripts";
import { t } from "@lingui/core/macro";

/** What a button says that tells what happened; `rated` and `took` have more than one. */
export function eventWords(
  kind: Exclude<WalkEvent["kind"], "rated" | "took">,
  phase: Phase,
  form: Form,
): string {
  switch (kind) {
    case "went_on":
      return phase.at === "check"
        ? t`Better, or the same: go on`
        : phase.at === "returned"
          ? t`Go on where it was`
          : t`Done: next`;
    case "skipped":
      return t`Leave this step out`;
    case "worse":
      return t`It gets worse: stop`;
    case "silence":
      return t`They are silent`;
    case "interrupted":
      return t`Somebody came, or it broke off`;
    case "enough":
      if (phase.at === "stopped") return t`Neither: just talk`;
      return form === "written" && phase.at === "rating_before"
        ? t`It is sent: on to their number`
        : t`They have had enough`;
    case "back":
      return t`They are back`;
    case "gone":
      return t`They do not come back`;
  }
}

/** Where a walk stands, for whoever leads it. */
export function phaseWords(phase: Phase, steps: number): string {
  switch (phase.at) {
    case "rating_before":
      return t`Before it begins: offer it, and ask for a number`;
    case "step":
      return t`Step ${String(phase.index + 1)} of ${String(steps)}`;
    case "check":
      return t`After step ${String(phase.index + 1)} of ${String(steps)}: how is it?`;
    case "rating_after":
      return t`At the end: ask for a number`;
    case "paused":
      return phase.because === "silence" ? t`They are silent. It waits` : t`Interrupted. Nothing is said`;
    case "returned":
      return t`They are back. Ask before anything goes on`;
    case "stopped":
      return t`Stopped, because it got worse. Offer something else, or just talk`;
    case "ended":
      return t`Over`;
  }
}
