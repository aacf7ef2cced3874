import { randomUUID } from "node:crypto";
import { ChannelId, SessionId, type ChannelTraits } from "@holdfast/case-schema";
import type { InboundEvent, Outbound, SendResult } from "@holdfast/channel-kit";
import type { OutboxStore } from "@holdfast/db";
import { testStore, type TestStore } from "@holdfast/db/testing";
import { NO_CALLS } from "../calls/ask-calls.ts";
import { DEMO_ACCOUNTS } from "../demo/accounts.ts";
import { graphqlRoute } from "../graphql/server.ts";
import { takeIn } from "../intake/take-in.ts";
import type { Log } from "../log/log.ts";
import { mayLeave } from "../outbox/may-leave.ts";
import { sendRounds } from "../outbox/send-rounds.ts";
import { silenceChore } from "../reach/silence-chore.ts";
import type { Identity } from "../sessions/live-sessions.ts";

/** Where a gateway that sends is killed: before it does this, or after. */
export interface Killed {
  readonly when: "before" | "after";
  readonly doing: "markHandingOver" | "giveUp" | "settle";
}

/** What a gateway that sends does to the store, as it happens: whoever listens may look at the world at that moment. */
export interface Watching {
  /** What is due was leased, and what the store itself gives up was given up. */
  readonly leased: () => Promise<void>;
  /** It was decided that a message leaves, and kept: from here on it may have left. */
  readonly leaves: (messageId: string) => void;
  /** It was decided that it does not. */
  readonly keptBack: (messageId: string, reason: string) => void;
  /** The channel was given it. */
  readonly taken: (message: Outbound) => void;
}

/** A gateway in parts, without a timer: everything happens when it is told to, by a clock that is set. */
export interface DrivenHouse {
  readonly store: TestStore;
  readonly clock: { now: number };
  /** Something comes in through the door of the text channel. */
  readonly arrives: (event: InboundEvent) => Promise<void>;
  /** GraphQL as the console asks it, by one of the demo's people. */
  readonly ask: (who: string, query: string, variables: Record<string, unknown>) => Promise<unknown>;
  /** Sends all that is due, or is killed. */
  readonly send: (watching: Watching, killed: Killed | null) => Promise<void>;
  /** What a gateway does once a second: looks at silent texts, at what was agreed for a time, and for what a dead one had in hand. */
  readonly look: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const TRAITS: ChannelTraits = {
  medium: "text",
  threadKey: "address",
  delivery: "pushed",
  address: { mayBeWithheld: false, mayBeShared: true },
  readableBy: ["carrier", "device_holder"],
  leavesTrace: true,
  maxLength: null,
  unsentValidityMs: 2 * 60_000,
  providerKeepsCopies: false,
};
const URL_OF_HOUSE = new URL("http://house.example");

export async function drivenHouse(startsAt: number): Promise<DrivenHouse> {
  const clock = { now: startsAt };
  const store = await testStore({ clock: () => clock.now });
  const texts = ChannelId.parse("texts");
  const channel = {
    id: texts,
    title: "Texts",
    traits: TRAITS,
    begins: { kind: "number", at: (address: string) => ({ threadKey: address, address }) } as const,
    answerSubject: null,
    senderName: null,
  };
  for (const account of DEMO_ACCOUNTS) await store.staff.create({ ...account, passwordHash: "no password" });
  const people = new Map<string, Identity>();
  for (const { id: userId, name, role } of await store.staff.list())
    people.set(name.toLowerCase(), { userId, name, role, sessionId: SessionId.parse(randomUUID()) });
  // Somebody who has a contact and is on shift keeps it when its time comes.
  const dana = people.get("dana");
  if (dana !== undefined) await store.shifts.keep(dana.userId, "available");
  const failures: string[] = [];
  const log: Log = {
    info: () => {},
    warn: () => {},
    error: (event, facts) => void failures.push(JSON.stringify({ event, ...facts })),
  };
  const app = graphqlRoute({
    services: {
      store,
      channels: [channel],
      recheckSessions: async () => {},
      tellDraft: () => {},
      calls: NO_CALLS,
      clock: () => clock.now,
      makeLink: () => ({ secret: "", secretHash: Buffer.alloc(0) }),
    },
    sessions: { available: () => true, identify: async (cookie) => people.get(cookie ?? "") ?? null },
    url: URL_OF_HOUSE,
    log,
  });
  const noFailure = (): void => {
    if (failures.length > 0) throw new Error(failures.join("\n"));
  };

  return {
    store,
    clock,
    async arrives(event) {
      const parts = { store, settings: store.settings.read, clock: () => clock.now };
      await takeIn({ kind: "events", events: [event] }, null, { id: texts, traits: TRAITS }, parts);
    },
    async ask(who, query, variables) {
      const answer = await app.request("/graphql", {
        method: "POST",
        headers: { "content-type": "application/json", cookie: who },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = (await answer.json()) as { data?: Record<string, unknown>; errors?: unknown };
      if (errors !== undefined) throw new Error(JSON.stringify(errors));
      return Object.values(data ?? {})[0];
    },
    async send(watching, killed) {
      const holder = randomUUID();
      const send = async (message: Outbound): Promise<SendResult> => {
        watching.taken(message);
        return { kind: "accepted", delivered: false };
      };
      const rounds = sendRounds({
        outbox: watched(store.outbox, watching, killed),
        mayLeave: mayLeave({
          reach: store.reach,
          purposes: store,
          settings: store.settings.read,
          channels: new Map([[texts, channel]]),
          clock: () => clock.now,
        }),
        channels: new Map([[texts, { send }]]),
        holder,
        clock: () => clock.now,
        // A killed one says nothing, and what it was killed by is no failure.
        log: killed === null ? log : { ...log, error: () => {} },
      });
      await rounds.begin();
      await rounds.settled();
      noFailure();
    },
    async look() {
      await silenceChore(store.reach, () => clock.now).run();
      for (const each of await store.followUps.atTheirTime(clock.now, 100))
        await store.followUps.fire(each, clock.now);
      await store.outbox.abandonExpiredHandOvers();
    },
    close: () => store.close(),
  };
}

/** The store's outbox, which is watched; a killed gateway does nothing more from the moment on at which it is. */
function watched(outbox: OutboxStore, watching: Watching, killed: Killed | null) {
  let isDead = false;
  const live = async <T>(doing: Killed["doing"], act: () => Promise<T>): Promise<T> => {
    if (isDead || (killed?.doing === doing && killed.when === "before")) {
      isDead = true;
      throw new Error("killed");
    }
    const done = await act();
    if (killed?.doing === doing) {
      isDead = true;
      throw new Error("killed");
    }
    return done;
  };
  return {
    lease: async (...args: Parameters<OutboxStore["lease"]>) => {
      const due = await outbox.lease(...args);
      await watching.leased();
      return due;
    },
    markHandingOver: (...args: Parameters<OutboxStore["markHandingOver"]>) =>
      live("markHandingOver", async () => {
        const marked = await outbox.markHandingOver(...args);
        if (marked === "marked") watching.leaves(args[0]);
        return marked;
      }),
    giveUp: (...args: Parameters<OutboxStore["giveUp"]>) =>
      live("giveUp", async () => {
        watching.keptBack(args[0], args[2]);
        await outbox.giveUp(...args);
      }),
    settle: (...args: Parameters<OutboxStore["settle"]>) => live("settle", () => outbox.settle(...args)),
    providerRefused: outbox.providerRefused,
    tryAgain: async (...args: Parameters<OutboxStore["tryAgain"]>) => {
      if (isDead) throw new Error("killed");
      return outbox.tryAgain(...args);
    },
  };
}
