import type { ChannelId } from "@holdfast/case-schema";
import type { Channel } from "@holdfast/channel-kit";
import type { Due, OutboxStore } from "@holdfast/db";
import { errorFacts } from "../log/error-facts.ts";
import { BEHIND_MS, handOver, LEASE_MS, type HandOverParts } from "./hand-over.ts";
import { ownReach, type OwnReach } from "./own-reach.ts";

/** What sending needs. */
export interface SendParts extends HandOverParts {
  readonly outbox: Pick<OutboxStore, "lease"> & HandOverParts["outbox"];
  /** Open channels by instance id. */
  readonly channels: ReadonlyMap<ChannelId, Pick<Channel, "send">>;
}

/** Sends what is due, one conversation beside another, each in its order. */
export interface SendRounds {
  /** Leases what is due now and begins to hand it over. Whether there may be more. Rejects when the database does. */
  readonly begin: () => Promise<boolean>;
  /** Everything that was begun is settled or given back. Never rejects. */
  readonly settled: () => Promise<void>;
  /** From now on nothing is begun, and what is leased and not yet being handed over is given back at once. */
  readonly stop: () => void;
}

const MOST = 20;

/** Of a channel whose provider was not reached from here one message at a time is tried; the rest is left to whoever reaches it (G768). */
export function sendRounds(
  given: SendParts,
  reach: OwnReach = ownReach(() => performance.now()),
): SendRounds {
  /** The last hand-over of each conversation, so that an answer never overtakes the one before it. */
  const inFlight = new Map<string, Promise<void>>();
  const { outbox, holder, channels } = given;
  const parts: HandOverParts = { ...given, channels: heardBy(reach, channels) };
  let stopped = false;
  /** Resolves once all of it is answered for; rejects never. */
  const handOn = async (due: readonly Due[]): Promise<void> => {
    const begun: Promise<void>[] = [];
    for (const [contact, messages] of Map.groupBy(due, ({ contactId }) => contactId)) {
      // Not waited for: one slow provider must not hold back the others.
      const before = inFlight.get(contact) ?? Promise.resolve();
      const sending = before
        .then(() => inOrder(messages, parts, () => stopped))
        .finally(() => {
          if (inFlight.get(contact) === sending) inFlight.delete(contact);
        });
      inFlight.set(contact, sending);
      begun.push(sending);
    }
    await Promise.all(begun);
  };
  return {
    begin: async () => {
      if (stopped) return false;
      const open = [...channels.keys()];
      const due = await outbox.lease(holder, LEASE_MS, MOST, reach.reached(open));
      void handOn(due);
      for (const channel of reach.toTry(open)) {
        const one = await outbox.lease(holder, LEASE_MS, 1, [channel]);
        void handOn(one).then(() => reach.tried(channel));
      }
      return due.length === MOST;
    },
    settled: async () => {
      while (inFlight.size > 0) await Promise.all(inFlight.values());
    },
    stop: () => {
      stopped = true;
    },
  };
}

/** The same channels, of which it is heard what came of each send. */
function heardBy(reach: OwnReach, channels: SendParts["channels"]): HandOverParts["channels"] {
  return {
    get: (id) => {
      const channel = channels.get(id);
      if (channel === undefined) return undefined;
      return {
        send: async (message) => {
          const result = await channel.send(message);
          reach.heard(id, result);
          return result;
        },
      };
    },
  };
}

async function inOrder(
  messages: readonly Due[],
  parts: HandOverParts,
  stopped: () => boolean,
): Promise<void> {
  const giveBack = async (rest: readonly Due[], at: number): Promise<void> => {
    for (const { messageId } of rest) await parts.outbox.tryAgain(messageId, parts.holder, at);
  };
  try {
    for (const [index, due] of messages.entries()) {
      // Another gateway, or the next start, need not wait for a lease of somebody who is going.
      if (stopped()) return await giveBack(messages.slice(index), parts.clock());
      if ((await handOver(due, parts)) === "done") continue;
      // Those behind it go back untried; a later round finds them in their order.
      return await giveBack(messages.slice(index + 1), parts.clock() + BEHIND_MS);
    }
  } catch (error) {
    parts.log.error("outbox_send_failed", errorFacts(error));
  }
}
