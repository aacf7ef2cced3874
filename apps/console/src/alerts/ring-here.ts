import { createStore, type Store } from "../store/store.ts";

/** What all tabs of this browser contend for. Its name says nothing of anybody. */
export type TabLock = "holdfast-ring" | "holdfast-phone";

export interface Ringing {
  /** Whether this tab is the one that makes itself heard. */
  readonly isHere: Store<boolean>;
  /** Stands in line for it; whoever has it, keeps it. */
  readonly wait: () => void;
  /** Takes it from whichever tab has it. */
  readonly take: () => void;
  readonly leave: () => void;
}

/**
 * Sees to it that of all tabs of one browser one rings (AL9). The browser gives the lock on when its tab is closed or
 * crashes. Without locks, as on a page that came unencrypted, every tab rings: rather twice than never.
 */
export function createRinging(
  locks: Pick<LockManager, "request"> | null | undefined,
  name: TabLock = "holdfast-ring",
): Ringing {
  const isHere = createStore(false);
  let inLine: AbortController | null = null;
  let release: (() => void) | null = null;

  function hold(): Promise<void> {
    inLine = null;
    isHere.set(true);
    return new Promise((resolve) => {
      release = () => {
        release = null;
        isHere.set(false);
        resolve();
      };
    });
  }

  function wait(): void {
    if (!locks) return isHere.set(true);
    if (inLine !== null || release !== null) return;
    inLine = new AbortController();
    locks.request(name, { signal: inLine.signal }, hold).catch(robbed);
  }

  function take(): void {
    if (!locks || release !== null) return;
    inLine?.abort();
    inLine = null;
    locks.request(name, { steal: true }, hold).catch(robbed);
  }

  /** Another tab took it, or this one stepped out of the line to take it. */
  function robbed(): void {
    if (release === null) return;
    release();
    wait();
  }

  return {
    isHere,
    wait,
    take,
    leave() {
      inLine?.abort();
      inLine = null;
      if (release === null) isHere.set(false);
      else release();
    },
  };
}
