import type { ChannelId } from "@holdfast/case-schema";
import type { Host, Waits, Way } from "@holdfast/channel-kit";
import type { Keyring, Store } from "@holdfast/db";
import type { Log } from "../log/log.ts";
import { channelSignature } from "./channel-signature.ts";
import { conversationOf, type ConversationParts } from "./conversation.ts";
import { holdOf } from "./hold.ts";
import { plainEvent, plainFacts } from "./plain-facts.ts";
import type { Origin } from "./to-arrival.ts";

/** What the house has to lend. */
export interface HostParts extends ConversationParts {
  readonly store: ConversationParts["store"] & Pick<Store, "checkpoints" | "leases">;
  readonly keyring: Pick<Keyring, "deriveSecret">;
  readonly fetch: typeof globalThis.fetch;
  /** Where providers find us. */
  readonly publicUrl: URL;
  readonly clock: () => number;
  readonly random: (size: number) => Uint8Array;
  readonly log: Log;
  readonly exitUrl: URL;
  /** How long a turn lasts that nobody renews. */
  readonly leaseMs: number;
  /** Something that stands in for the client's address and does not lead back to it. */
  readonly clientOf: (request: Request) => string;
  /** The ways in besides a channel's own. */
  readonly ways: (own: ChannelId) => readonly Way[];
  /** What whoever waits is told just now, from memory. */
  readonly waits: () => Waits;
}

/** The host of one instance: it reaches its own threads and checkpoints, and nobody else's. */
export function hostOf(origin: Origin, parts: HostParts): Host {
  const { store, keyring, fetch, publicUrl, clock, random, log, exitUrl, clientOf, ways, waits } = parts;
  return {
    // A provider that sends us on elsewhere would choose whom we speak to (G456).
    fetch: (input, init) => fetch(input, { redirect: "manual", ...init }),
    webhookUrl: new URL(`/channels/${origin.id}/webhook`, publicUrl).href,
    clock,
    random,
    exitUrl,
    sign: channelSignature(keyring, origin.id),
    log: (event, facts = {}) => log.info(plainEvent(event), { ...plainFacts(facts), channel: origin.id }),
    checkpoint: {
      read: (name) => store.checkpoints.read(origin.id, name),
      write: (name, value) => store.checkpoints.write(origin.id, name, value),
    },
    hold: holdOf(origin.id, parts),
    ways: () => ways(origin.id),
    waits,
    conversation: (threadKey, request) => conversationOf(threadKey, clientOf(request), origin, parts),
  };
}
