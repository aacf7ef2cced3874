import { whenDue } from "../clock/when-due.ts";
import { decide, NOTHING_SEEN, type Watch } from "./alerts.ts";
import { attentionOf, type Attention } from "./attention.ts";
import type { AlertAct, Outlook } from "./outlook.ts";

/** What deciding about alerts needs from outside. */
export interface AlertsOutside {
  /** The facts as they stand; `null` while they are not known. */
  readonly outlook: () => Outlook | null;
  /** The gateway's clock, in milliseconds. */
  readonly clock: () => number;
  /** Tells what was decided. */
  readonly tell: (acts: readonly AlertAct[]) => void;
  /** Shows what still wants somebody, told or not. */
  readonly settle: (attention: Attention) => void;
}

export interface Alerts {
  /** Something may have changed: decides soon, once for all that changes together. */
  readonly look: () => void;
  readonly stop: () => void;
}

/** How long changes are gathered before one decision, in milliseconds: a burst is one. */
export const GATHER_MS = 50;

/** Decides again whenever something changed, and whenever something is due by the clock. */
export function runAlerts({ outlook, clock, tell, settle }: AlertsOutside): Alerts {
  let watch: Watch = NOTHING_SEEN;
  let gathering: ReturnType<typeof setTimeout> | null = null;
  let forgetDue = (): void => undefined;

  function step(): void {
    gathering = null;
    forgetDue();
    const facts = outlook();
    if (facts === null) return;
    const now = clock();
    const decision = decide(watch, facts, now);
    watch = decision.watch;
    // First: whatever a browser refuses while this is told, what is due by the clock is told in its time.
    if (decision.againAt !== null) forgetDue = whenDue(decision.againAt, step, clock);
    settle(attentionOf(watch, facts));
    if (decision.acts.length > 0) tell(decision.acts);
  }

  return {
    look: () => (gathering ??= setTimeout(step, GATHER_MS)),
    stop() {
      if (gathering !== null) clearTimeout(gathering);
      forgetDue();
    },
  };
}
