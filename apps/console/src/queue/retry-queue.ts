import { loadQueue } from "../live/load-queue.ts";

/** Asks for the queue once more, at somebody's wish. */
export function retryQueue(): void {
  // The feed asks by itself as well. What it has brought meanwhile is newer, and is not put back by this answer.
  void loadQueue(({ kind }) => kind !== "ready");
}
