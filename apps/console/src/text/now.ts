import { useSyncExternalStore } from "react";

const TICK_MS = 5_000;
const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | null = null;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
  };
}

function read(): number {
  // Without a running timer the last tick may be long ago.
  if (timer === null) now = Date.now();
  return now;
}

/** The time as all waiting times on screen count it: one timer for everything, a step every five seconds. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, read);
}
