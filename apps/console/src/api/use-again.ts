import { useEffect } from "react";

/** How long after a failure it is asked again. */
const AGAIN_MS = 5_000;

/**
 * Asks again, every few seconds and one question at a time, for what could not be had, until it is: the change after which it would be
 * asked anyway may be hours away, or none. `ask` is the same as long as what it asks is.
 */
export function useAgain(isWanted: boolean, ask: () => Promise<void>): void {
  useEffect(() => {
    if (!isWanted) return undefined;
    let isOver = false;
    let soon: ReturnType<typeof setTimeout> | undefined;
    const wait = (): void => {
      soon = setTimeout(() => void again(), AGAIN_MS);
    };
    const again = async (): Promise<void> => {
      await ask();
      if (!isOver) wait();
    };
    wait();
    return () => {
      isOver = true;
      clearTimeout(soon);
    };
  }, [isWanted, ask]);
}
