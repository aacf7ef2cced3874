import { once } from "node:events";
import { loadKeyring, openStore } from "@holdfast/db";
import type { PoolConfig } from "pg";
import { inventedArrival } from "./invented-arrival.ts";

/** What the parent sends: where to store, and which deliveries to take. */
interface Order {
  connection: PoolConfig;
  keyFolder: string;
  keys: readonly string[];
}

// Takes deliveries sixteen at a time and reports each one that was accepted, until it is killed.
const [order] = (await once(process, "message")) as [Order];
const keyring = await loadKeyring({ folder: order.keyFolder, fromEnvironment: undefined, say: () => {} });
const store = await openStore({ connection: order.connection, keyring, clock: Date.now });
const waiting = [...order.keys];
await Promise.all(
  Array.from({ length: 16 }, async () => {
    for (let key = waiting.shift(); key !== undefined; key = waiting.shift()) {
      const arrived = await store.intake.arrive(inventedArrival({ dedupeKey: key, threadKey: key }));
      process.send?.({ key, arrived });
    }
  }),
);
// Stays until it is killed, so that the parent never meets an orderly end.
setInterval(() => {}, 60_000);
