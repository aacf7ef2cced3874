import { z } from "zod";
import type { Ari } from "../ari/ari-client.ts";
import { AriBridge, AriChannel, AriEndpoint, RtpStatistics } from "../ari/ari-shapes.ts";
import { exchangeOf, type Shown } from "./standing.ts";

/** So many packets are sound: a tenth of a second. */
export const SOUND_PACKETS = 5;

/** Asks Asterisk for all that stands; `null` when it is away. */
export async function lookAtAll(ari: Ari): Promise<Shown | null> {
  const [channels, bridges, endpoints] = await Promise.all([
    ari.ask("channels", {}),
    ari.ask("bridges", {}),
    ari.ask("endpoints", {}),
  ]);
  if (channels.kind !== "ok" || bridges.kind !== "ok" || endpoints.kind !== "ok") return null;
  const shown: Shown = {
    channels: z.array(AriChannel).parse(channels.body),
    bridges: z.array(AriBridge).parse(bridges.body),
    endpoints: z.array(AriEndpoint).parse(endpoints.body),
    heard: new Set(),
  };
  const heard = new Set<string>();
  for (const [channel, { state }] of exchangeOf(shown).legs)
    if (state === "up" && (await packetsFrom(ari, channel)) >= SOUND_PACKETS) heard.add(channel);
  return { ...shown, heard };
}

/** How many packets of sound have come from a leg; none when nobody can tell. */
export async function packetsFrom(ari: Ari, channel: string): Promise<number> {
  const counted = await ari.ask("count", { channel });
  return counted.kind === "ok" ? (RtpStatistics.safeParse(counted.body).data?.rxcount ?? 0) : 0;
}
