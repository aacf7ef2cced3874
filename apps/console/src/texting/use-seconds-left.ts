import { useEffect, useState } from "react";

/**
 * Counts down to the end of `forMs` from when it is first drawn, one second after another and never back: the clocks were
 * compared once, and a correction of one does not make the count jump.
 */
export function useSecondsLeft(forMs: number): number {
  const [end] = useState(() => performance.now() + forMs);
  const [left, setLeft] = useState(() => secondsUntil(end));
  useEffect(() => {
    if (left === 0) return;
    const timer = setTimeout(
      () => setLeft(Math.min(left - 1, secondsUntil(end))),
      Math.max(0, end - performance.now() - (left - 1) * 1_000),
    );
    return () => clearTimeout(timer);
  }, [end, left]);
  return left;
}

function secondsUntil(end: number): number {
  return Math.max(0, Math.ceil((end - performance.now()) / 1_000));
}
