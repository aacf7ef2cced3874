import { randomUUID } from "node:crypto";
import { SessionId } from "@holdfast/case-schema";
import { testStore, type TestStore } from "@holdfast/db/testing";
import { DEMO_ACCOUNTS } from "../demo/accounts.ts";
import type { Identity } from "../sessions/live-sessions.ts";
import { drivenGateway, type DrivenGateway } from "./driven-gateway.ts";

/** Which of the two gateways of a house serves. */
export type Served = "first" | "second";

/**
 * Two gateways that share nothing but their database, in parts and without a timer: everything happens when it is told to, by a
 * clock that is set. They serve in turns, and send at once; where one is killed the other one goes on.
 */
export interface DrivenHouse extends Pick<DrivenGateway, "arrives" | "send" | "look"> {
  readonly store: TestStore;
  readonly clock: { now: number };
  /** GraphQL as the console asks it, by one of the demo's people, at the gateway whose turn it is. */
  readonly ask: DrivenGateway["ask"];
  /** The same at the first, whose line its consoles have. */
  readonly askFirst: DrivenGateway["ask"];
  /** By whom the last question was answered. */
  readonly servedBy: () => Served;
  /** From here on turns are taken anew, so that the same story is told in the same way. */
  readonly begins: () => void;
  readonly close: () => Promise<void>;
}

const URL_OF_HOUSE = new URL("http://house.example");

export async function drivenHouse(startsAt: number): Promise<DrivenHouse> {
  const clock = { now: startsAt };
  const store = await testStore({ clock: () => clock.now });
  const beside = await testStore({ clock: () => clock.now, connection: store.connection });
  const people = await demoPeople(store);
  // Somebody who has a contact and is on shift keeps it when its time comes.
  const dana = people.get("dana");
  if (dana !== undefined) await store.shifts.keep(dana.userId, "available");
  const first = drivenGateway({ store, clock, people, url: URL_OF_HOUSE });
  const second = drivenGateway({ store: beside, clock, people, url: URL_OF_HOUSE });
  const turns = { arrives: 0, ask: 0, look: 0 };
  const next = (what: keyof typeof turns): DrivenGateway => ((turns[what] += 1) % 2 === 1 ? first : second);

  return {
    store,
    clock,
    arrives: (...args) => next("arrives").arrives(...args),
    ask: (...args) => next("ask").ask(...args),
    askFirst: first.ask,
    servedBy: () => (turns.ask % 2 === 1 ? "first" : "second"),
    begins: () => void Object.assign(turns, { arrives: 0, ask: 0, look: 0 }),
    look: () => next("look").look(),
    async send(watching, killed) {
      if (killed === null) {
        await Promise.all([first.send(watching, null), second.send(watching, null)]);
        return;
      }
      await first.send(watching, killed);
      await second.send(watching, null);
    },
    async close() {
      await beside.close();
      await store.close();
    },
  };
}

async function demoPeople(store: TestStore): Promise<ReadonlyMap<string, Identity>> {
  for (const account of DEMO_ACCOUNTS) await store.staff.create({ ...account, passwordHash: "no password" });
  const people = new Map<string, Identity>();
  for (const { id: userId, name, role } of await store.staff.list())
    people.set(name.toLowerCase(), {
      userId,
      name,
      role,
      sessionId: SessionId.parse(randomUUID()),
      hasBars: false,
    });
  return people;
}
