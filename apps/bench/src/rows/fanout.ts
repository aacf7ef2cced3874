import { fileURLToPath } from "node:url";
import { setTimeout as delay } from "node:timers/promises";
import { encodeCursor, MAIN_QUEUE } from "@holdfast/wire";
import { startProgram } from "../baselines/start-program.ts";
import { compare, exact, median, type Bar, type Figure, type Round } from "../frame/figure.ts";
import { oneClock } from "../frame/one-clock.ts";
import type { Row } from "../frame/row.ts";
import { openGatewayHouse, type GatewayHouse } from "../house/gateway-house.ts";
import { processCpuMicros } from "../server/server-cpu.ts";
import { openCrowd, type ConsoleCrowd } from "../traffic/console-crowd.ts";
import { openHousePulse, pulseOf, type HousePulse } from "../traffic/pulse.ts";
import { tellInTurn, type Teller, type Told } from "./tell-in-turn.ts";

/** How much of it is done; a test does little. */
export interface FanoutScale {
  /** How many consoles are told, once for each figure. */
  readonly consoles: readonly number[];
  /** How many consoles two gateways tell together; none where it is 0. */
  readonly shared: number;
  /** What everybody is told in a round by each side, ten times a second. */
  readonly pulses: number;
  /** What they are told before anything is measured: it fills caches, and an engine that has just begun has compiled little. */
  readonly warmUp: number;
  readonly rounds: number;
  /** How long both sides are watched while nothing is told. */
  readonly idleMs: number;
}

const SCALE: FanoutScale = {
  consoles: [200, 1_000, 2_000],
  shared: 1_000,
  pulses: 23,
  warmUp: 40,
  // The p99 of a round is all but its slowest pulse: what one of five met by chance was most of what they said.
  rounds: 7,
  // As often as every line is pinged, and three times what chores do each second.
  idleMs: 3_000,
};
const COST: Bar = { floor: 2, stretch: 1.2 };
const WAIT: Bar = { floor: 1.4, stretch: 1.15 };
const PROGRAM = fileURLToPath(new URL("../baselines/bare-fanout.ts", import.meta.url));

/** What it costs to tell many consoles one thing, and how long the last of them waits, beside ws that writes a frame made once. */
export const fanout: Row = {
  number: 10,
  name: "fanout",
  run: async () => measureFanout(SCALE),
};

/** One house for all figures; a second gateway joins in for the last. */
export async function measureFanout(scale: FanoutScale): Promise<readonly Figure[]> {
  await using closing = new AsyncDisposableStack();
  const house = await openGatewayHouse();
  closing.defer(house.close);
  const pulse = await openHousePulse((await house.database()).connection);
  closing.defer(pulse.close);
  const cookie = await house.signIn();
  let told = 0;
  const next = () => pulseOf((told += 1));
  const one = { url: house.url, pid: house.gateway().pid };
  const figures: Figure[] = [];
  const measure = async (what: string, gateways: readonly { url: URL; pid: number }[], consoles: number) => {
    await using round = new AsyncDisposableStack();
    const ours = await ourSide(round, { gateways, consoles, cookie, house, pulse, next });
    figures.push(...(await beside(what, ours, await bareSide(round, consoles, next), scale)));
  };
  for (const consoles of scale.consoles) await measure(`K=${consoles}`, [one], consoles);
  if (scale.shared > 0)
    await measure(`K=${scale.shared}, two gateways`, [one, await house.another()], scale.shared);
  return figures;
}

interface OurSide {
  readonly gateways: readonly { readonly url: URL; readonly pid: number }[];
  readonly consoles: number;
  readonly cookie: string;
  readonly house: GatewayHouse;
  readonly pulse: HousePulse;
  readonly next: () => ReturnType<typeof pulseOf>;
}

/** The consoles are shared among the gateways; each gateway's sit in a process of their own. */
async function ourSide(closing: AsyncDisposableStack, side: OurSide): Promise<Teller> {
  const { gateways, consoles, cookie, pulse, next } = side;
  const crowds: ConsoleCrowd[] = [];
  for (const { url } of gateways) {
    const crowd = await openCrowd({
      url: `ws://${url.host}/socket.io/?EIO=4&transport=websocket`,
      speech: "socket.io",
      consoles: consoles / gateways.length,
      cookie,
      origin: url.origin,
    });
    closing.defer(crowd.close);
    crowds.push(crowd);
  }
  return {
    crowds,
    beat: async () => pulse.beat(next()),
    cpu: () => gateways.reduce((sum, { pid }) => sum + processCpuMicros(pid), 0),
  };
}

async function bareSide(
  closing: AsyncDisposableStack,
  consoles: number,
  next: OurSide["next"],
): Promise<Teller> {
  const limit = await startProgram(PROGRAM, {});
  closing.defer(limit.close);
  const crowd = await openCrowd({
    url: `ws://${limit.url.host}`,
    speech: "bare",
    consoles,
    cookie: "",
    origin: "",
  });
  closing.defer(crowd.close);
  return {
    crowds: [crowd],
    beat: async () => {
      const text = JSON.stringify(asBatch(next().event));
      const at = oneClock();
      limit.tell({ text });
      return at;
    },
    cpu: () => processCpuMicros(limit.pid),
  };
}

/** The same words in the same shape as ours, so that both sides write as many bytes. */
function asBatch(event: unknown): unknown {
  const cursor = encodeCursor({ epoch: "0".repeat(16), xid: 1n, seq: 0n });
  return { stream: MAIN_QUEUE, from: cursor, to: cursor, events: [event] };
}

async function beside(
  what: string,
  ours: Teller,
  limit: Teller,
  { pulses, warmUp, rounds, idleMs }: FanoutScale,
): Promise<readonly Figure[]> {
  const [oursIdle, limitIdle] = await Promise.all([idleCost(ours, idleMs), idleCost(limit, idleMs)]);
  const sides = [
    { teller: ours, idle: oursIdle },
    { teller: limit, idle: limitIdle },
  ];
  const all = { ours: [] as Told[], limit: [] as Told[] };
  // The first is the warm-up: all else of it than whether everybody was told is forgotten.
  for (let round = 0; round <= rounds; round += 1) {
    const isOursFirst = round % 2 === 0;
    const told = await tellInTurn(isOursFirst ? sides : sides.toReversed(), round === 0 ? warmUp : pulses);
    const [ofOurs, ofLimit] = isOursFirst ? told : told.toReversed();
    if (ofOurs === undefined || ofLimit === undefined) throw new Error("a side told nobody");
    all.ours.push(ofOurs);
    all.limit.push(ofLimit);
  }
  const measured = (of: (told: Told) => number): readonly Round[] =>
    all.ours.slice(1).map((told, nth) => {
      const { [nth + 1]: limitTold } = all.limit;
      return { ours: of(told), limit: limitTold === undefined ? Number.NaN : of(limitTold) };
    });
  const micros = measured((told) => told.micros);
  const whole = [...all.ours, ...all.limit].filter(({ whole: is }) => is).length;
  const of = all.ours.length + all.limit.length;
  return [
    compare({
      workload: `10 fanout ${what}: a delivery`,
      unit: "CPU µs",
      better: "less",
      bar: COST,
      rounds: micros,
      cpu: {
        ours: median(micros.map((each) => each.ours)),
        limit: median(micros.map((each) => each.limit)),
      },
      detail: { idleMicrosEachSecond: { ours: oursIdle, limit: limitIdle } },
    }),
    compare({
      workload: `10 fanout ${what}: p99 at 10 Hz`,
      unit: "ms",
      better: "less",
      bar: WAIT,
      rounds: measured((told) => told.p99),
      detail: all,
    }),
    exact(`10 fanout ${what}: all told`, `${whole} of ${of} rounds`, whole === of),
  ];
}

/** CPU microseconds of a second in which nothing is told. */
async function idleCost({ cpu }: Teller, idleMs: number): Promise<number> {
  const before = cpu();
  await delay(idleMs);
  return ((cpu() - before) * 1_000) / idleMs;
}
