import { migrate, openStore, type Keyring, type Store } from "@holdfast/db";
import type { PoolConfig } from "pg";
import { makeClaimers } from "./claim-race.ts";
import { withFewCheckpoints } from "./few-checkpoints.ts";
import { inventedArrival } from "./invented-arrival.ts";
import { filling, seedContacts } from "./seed-contacts.ts";

/** How many wait, and how many are behind them that are closed. */
export interface QueueSize {
  readonly waiting: number;
  readonly history: number;
}

const FIRST_OF_HISTORY = 1_000_000;

type Filling = Pick<Store, "contacts" | "intake" | "moves" | "staff">;

/** Fills a house in which nobody is with contacts that wait, and with a history of closed ones, by set; each due a second after the other. */
export async function seedQueue(
  store: Filling,
  connection: PoolConfig,
  { waiting, history }: QueueSize,
): Promise<void> {
  const { contactId: open } = await store.intake.arrive(inventedArrival());
  const { contactId: closed } = await store.intake.arrive(inventedArrival());
  await close(store, closed);
  await withFewCheckpoints(connection, () =>
    filling(connection, ["contact"], async (client) => {
      const own = {
        due_at: "shape.due_at + n * interval '1 second'",
        waiting_since: "shape.waiting_since + n * interval '1 millisecond'",
      };
      await seedContacts(client, open, { contacts: waiting - 1, after: 1_000, own });
      if (history > 1) await seedContacts(client, closed, { contacts: history - 1, after: FIRST_OF_HISTORY });
    }),
  );
}

/** A house of its own, filled so. */
export async function openSeeded(
  connection: PoolConfig,
  keyring: Keyring,
  size: QueueSize,
  poolSize: number,
): Promise<Store> {
  await migrate(connection);
  const store = await openStore({ connection, keyring, clock: Date.now, poolSize });
  await seedQueue(store, connection, size);
  return store;
}

async function close(store: Filling, id: Awaited<ReturnType<Filling["intake"]["arrive"]>>["contactId"]) {
  const [by] = await makeClaimers(store, 1);
  if (by === undefined) throw new Error("nobody is there to close it");
  for (const move of [{ kind: "claim" }, { kind: "close", disposition: "information" }] as const) {
    const version = (await store.contacts.contact(id))?.row.version ?? 0;
    const { kind } = await store.moves.move(id, by, version, move);
    if (kind !== "moved") throw new Error(`the one that was to be closed is ${kind}`);
  }
}
