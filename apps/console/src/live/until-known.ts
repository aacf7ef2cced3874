import type { Answer } from "../api/ask.ts";
import { freshness } from "./connection.ts";

/** How soon it is asked again where no answer came, in milliseconds, and how many times that is doubled where none comes then, either. */
const [AGAIN_MS, DOUBLED_MOST] = [2_000, 4];

/** What came of a question; `null` where a newer one overtook it. */
export type Came = (Pick<Answer<unknown>, "kind"> & { readonly isRefused?: true }) | null;

/** A question that is asked again by itself until it is answered. */
export interface UntilKnown {
  readonly ask: () => void;
  /** Asks as after an answer that did not come: a little later, and not while the line is away. */
  readonly askSoon: () => void;
  /** Asks where an answer is still missing, as when the line is back. */
  readonly goOn: () => void;
  readonly stop: () => void;
}

/**
 * Asks what is told once and shown on a screen that stands still: of one answer that did not come nobody would know until it is asked anew
 * anyway. While the line is known to be away it waits for that, as it is asked anew when the line is back. What was overtaken by a newer
 * question asked here is asked no more: that one is asked until it is known itself. What was overtaken by somebody else's is: theirs may have
 * had no answer, either, and that it is missing is seen here alone. What was refused is not, as it would be so again.
 */
export function untilKnown(look: () => Promise<Came>): UntilKnown {
  let again: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  let isMissing = false;
  let asked = 0;
  async function ask(nth: number): Promise<void> {
    clearTimeout(again);
    asked += 1;
    const mine = asked;
    const answer = await look();
    if (mine !== asked) return;
    isMissing = isMissed(answer);
    if (isMissing) askAgain(nth);
  }
  function askAgain(nth: number): void {
    clearTimeout(again);
    if (isStopped) return;
    isMissing = true;
    again = setTimeout(
      () => {
        if (freshness.get().kind !== "stale") void ask(nth + 1);
      },
      AGAIN_MS * 2 ** Math.min(nth, DOUBLED_MOST),
    );
  }
  return {
    ask: () => void ask(0),
    askSoon: () => askAgain(0),
    goOn: () => {
      if (isMissing && !isStopped) void ask(0);
    },
    stop: () => {
      isStopped = true;
      clearTimeout(again);
    },
  };
}

function isMissed(came: Came): boolean {
  if (came === null || came.kind === "unreachable") return true;
  return came.kind === "failed" && came.isRefused !== true;
}
