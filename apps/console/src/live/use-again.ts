import { useEffect } from "react";
import { untilKnown, type Came } from "./until-known.ts";
import { whenBack } from "./when-back.ts";

/**
 * Asks again for what could not be had, ever more rarely and one question at a time, until it is: the change after which it would be asked
 * anyway may be hours away, or none. While the line is away it waits for that; what was refused is asked for no more. `ask` is the same
 * as long as what it asks is, and asks by itself at first.
 */
export function useAgain(isMissing: boolean, ask: () => Promise<Came>): void {
  useEffect(() => {
    if (!isMissing) return undefined;
    const asking = untilKnown(ask);
    asking.askSoon();
    // Soon, as most of what is missing comes by itself when the line is back.
    const forgetBack = whenBack(asking.askSoon);
    return () => {
      forgetBack();
      asking.stop();
    };
  }, [isMissing, ask]);
}
