import { useSyncExternalStore } from "react";
import { serverNow } from "../clock/server-clock.ts";

const TICK_MS = 1_000;
const listeners = new Set<() => void>();
let now = serverNow();
let timer: ReturnType<typeof setInterval> | null = null;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = serverNow();
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
  if (timer === null) now = serverNow();
  return now;
}

/**
 * The gateway's time, in which everything on screen is counted, in steps: waiting times move every five seconds, what must be noticed
 * sooner says so. One timer serves all.
 */
export function useNow(stepMs = 5_000): number {
  return useSyncExternalStore(subscribe, () => Math.floor(read() / stepMs) * stepMs);
}
