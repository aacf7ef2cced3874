import { z } from "zod";
import { LEG_VARIABLES } from "../exchange/dialplan.ts";

const Variable = z.string().default("");

/** A channel as ARI shows it: one leg. Personal data: the number in `caller`. */
export const AriChannel = z.object({
  id: z.string(),
  state: z.string(),
  caller: z.object({ number: z.string().default("") }),
  dialplan: z.object({ app_name: z.string().default("") }),
  creationtime: z.string(),
  channelvars: z
    .object({
      [LEG_VARIABLES.call]: Variable,
      [LEG_VARIABLES.leg]: Variable,
      [LEG_VARIABLES.device]: Variable,
      [LEG_VARIABLES.role]: Variable,
      [LEG_VARIABLES.rung]: Variable,
      [LEG_VARIABLES.to]: Variable,
    })
    .prefault({}),
});
export type AriChannel = z.infer<typeof AriChannel>;

export const AriBridge = z.object({ id: z.string(), channels: z.array(z.string()) });
export type AriBridge = z.infer<typeof AriBridge>;

export const AriEndpoint = z.object({ resource: z.string(), state: z.string().default("unknown") });
export type AriEndpoint = z.infer<typeof AriEndpoint>;

export const RtpStatistics = z.object({ rxcount: z.number().int().nonnegative() });

const at = { timestamp: z.string() };

/** The events that are listened to; of all others Asterisk is told to say nothing. */
export const AriEvent = z.discriminatedUnion("type", [
  z.object({ type: z.literal("StasisStart"), ...at, channel: AriChannel }),
  z.object({ type: z.literal("StasisEnd"), ...at, channel: AriChannel }),
  z.object({ type: z.literal("ChannelStateChange"), ...at, channel: AriChannel }),
  z.object({
    type: z.literal("ChannelDestroyed"),
    ...at,
    channel: AriChannel,
    cause: z.number().int(),
  }),
  z.object({ type: z.literal("ChannelDtmfReceived"), ...at, channel: AriChannel, digit: z.string() }),
  z.object({
    type: z.literal("PlaybackFinished"),
    ...at,
    playback: z.object({ id: z.string(), state: z.string() }),
  }),
  z.object({
    type: z.literal("PeerStatusChange"),
    ...at,
    endpoint: AriEndpoint,
    peer: z.object({ peer_status: z.string() }),
  }),
  // What we had it tell us ourselves: a beat.
  z.object({ type: z.literal("ChannelUserevent"), ...at }),
]);
export type AriEvent = z.infer<typeof AriEvent>;

/** The names of those events, as the application's filter takes them. */
export const LISTENED: readonly string[] = AriEvent.options.map(({ shape }) => shape.type.value);

/** The instant that ARI wrote, in milliseconds since 1970. It writes its zone as `+0000`. */
export function instantOf(written: string): number {
  return Date.parse(written.replace(/([+-]\d\d)(\d\d)$/, "$1:$2"));
}
