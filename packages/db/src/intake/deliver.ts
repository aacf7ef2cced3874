import type { HeldClients } from "../sql/held-clients.ts";
import type { Inside } from "../store/inside.ts";
import type { Arrived, Unheard } from "./arrival.ts";
import type { Pending } from "./pending.ts";
import { storeBatch } from "./store-batch.ts";
import type { ThreadOwners } from "./thread-owners.ts";

/**
 * Settles every arrival of a batch. When the batch fails as a whole, each goes alone, so that a poisoned one fails
 * alone; going twice is safe, since the dedupe key decides.
 */
export async function deliver(
  inside: Inside,
  road: HeldClients,
  threads: ThreadOwners,
  batch: readonly Pending[],
): Promise<void> {
  let stored = false;
  const settle = (results: ReadonlyMap<Pending, Arrived | Unheard>): void => {
    for (const [pending, arrived] of results) {
      stored ||= arrived !== "unheard" && arrived.outcome === "stored";
      pending.resolve(arrived);
    }
  };
  try {
    settle(await storeBatch(inside, road, threads, batch));
  } catch {
    for (const pending of batch)
      await storeBatch(inside, road, threads, [pending]).then(settle, (error: unknown) =>
        pending.reject(error),
      );
  }
  if (stored) inside.commits.happened("arrival");
}
