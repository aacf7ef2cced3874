import type { CallEvent, CallKey, CallLine, DeviceKey, LegKey, LegWho } from "@holdfast/channel-kit";
import { instantOf, type AriChannel, type AriEvent } from "../ari/ari-shapes.ts";
import { LEG_VARIABLES } from "../exchange/dialplan.ts";
import { TRUNK } from "../exchange/pjsip-conf.ts";
import { callerNumber, rungNumber } from "./caller-number.ts";
import { legEnd } from "./leg-end.ts";
import { channelOf, readRoom, readSaying } from "./leg-names.ts";

/** One leg, as Asterisk's channel of the same key shows it. Personal data: `from`. */
export interface Leg {
  readonly call: CallKey;
  readonly leg: LegKey;
  readonly who: LegWho;
  readonly state: "ringing" | "up";
  readonly isHeard: boolean;
  /** What we know of its end before it comes. */
  readonly ending: "by_us" | "lost" | null;
  /** Hears the others of its call and is not heard by them. */
  readonly isListening: boolean;
  readonly from: string | null;
  readonly via: string | null;
  readonly startedAt: number;
}

/** All that stands, by channel; a mirror of Asterisk that is made anew of it whenever it was out of sight. */
export interface Exchange {
  readonly legs: ReadonlyMap<string, Leg>;
  readonly reachable: ReadonlySet<DeviceKey>;
  /** The last key that was pressed: Asterisk tells of some twice. */
  readonly lastKey: string;
}

/** What the line itself notices beside Asterisk's events. */
export type Noticed =
  | AriEvent
  | { readonly type: "Heard"; readonly channel: string; readonly at: number }
  | { readonly type: "Ending"; readonly channel: string; readonly why: "by_us" | "lost" }
  | { readonly type: "Listening"; readonly channel: string; readonly isListening: boolean }
  | { readonly type: "SentBack"; readonly channel: string };

type Playback = Extract<AriEvent, { readonly type: "PlaybackFinished" }>["playback"];

/** Which lines are not spoken on, by our number. */
export interface Lines {
  readonly tty: readonly string[];
  readonly relay: readonly string[];
}

export interface Heard {
  readonly exchange: Exchange;
  readonly told: readonly CallEvent[];
}

/** What an event changes, and what is told of it. Pure; an event that changes nothing is told of once and no more. */
export function hear(exchange: Exchange, event: Noticed, lines: Lines): Heard {
  switch (event.type) {
    case "StasisStart":
    case "ChannelStateChange":
      return seen(exchange, event.channel, event.type === "StasisStart", instantOf(event.timestamp), lines);
    case "ChannelDestroyed":
      return destroyed(exchange, event.channel.id, event.cause, instantOf(event.timestamp));
    case "ChannelDtmfReceived": {
      const found = exchange.legs.get(event.channel.id);
      const key = `${event.channel.id} ${event.digit} ${event.timestamp}`;
      if (found === undefined || key === exchange.lastKey) return { exchange, told: [] };
      const { call, leg } = found;
      const told = { kind: "key", call, leg, digit: event.digit, at: instantOf(event.timestamp) } as const;
      return { exchange: { ...exchange, lastKey: key }, told: [told] };
    }
    case "PlaybackFinished":
      return played(exchange, event.playback, instantOf(event.timestamp));
    case "PeerStatusChange":
      return reached(exchange, event.endpoint.resource, event.peer.peer_status, instantOf(event.timestamp));
    case "Heard":
      return changed(exchange, event.channel, (leg) =>
        leg.isHeard
          ? null
          : [
              { ...leg, isHeard: true },
              { kind: "leg_heard", at: event.at },
            ],
      );
    case "Ending":
      return changed(exchange, event.channel, (leg) => [{ ...leg, ending: leg.ending ?? event.why }, null]);
    case "Listening":
      return changed(exchange, event.channel, (leg) => [{ ...leg, isListening: event.isListening }, null]);
    case "StasisEnd":
    case "ChannelUserevent":
      return { exchange, told: [] };
    case "SentBack":
      return { exchange: { ...exchange, legs: without(exchange.legs, event.channel) }, told: [] };
  }
}

/** The leg that a channel is; `null` for one that is none of ours. */
export function legOf(channel: AriChannel): Leg | null {
  const { [LEG_VARIABLES.call]: call, [LEG_VARIABLES.leg]: leg } = channel.channelvars;
  if (call === "" || leg === "" || channel.id !== channelOf(call, leg)) return null;
  const { [LEG_VARIABLES.device]: device, [LEG_VARIABLES.role]: role } = channel.channelvars;
  const isCaller = leg === "caller";
  return {
    call,
    leg,
    who: isCaller ? { kind: "caller" } : device === "" ? { kind: "party" } : { kind: "device", device },
    state: channel.state === "Up" ? "up" : "ringing",
    isHeard: false,
    ending: null,
    isListening: role === "listening",
    from: isCaller ? callerNumber(channel.caller.number) : null,
    via: isCaller
      ? rungNumber(channel.channelvars[LEG_VARIABLES.rung], channel.channelvars[LEG_VARIABLES.to])
      : null,
    startedAt: instantOf(channel.creationtime),
  };
}

/** How the words of a call travel, by the number that was rung. */
export function lineOf(via: string | null, { tty, relay }: Lines): CallLine {
  if (via !== null && tty.includes(via)) return "tty";
  return via !== null && relay.includes(via) ? "relay" : "voice";
}

function seen(exchange: Exchange, channel: AriChannel, isOurs: boolean, at: number, lines: Lines): Heard {
  const known = exchange.legs.get(channel.id);
  const found = legOf(channel);
  if (found === null) return { exchange, told: [] };
  const { call, leg, who, from, via } = found;
  // A caller is ours from the dialplan's handing over on, everybody else from the first sight: we rang them.
  if (known === undefined && who.kind === "caller" && !isOurs) return { exchange, told: [] };
  const told: CallEvent[] = [];
  if (known === undefined && who.kind === "caller")
    told.push({ kind: "came", call, from, via, line: lineOf(via, lines), at: found.startedAt });
  const isRinging = channel.state === "Ringing" && (known === undefined || known.state === "ringing");
  if (isRinging && who.kind !== "caller") told.push({ kind: "leg_ringing", call, leg, at });
  // Somebody we rang can be arranged only once the application has them.
  const isUp = found.state === "up" && (who.kind === "caller" || isOurs);
  if (isUp && known?.state !== "up") told.push({ kind: "leg_up", call, leg, at });
  const state = isUp || known?.state === "up" ? "up" : "ringing";
  const now: Leg = known === undefined ? { ...found, state } : { ...known, state };
  return { exchange: { ...exchange, legs: new Map(exchange.legs).set(channel.id, now) }, told };
}

/** Something was played, or could not be: Asterisk finds only then that it has no such sound. */
function played(exchange: Exchange, { id, state }: Playback, at: number): Heard {
  const isMissing = state === "failed";
  const room = readRoom(id);
  const said = readSaying(id);
  const key = `${id} ended`;
  const once = { ...exchange, lastKey: key };
  const nothing: Heard = { exchange, told: [] };
  if (key === exchange.lastKey) return nothing;
  if (said !== null) {
    const leg = exchange.legs.get(channelOf(said.call, said.leg));
    // What ends because whoever heard it is gone fails as well.
    if (!isMissing || leg === undefined || leg.ending !== null) return nothing;
    return { exchange: once, told: [{ kind: "not_played", ...said, at }] };
  }
  if (room?.kind !== "greet" || !exchange.legs.has(room.call)) return nothing;
  const { call } = room;
  return {
    exchange: once,
    told: [{ kind: "prompts_ended", call, at, areMissing: isMissing }],
  };
}

function destroyed(exchange: Exchange, channel: string, cause: number, at: number): Heard {
  const found = exchange.legs.get(channel);
  if (found === undefined) return { exchange, told: [] };
  const { call, leg, who, state, ending } = found;
  const because = legEnd(cause, { isCaller: who.kind === "caller", wasUp: state === "up", ending });
  return {
    exchange: { ...exchange, legs: without(exchange.legs, channel) },
    told: [{ kind: "leg_ended", call, leg, because, at }],
  };
}

function reached(exchange: Exchange, device: string, status: string, at: number): Heard {
  const isReachable = status === "Reachable" || status === "Registered";
  if (device === TRUNK || exchange.reachable.has(device) === isReachable) return { exchange, told: [] };
  const reachable = new Set(exchange.reachable);
  if (isReachable) reachable.add(device);
  else reachable.delete(device);
  const state = isReachable ? "reachable" : "gone";
  return { exchange: { ...exchange, reachable }, told: [{ kind: "device", device, state, at }] };
}

type Change = readonly [Leg, { readonly kind: "leg_heard"; readonly at: number } | null];

function changed(exchange: Exchange, channel: string, change: (leg: Leg) => Change | null): Heard {
  const found = exchange.legs.get(channel);
  const [now, said] = (found === undefined ? null : change(found)) ?? [null, null];
  if (now === null) return { exchange, told: [] };
  const told = said === null ? [] : [{ ...said, call: now.call, leg: now.leg }];
  return { exchange: { ...exchange, legs: new Map(exchange.legs).set(channel, now) }, told };
}

function without(legs: ReadonlyMap<string, Leg>, channel: string): ReadonlyMap<string, Leg> {
  const left = new Map(legs);
  left.delete(channel);
  return left;
}
