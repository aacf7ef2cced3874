/** One turn at what one gateway at a time may do. */
export interface Turn {
  /** Aborts once it is no longer ours. */
  readonly lost: AbortSignal;
  /**
   * Whether it is ours at this very moment, by the time that passed and not by what anybody was told: a process that was stopped, or kept
   * busy, hears of nothing meanwhile. Once it was not it never is again, and `lost` aborts.
   */
  readonly isHeld: () => boolean;
  /** How much longer whoever works under it may, in milliseconds. */
  readonly leftMs: () => number;
  /** The lease was renewed by what was asked at that instant. */
  readonly renewed: (askedAt: number) => void;
  readonly lose: () => void;
}

/**
 * A turn under a lease of `leaseMs` that was asked for at `askedAt`. It ends with two thirds of the lease: whoever works under it has the
 * last third to stop. `elapsed` goes on while this process does not.
 */
export function turnFrom(askedAt: number, leaseMs: number, elapsed: () => number): Turn {
  const lost = new AbortController();
  let since = askedAt;
  const leftMs = (): number => Math.max(0, since + (leaseMs * 2) / 3 - elapsed());
  return {
    lost: lost.signal,
    isHeld: () => {
      if (leftMs() === 0) lost.abort();
      return !lost.signal.aborted;
    },
    leftMs,
    renewed: (at) => {
      since = at;
    },
    lose: () => lost.abort(),
  };
}
