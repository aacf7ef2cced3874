import { InboundEvent, type Parsed } from "@holdfast/channel-kit";
import type { Arrival, Arrived, Settings, Store } from "@holdfast/db";
import { keysOfBytes, toArrival, unreadableArrival, type Origin } from "./to-arrival.ts";

/** What taking in needs of the house. */
export interface TakeInParts {
  readonly store: Pick<Store, "intake" | "outbox" | "optOuts">;
  readonly settings: () => Promise<Settings>;
}

/** Stores everything a delivery says; resolves once all of it is committed, and rejects when any of it is not. */
export async function takeIn(
  parsed: Parsed,
  raw: Uint8Array,
  origin: Origin,
  { store, settings }: TakeInParts,
): Promise<readonly Arrived[]> {
  const now = await settings();
  if (parsed.kind === "unreadable")
    return [await store.intake.arrive(unreadableArrival(parsed, raw, origin, now))];
  const read = parsed.events.map((event) => InboundEvent.safeParse(event));
  const events = read.flatMap(({ data }) => (data === undefined ? [] : [data]));
  // An event that breaks the contract is a bug of the channel; what it was made of is kept all the same.
  const broken = read.flatMap(({ success }, part) =>
    success ? [] : [unreadableArrival(keysOfBytes(raw, part), raw, origin, now)],
  );
  const arrivals = events.flatMap((event) =>
    event.kind === "message" ? [toArrival(event, origin, now)] : [],
  );
  const arrived = arriveInOrder([...arrivals, ...broken], store.intake.arrive);
  const others = events.map(async (event) => {
    if (event.kind === "receipt")
      await store.outbox.receipt(origin.id, event.dedupeKey, event.messageId, event.state);
    if (event.kind === "opt_out") await store.optOuts.record(origin.id, event.threadKey, event.optedOut);
  });
  // All are waited for, so that nothing of this delivery is still being written when its answer goes out.
  const settled = await Promise.allSettled([arrived, ...others]);
  const failed = settled.find((one) => one.status === "rejected");
  if (failed !== undefined) throw failed.reason;
  return arrived;
}

/** One thread's messages one after another, threads beside each other. */
async function arriveInOrder(
  arrivals: readonly Arrival[],
  arrive: (arrival: Arrival) => Promise<Arrived>,
): Promise<readonly Arrived[]> {
  const threads = Map.groupBy(arrivals, ({ threadKey }) => threadKey);
  const done = await Promise.all(
    [...threads.values()].map(async (inThread) => {
      const stored: Arrived[] = [];
      for (const arrival of inThread) stored.push(await arrive(arrival));
      return stored;
    }),
  );
  return done.flat();
}
