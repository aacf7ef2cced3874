import { loadQueue } from "../live/load-queue.ts";

/** Asks for the queue once more, at somebody's wish. */
export function retryQueue(): void {
  void loadQueue();
}
