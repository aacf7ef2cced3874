import type { KnownBlocks } from "../blocks/block-store.ts";
import { threadHash } from "../sealing/thread-hash.ts";
import type { HeldClients } from "../sql/held-clients.ts";
import type { Inside } from "../store/inside.ts";
import { openAlone } from "./alone.ts";
import type { Arrived, IntakeStore } from "./arrival.ts";
import { openBatches } from "./batches.ts";
import { deliver } from "./deliver.ts";
import { pend, type Pending } from "./pending.ts";
import { openThreadOwners } from "./thread-owners.ts";

/** The one road in, with a lane beside it for what travels alone. */
export function openIntake(
  inside: Inside,
  road: HeldClients,
  aside: HeldClients,
  blocks: KnownBlocks,
): IntakeStore {
  const threads = openThreadOwners(inside.owners);
  const batches = openBatches<Pending>({
    keyOf: ({ thread }) => thread,
    run: (batch) => deliver(inside, road, threads, batch),
  });
  const alone = openAlone(inside, aside, threads, blocks);
  /** Events on their way. One that comes again meanwhile waits for the first. */
  const travelling = new Map<string, Promise<Arrived>>();
  /** What travels alone of threads that may be blocked: one after another, as in batches. */
  const behind = new Map<string, Promise<void>>();
  async function inTurn(pending: Pending): Promise<void> {
    const turn = (behind.get(pending.thread) ?? Promise.resolve()).then(async () => alone(pending));
    behind.set(pending.thread, turn);
    await turn;
    if (behind.get(pending.thread) === turn) behind.delete(pending.thread);
  }
  return {
    async arrive(arrival) {
      const { refs, mail, channel, threadKey } = arrival;
      const hash = threadHash(inside.keyring, channel, threadKey);
      const { pending, arrived } = pend(arrival, hash, inside.keyring);
      const first = travelling.get(pending.event);
      if (first !== undefined) return { ...(await first), outcome: "duplicate", opened: "continued" };
      travelling.set(pending.event, arrived);
      if (blocks.maybe(channel, hash)) void inTurn(pending);
      else if (refs.length === 0 && (mail === undefined || mail === null)) batches.add(pending);
      else void alone(pending);
      try {
        return await arrived;
      } finally {
        travelling.delete(pending.event);
      }
    },
  };
}
