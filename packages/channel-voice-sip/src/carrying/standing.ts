import type { CallEvent, CallKey, CallStanding } from "@holdfast/channel-kit";
import type { AriBridge, AriChannel, AriEndpoint } from "../ari/ari-shapes.ts";
import { TRUNK } from "../exchange/pjsip-conf.ts";
import { legOf, lineOf, type Exchange, type Leg, type Lines } from "./exchange.ts";
import { channelOf, musicOf, readRoom, talkOf } from "./leg-names.ts";

/** What Asterisk shows of itself at one moment. */
export interface Shown {
  readonly channels: readonly AriChannel[];
  readonly bridges: readonly AriBridge[];
  readonly endpoints: readonly AriEndpoint[];
  /** The channels from which sound has come. */
  readonly heard: ReadonlySet<string>;
}

/** The exchange as Asterisk shows it. A caller whom the dialplan still comforts comes by itself. */
export function exchangeOf({ channels, endpoints, heard }: Shown): Exchange {
  const legs = channels.flatMap((channel): readonly (readonly [string, Leg])[] => {
    const leg = legOf(channel);
    const isOurs = leg !== null && (leg.who.kind !== "caller" || channel.dialplan.app_name === "Stasis");
    return isOurs ? [[channel.id, { ...leg, isHeard: heard.has(channel.id) }]] : [];
  });
  const devices = endpoints.filter(({ resource, state }) => resource !== TRUNK && state === "online");
  return {
    legs: new Map(legs),
    reachable: new Set(devices.map(({ resource }) => resource)),
    lastKey: "",
  };
}

/** Everything that stands, to be told. A call that we opened and in which nobody is yet is its empty room. */
export function standingOf(
  exchange: Exchange,
  bridges: readonly AriBridge[],
  lines: Lines,
  now: number,
): CallEvent {
  const rooms = new Map(bridges.map(({ id, channels }) => [id, new Set(channels)]));
  const opened = bridges.flatMap(({ id }) => readRoom(id)?.call ?? []);
  const calls = new Set<CallKey>([...[...exchange.legs.values()].map(({ call }) => call), ...opened]);
  return {
    kind: "standing",
    calls: [...calls].map((call) => callStanding(call, exchange, rooms, lines, now)),
    devices: [...exchange.reachable],
  };
}

function callStanding(
  call: CallKey,
  { legs }: Exchange,
  rooms: ReadonlyMap<string, ReadonlySet<string>>,
  lines: Lines,
  now: number,
): CallStanding {
  const own = [...legs.values()].filter((leg) => leg.call === call);
  const caller = own.find(({ who }) => who.kind === "caller");
  const isIn = (room: string) => (leg: Leg) => rooms.get(room)?.has(channelOf(call, leg.leg)) === true;
  const names = (some: readonly Leg[]): readonly string[] => some.map(({ leg }) => leg);
  const together = own.filter(isIn(talkOf(call)));
  const via = caller?.via ?? null;
  return {
    call,
    from: caller?.from ?? null,
    via,
    startedAt: caller?.startedAt ?? Math.min(now, ...own.map(({ startedAt }) => startedAt)),
    line: lineOf(via, lines),
    legs: own.map(({ leg, who, state, isHeard }) => ({ leg, who, state, isHeard })),
    talking: names(together.filter(({ isListening }) => !isListening)),
    listening: names(together.filter(({ isListening }) => isListening)),
    music: names(own.filter(isIn(musicOf(call)))),
  };
}
