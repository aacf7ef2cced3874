/** Whether what Asterisk tells of comes through to us. */
export interface Beats {
  /** One came through. */
  readonly heard: () => void;
  /** Whether one comes through within `ms`, from now on; `false` at once when `signal` aborts. */
  readonly within: (ms: number, signal: AbortSignal) => Promise<boolean>;
}

/** Hears nothing yet. */
export function beats(): Beats {
  const waiting = new Set<() => void>();
  return {
    heard: () => {
      for (const resolve of waiting) resolve();
    },
    within: async (ms, signal) => {
      const { promise, resolve } = Promise.withResolvers<boolean>();
      const came = (): void => resolve(true);
      const over = (): void => resolve(false);
      const late = setTimeout(over, ms);
      waiting.add(came);
      signal.addEventListener("abort", over);
      if (signal.aborted) over();
      try {
        return await promise;
      } finally {
        clearTimeout(late);
        waiting.delete(came);
        signal.removeEventListener("abort", over);
      }
    },
  };
}
