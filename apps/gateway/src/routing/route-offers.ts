import { randomUUID } from "node:crypto";
import { ChannelId } from "@holdfast/case-schema";
import type { Store } from "@holdfast/db";
import { FIRST_OFFER_MS, propose } from "@holdfast/queue-policy";
import type { Chore } from "../chores/chore.ts";
import { ofQueues } from "./of-its-queue.ts";
import { offeredIn } from "./offered-in.ts";
import { standingTeam } from "./standing-team.ts";

/** Under what the router holds its lease: it is of no channel, so it stands beside them under a name that no channel has. */
const ROUTER = ChannelId.parse("house-routing");

/** So long a gateway that died keeps others from routing. */
const LEASE_MS = 5_000;

/** What is offered is offered for as long as what is offered first (Q31). */
export const OFFER_MS = FIRST_OFFER_MS;

/**
 * Ends the offers that are over, and, where its queue says so, offers what waits to who should have it (Q60), for a while and to one at a
 * time (G609). Of several gateways one routes; where two believe so, the database lets one offer stand.
 */
export function routeOffers(
  {
    waitingOffers,
    routing,
    leases,
    settings,
  }: Pick<Store, "waitingOffers" | "routing" | "leases" | "settings">,
  gateway: string = randomUUID(),
): Chore {
  return {
    name: "waiting_offers",
    everyMs: 1_000,
    run: async () => {
      const ended = await waitingOffers.settle();
      const { queues } = await settings.read();
      if (queues.every((queue) => queue.mode === "pull")) return ended;
      if (!(await leases.take(ROUTER, "router", gateway, LEASE_MS))) return ended;
      return ended + (await offerNow({ waitingOffers, routing, settings }));
    },
  };
}

/** What came of offers is forgotten when nobody needs it (DB688). */
export function forgetOffers({ waitingOffers }: Pick<Store, "waitingOffers">): Chore {
  return { name: "old_offers", everyMs: 3_600_000, run: async () => waitingOffers.forget() };
}

async function offerNow(store: Pick<Store, "waitingOffers" | "routing" | "settings">): Promise<number> {
  const { now, waiting, team, free, queues } = await standingTeam(store);
  const versions = new Map(waiting.map(({ id, version }) => [id, version]));
  let count = 0;
  const wanting = waiting.flatMap((contact) => {
    const stands = offeredIn(contact, queues, now);
    return stands.length === 0 ? [] : [ofQueues(contact, team, queues, stands)];
  });
  for (const { contact, to } of propose(wanting, free, now).takes) {
    const wanted = { id: randomUUID(), contactId: contact, to, by: null, lastsMs: OFFER_MS };
    const offered = await store.waitingOffers.offer({
      ...wanted,
      expectedVersion: versions.get(contact) ?? 0,
    });
    if (offered === "offered") count += 1;
  }
  return count;
}
