import type { Host } from "@holdfast/channel-kit";
import type { Store } from "@holdfast/db";
import type { Log } from "../log/log.ts";
import { conversationOf, type ConversationParts } from "./conversation.ts";
import { plainEvent, plainFacts } from "./plain-facts.ts";
import type { Origin } from "./to-arrival.ts";

/** What the house has to lend. */
export interface HostParts extends ConversationParts {
  readonly store: ConversationParts["store"] & Pick<Store, "checkpoints">;
  readonly fetch: typeof globalThis.fetch;
  /** Where providers find us. */
  readonly publicUrl: URL;
  readonly clock: () => number;
  readonly random: (size: number) => Uint8Array;
  readonly log: Log;
  readonly exitUrl: URL;
  /** Something that stands in for the client's address and does not lead back to it. */
  readonly clientOf: (request: Request) => string;
}

/** The host of one instance: it reaches its own threads and checkpoints, and nobody else's. */
export function hostOf(origin: Origin, parts: HostParts): Host {
  const { store, fetch, publicUrl, clock, random, log, exitUrl, clientOf } = parts;
  return {
    fetch,
    webhookUrl: new URL(`/channels/${origin.id}/webhook`, publicUrl).href,
    clock,
    random,
    exitUrl,
    log: (event, facts = {}) => log.info(plainEvent(event), { ...plainFacts(facts), channel: origin.id }),
    checkpoint: {
      read: (name) => store.checkpoints.read(origin.id, name),
      write: (name, value) => store.checkpoints.write(origin.id, name, value),
    },
    conversation: (threadKey, request) => conversationOf(threadKey, clientOf(request), origin, parts),
  };
}
