import type { KnownBlocks } from "../blocks/block-store.ts";
import { threadHash } from "../sealing/thread-hash.ts";
import type { HeldClients } from "../sql/held-clients.ts";
import type { Inside } from "../store/inside.ts";
import { openAlone } from "./alone.ts";
import type { Arrival, Arrived, IntakeStore, Unheard } from "./arrival.ts";
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
  const travelling = new Map<string, Promise<Arrived | Unheard>>();
  /** What travels alone of threads that may be blocked: one after another, as in batches. */
  const behind = new Map<string, Promise<void>>();
  async function inTurn(pending: Pending): Promise<void> {
    const turn = (behind.get(pending.thread) ?? Promise.resolve()).then(async () => alone(pending));
    behind.set(pending.thread, turn);
    await turn;
    if (behind.get(pending.thread) === turn) behind.delete(pending.thread);
  }
  async function travel(arrival: Arrival, isUnheard: boolean): Promise<Arrived | Unheard> {
    const { refs, mail, channel, threadKey } = arrival;
    const hash = threadHash(inside.keyring, channel, threadKey);
    const isBlocked = blocks.maybe(channel, hash);
    const isAlone = refs.length > 0 || (mail !== undefined && mail !== null);
    // Where its thread is still to be found, or silence may be kept on it, one question more is nothing.
    if (isUnheard && (isBlocked || isAlone)) return "unheard";
    const { pending, arrived } = pend(arrival, hash, inside.keyring, isUnheard);
    const first = travelling.get(pending.event);
    if (first !== undefined) {
      const found = await first;
      return found === "unheard"
        ? travel(arrival, isUnheard)
        : { ...found, outcome: "duplicate", opened: "continued" };
    }
    travelling.set(pending.event, arrived);
    if (isBlocked) void inTurn(pending);
    else if (isAlone) void alone(pending);
    else batches.add(pending);
    try {
      return await arrived;
    } finally {
      travelling.delete(pending.event);
    }
  }
  return {
    async arrive(arrival) {
      const arrived = await travel(arrival, false);
      if (arrived === "unheard") throw new Error("what was listened to was not stored");
      return arrived;
    },
    arriveUnheard: async (arrival) => travel(arrival, true),
  };
}
