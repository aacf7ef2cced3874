import type { ChannelId } from "@holdfast/case-schema";
import { USUAL_WAITS, type Host } from "@holdfast/channel-kit";

/** What the doctor has to lend a channel. */
export interface DoctorHostParts {
  readonly reachUrl: URL;
  readonly exitUrl: URL;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: () => number;
  readonly random: (size: number) => Uint8Array;
}

/** A host for asking and for one test text: it reaches the provider, and nobody's words. */
export function doctorHost(id: ChannelId, parts: DoctorHostParts): Host {
  const { reachUrl, exitUrl, fetch, clock, random } = parts;
  return {
    fetch,
    clock,
    random,
    exitUrl,
    webhookUrl: new URL(`/channels/${id}/webhook`, reachUrl).href,
    log: () => {},
    ways: () => [],
    waits: () => USUAL_WAITS,
    sign: () => {
      throw new Error("the doctor vouches for nothing");
    },
    // Where the gateway has got to with a provider is the gateway's.
    checkpoint: { read: () => Promise.resolve(null), write: () => Promise.resolve() },
    // A mailbox is read by gateways.
    hold: () => Promise.resolve(),
    conversation: () => {
      throw new Error("the doctor opens no conversation");
    },
  };
}
