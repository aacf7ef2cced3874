import fc from "fast-check";
import { createClient, type SimulatedClient } from "./client.ts";
import { createDatabase } from "./database.ts";
import { createGateway, type SimulatedGateway } from "./gateway.ts";

const CONTACTS = 3;

/** What can happen, with how likely it is; the numbers that come with it pick whom it happens to. */
const DEEDS = {
  begin: 12,
  writeMore: 4,
  commit: 12,
  rollback: 3,
  read: 12,
  query: 6,
  heads: 3,
  fetch: 8,
  fetchUnasked: 1,
  failToFetch: 1,
  takeSnapshot: 8,
  ask: 10,
  receive: 24,
  receiveOutOfOrder: 3,
  receiveTwice: 3,
  lose: 3,
  connect: 6,
  cut: 3,
  tick: 4,
  restartGateway: 1,
  restartDatabase: 1,
  backUp: 1,
  restore: 1,
  purge: 1,
} as const;
type DeedKind = keyof typeof DEEDS;

export interface Deed {
  readonly kind: DeedKind;
  readonly who: number;
  readonly pick: number;
}

export const deed: fc.Arbitrary<Deed> = fc.record({
  kind: fc.oneof(
    ...Object.entries(DEEDS).map(([kind, weight]) => ({ arbitrary: fc.constant(kind as DeedKind), weight })),
  ),
  who: fc.nat(5),
  pick: fc.nat(7),
});

/** Lets everything that needs no further deed come to an end. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** One database, two gateways, three clients, and networks between them. */
export function createWorld() {
  const database = createDatabase(CONTACTS);
  const gateways = [createGateway(database), createGateway(database)] as const;
  const clients = Array.from({ length: 3 }, () => createClient(database));
  for (const client of clients) for (const stream of client.streams) client.follow(stream);
  const clientOf = (who: number) => clients[who % clients.length] as SimulatedClient;
  const gatewayOf = (who: number) => gateways[who % 2] as SimulatedGateway;

  const does: Record<DeedKind, (who: number, pick: number) => unknown> = {
    begin: (who) => database.begin(who % CONTACTS),
    writeMore: (_who, pick) => database.writeMore(pick),
    commit: (_who, pick) => database.commit(pick),
    rollback: (_who, pick) => database.rollback(pick),
    read: (who) => gatewayOf(who).read(),
    query: (who) => gatewayOf(who).answerQuery(),
    heads: (who) => gatewayOf(who).heads(),
    fetch: (who) => clientOf(who).fetchWanted(),
    fetchUnasked: (who) => clientOf(who).fetchUnasked(),
    failToFetch: (who) => clientOf(who).failToFetch(),
    takeSnapshot: (who, pick) => clientOf(who).takeSnapshot(pick),
    ask: (who) => void clientOf(who).ask(),
    receive: (who) => clientOf(who).receive(clientOf(who).down.deliver(0)),
    receiveOutOfOrder: (who, pick) => clientOf(who).receive(clientOf(who).down.deliver(pick)),
    receiveTwice: (who, pick) => clientOf(who).receive(clientOf(who).down.deliverAndKeep(pick)),
    lose: (who, pick) => clientOf(who).down.deliver(pick),
    connect: (who, pick) => clientOf(who).connect(gatewayOf(pick)),
    cut: (who) => clientOf(who).cut(),
    tick: (_who, pick) => clients.forEach((client) => client.tick(pick * 500)),
    restartGateway: (who) => {
      const gateway = gatewayOf(who);
      clients.filter((client) => client.isOn(gateway)).forEach((client) => client.cut());
      gateway.boot();
    },
    restartDatabase: () => database.restart(),
    backUp: () => database.backUp(),
    restore: () => database.restore(),
    purge: async (_who, pick) => {
      // Only what is long read is ever purged; a reader that was away for longer begins anew.
      for (const gateway of gateways) await gateway.read();
      database.purge(pick);
    },
  };

  async function perform({ kind, who, pick }: Deed): Promise<void> {
    await does[kind](who, pick);
    await settle();
  }

  /** A second of a world in which nothing goes wrong. */
  async function quietSecond(): Promise<void> {
    for (const gateway of gateways) {
      await gateway.read();
      gateway.heads();
    }
    for (const [n, client] of clients.entries()) {
      client.connect(gatewayOf(n));
      while (client.busy() > 0) {
        client.fetchWanted();
        client.takeSnapshot(0);
        void client.ask();
        await settle();
        gateways.forEach(({ answerQuery }) => answerQuery());
        await settle();
        client.receive(client.down.deliver(0));
      }
      client.tick(1_000);
    }
  }

  const isCurrent = (client: SimulatedClient) =>
    client.busy() === 0 && [...client.feed().followers.values()].every(({ fresh }) => fresh);

  /** Ends every transaction, and lets seconds pass until everybody is current; answers how many it took. */
  async function heal(most: number): Promise<number> {
    while (database.openCount() > 0) database.commit(0);
    for (let seconds = 1; seconds <= most; seconds += 1) {
      await quietSecond();
      if (clients.every(isCurrent)) return seconds;
    }
    return Number.POSITIVE_INFINITY;
  }

  return { database, clients, perform, heal };
}
