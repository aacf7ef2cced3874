import { errorFacts } from "../log/error-facts.ts";
import type { Log } from "../log/log.ts";
import type { Chore } from "./chore.ts";
import { dueAfter, spreadOver } from "./spread-over.ts";

export interface RunningChores {
  /** Starts none any more and waits for what runs. */
  readonly close: () => Promise<void>;
}

/**
 * Does each chore at once, and then at its own pace, apart from the others of that pace (W63), never twice at once here. A failed one is
 * logged and tried again at its next time.
 */
export function startChores(
  chores: readonly Chore[],
  log: Log,
  elapsed: () => number = () => performance.now(),
): RunningChores {
  const running = new Map<string, Promise<void>>();
  const run = async ({ name, run: work }: Chore): Promise<void> => {
    try {
      const count = await work();
      if (count > 0) log.info("chore_done", { name, count });
    } catch (error) {
      log.warn("chore_failed", { name, ...errorFacts(error) });
    }
  };
  const begin = (chore: Chore): void => {
    if (running.has(chore.name)) return;
    const ended = run(chore).finally(() => running.delete(chore.name));
    running.set(chore.name, ended);
  };
  const timers = new Map<Chore, NodeJS.Timeout>();
  const beginAt = (chore: Chore, dueMs: number): void => {
    const again = (): void => {
      beginAt(chore, dueAfter(dueMs, elapsed(), chore.everyMs));
      begin(chore);
    };
    timers.set(chore, setTimeout(again, dueMs - elapsed()));
  };
  const begun = elapsed();
  const apart = spreadOver(chores.map(({ everyMs }) => everyMs));
  for (const [nth, chore] of chores.entries()) beginAt(chore, begun + (apart[nth] ?? chore.everyMs));
  for (const chore of chores) begin(chore);
  return {
    close: async () => {
      for (const timer of timers.values()) clearTimeout(timer);
      await Promise.all(running.values());
    },
  };
}
