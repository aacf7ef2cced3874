import { randomUUID } from "node:crypto";
import type { InboundEvent, Outbound, SendResult } from "@holdfast/channel-kit";
import type { TestStore } from "@holdfast/db/testing";
import { NO_CALLS } from "../calls/ask-calls.ts";
import { graphqlRoute } from "../graphql/server.ts";
import { takeIn } from "../intake/take-in.ts";
import type { Log } from "../log/log.ts";
import { mayLeave } from "../outbox/may-leave.ts";
import { sendRounds } from "../outbox/send-rounds.ts";
import { silenceChore } from "../reach/silence-chore.ts";
import type { Identity } from "../sessions/live-sessions.ts";
import { DRIVEN, type Line } from "./driven-channels.ts";
import { watched, type Killed, type Watching } from "./watched-outbox.ts";

/** One gateway of a driven house, in parts and without a timer. */
export interface DrivenGateway {
  readonly arrives: (line: Line, event: InboundEvent) => Promise<void>;
  readonly ask: (who: string, query: string, variables: Record<string, unknown>) => Promise<unknown>;
  readonly send: (watching: Watching, killed: Killed | null) => Promise<void>;
  readonly look: () => Promise<void>;
}

export interface DrivenGatewayParts {
  readonly store: TestStore;
  readonly clock: { readonly now: number };
  /** The demo's people by their names in small letters, which are their cookies. */
  readonly people: ReadonlyMap<string, Identity>;
  readonly url: URL;
}

export function drivenGateway({ store, clock, people, url }: DrivenGatewayParts): DrivenGateway {
  const failures: string[] = [];
  const log: Log = {
    info: () => {},
    warn: () => {},
    error: (event, facts) => void failures.push(JSON.stringify({ event, ...facts })),
  };
  const channels = Object.values(DRIVEN);
  const byId = new Map(channels.map((channel) => [channel.id, channel]));
  const app = graphqlRoute({
    services: {
      store,
      channels,
      recheckSessions: async () => {},
      tellDraft: () => {},
      calls: NO_CALLS,
      floods: async () => [],
      clock: () => clock.now,
      provedWithinMs: 10 * 365 * 86_400_000,
      factorDirectory: null,
      passkeys: {
        begin: async () => "",
        add: async () => "refused",
        beginProof: async () => null,
        provedBy: async () => false,
      },
      directory: null,
      searchesTooOften: () => false,
      unmasksTooOften: () => false,
      alarms: {
        doors: new Map(),
        pushServices: new Set(),
        drawCode: () => "000000",
        codesTooOften: () => false,
      },
      makeSignKeys: () => ({ token: "", address: "", code: "" }),
      makeLink: () => ({ secret: "", secretHash: Buffer.alloc(0) }),
    },
    sessions: { available: () => true, identifyOwner: async (cookie) => people.get(cookie ?? "") ?? null },
    url,
    log,
    shared: { learn: () => {} },
    answered: () => {},
    asksTooOften: () => null,
    actsTooOften: () => null,
  });

  return {
    async arrives(line, event) {
      const { id, traits } = DRIVEN[line];
      const parts = { store, settings: store.settings.read, clock: () => clock.now };
      await takeIn({ kind: "events", events: [event] }, null, { id, traits }, parts);
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
      const send = async (message: Outbound): Promise<SendResult> => {
        watching.taken(message);
        return { kind: "accepted", delivered: false };
      };
      const rounds = sendRounds({
        outbox: watched(store.outbox, watching, killed),
        mayLeave: mayLeave({
          reach: store.reach,
          purposes: store,
          safetyPlans: store.safetyPlans,
          settings: store.settings.read,
          channels: byId,
          clock: () => clock.now,
        }),
        channels: new Map(channels.map(({ id }) => [id, { send }])),
        holder: randomUUID(),
        clock: () => clock.now,
        // A killed one says nothing, and what it was killed by is no failure.
        log: killed === null ? log : { ...log, error: () => {} },
      });
      await rounds.begin();
      await rounds.settled();
      if (failures.length > 0) throw new Error(failures.join("\n"));
    },
    async look() {
      await silenceChore(store.reach, () => clock.now).run();
      for (const each of await store.followUps.atTheirTime(clock.now, 100))
        await store.followUps.fire(each, clock.now);
      await store.outbox.abandonExpiredHandOvers();
    },
  };
}
