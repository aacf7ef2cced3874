import type { ChannelId } from "@holdfast/case-schema";
import type { SendResult } from "@holdfast/channel-kit";
import { SEND_PATIENCE_MS } from "./hand-over.ts";

/** To which providers this gateway has a way, as far as its own tries say; another may have one where it has none (G768). */
export interface OwnReach {
  /** Those of `channels` of which everything that is due may be taken. */
  readonly reached: (channels: readonly ChannelId[]) => readonly ChannelId[];
  /** Those of which one message may be tried now; none of them is named again before that one is answered for, or should have been. */
  readonly toTry: (channels: readonly ChannelId[]) => readonly ChannelId[];
  /** What was taken to be tried is answered for: where nothing was sent, as there was none or it was kept back, the next may be. */
  readonly tried: (channel: ChannelId) => void;
  /** What came of a send. */
  readonly heard: (channel: ChannelId, result: SendResult) => void;
}

/** So often in a row nobody was reached until the way is taken for shut: once is what a busy line says now and then. */
const SHUT_AFTER = 2;
/** How long nothing is tried after that: what is due is left to whoever has a way, and nobody waits longer for it once it is open again. */
export const SITS_OUT_MS = 5_000;

interface Way {
  readonly failed: number;
  /** When one may be tried again. */
  readonly from: number;
  /** One is being tried of which nothing was heard yet. */
  readonly isTrying: boolean;
}

/** Takes every way for open until it hears otherwise. `elapsed` is a clock that nobody sets. */
export function ownReach(elapsed: () => number): OwnReach {
  const ways = new Map<ChannelId, Way>();
  const isShut = (channel: ChannelId): boolean => (ways.get(channel)?.failed ?? 0) >= SHUT_AFTER;
  const tryFrom = (channel: ChannelId, from: number, isTrying: boolean): void => {
    const way = ways.get(channel);
    if (way !== undefined) ways.set(channel, { ...way, from, isTrying });
  };
  return {
    reached: (channels) => channels.filter((channel) => !isShut(channel)),
    toTry: (channels) => {
      const now = elapsed();
      const due = channels.filter((channel) => isShut(channel) && now >= (ways.get(channel)?.from ?? 0));
      for (const channel of due) tryFrom(channel, now + SEND_PATIENCE_MS, true);
      return due;
    },
    tried: (channel) => {
      if (ways.get(channel)?.isTrying === true) tryFrom(channel, elapsed(), false);
    },
    heard: (channel, result) => {
      if (result.kind === "retry" && result.unreached === true)
        ways.set(channel, {
          failed: (ways.get(channel)?.failed ?? 0) + 1,
          from: elapsed() + SITS_OUT_MS,
          isTrying: false,
        });
      else if (result.kind === "accepted" || result.kind === "retry") ways.delete(channel);
      // A channel may refuse by itself, and what is not known may have hung: neither says anything of the way.
      else tryFrom(channel, elapsed(), false);
    },
  };
}
