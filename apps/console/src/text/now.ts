import { useSyncExternalStore } from "react";

const TICK_MS = 1_000;
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

/**
 * The time as everything on screen counts it, in steps: waiting times move every five seconds, what must be noticed
 * sooner says so. One timer serves all.
 */
export function useNow(stepMs = 5_000): number {
  return useSyncExternalStore(subscribe, () => Math.floor(read() / stepMs) * stepMs);
}
