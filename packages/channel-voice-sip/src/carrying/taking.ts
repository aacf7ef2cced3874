import type { Ari } from "../ari/ari-client.ts";
import type { AriEvent } from "../ari/ari-shapes.ts";
import { exchangeOf, type Shown } from "./standing.ts";

/** What becomes of a caller who is to be taken. `left`: the dialplan comforts them by now, and brings them again. */
export type Taken = "taken" | "left" | "away";

/**
 * Takes callers from the dialplan, which waits for that for a while, and then goes on as if no gateway were there (VS25).
 */
export interface Taking {
  /** Before anything is told of them. Whoever hung up meanwhile is taken: their end is told. */
  readonly take: (channel: string) => Promise<Taken>;
  /** The callers among what is shown, and all of it without those who left; `null` when Asterisk is away. */
  readonly takeAll: (shown: Shown) => Promise<Shown | null>;
  /** One is the dialplan's again, by our own doing. */
  readonly gaveBack: (channel: string) => void;
  /** Hears all that happens, and whether somebody comes anew who was taken: the dialplan gave up in the moment in which they were. */
  readonly comesAgain: (event: AriEvent) => boolean;
}

/** How Asterisk refuses to touch a channel that is no longer its application's. */
const NOT_OURS = 409;

/** Has taken nobody yet. */
export function taking(ari: Ari): Taking {
  const ours = new Set<string>();
  const ended = new Set<string>();
  const take = async (channel: string): Promise<Taken> => {
    const body = { variable: "TIMEOUT(absolute)", value: "0" };
    const asked = await ari.ask("mark", { channel }, { body });
    if (asked.kind === "away") return "away";
    if (asked.kind === "refused" && asked.status === NOT_OURS) return "left";
    ours.add(channel);
    return "taken";
  };
  return {
    take,
    takeAll: async (shown) => {
      const left = new Set<string>();
      for (const [channel, { who }] of exchangeOf(shown).legs) {
        if (who.kind !== "caller") continue;
        const taken = await take(channel);
        if (taken === "away") return null;
        if (taken === "left") left.add(channel);
      }
      return { ...shown, channels: shown.channels.filter(({ id }) => !left.has(id)) };
    },
    gaveBack: (channel) => void ours.delete(channel),
    comesAgain: (event) => {
      if (event.type === "StasisEnd") ended.add(event.channel.id);
      if (event.type === "ChannelDestroyed") for (const set of [ours, ended]) set.delete(event.channel.id);
      // What is told of somebody who was among what stood may come late: they are not back who never went.
      return event.type === "StasisStart" && ended.delete(event.channel.id) && ours.has(event.channel.id);
    },
  };
}
