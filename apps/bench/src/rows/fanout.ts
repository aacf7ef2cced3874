import { fileURLToPath } from "node:url";
import { setTimeout as delay } from "node:timers/promises";
import { encodeCursor, MAIN_QUEUE } from "@holdfast/wire";
import { startProgram } from "../baselines/start-program.ts";
import { alternate } from "../frame/alternate.ts";
import { compare, exact, median, type Bar, type Figure } from "../frame/figure.ts";
import { oneClock } from "../frame/one-clock.ts";
import type { Row } from "../frame/row.ts";
import { openGatewayHouse, type GatewayHouse } from "../house/gateway-house.ts";
import { processCpuMicros } from "../server/server-cpu.ts";
import { openCrowd, type ConsoleCrowd } from "../traffic/console-crowd.ts";
import type { Lap } from "../traffic/hearing.ts";
import { quantile } from "../traffic/open-loop.ts";
import { openHousePulse, pulseOf, type HousePulse } from "../traffic/pulse.ts";

/** How much of it is done; a test does little. */
export interface FanoutScale {
  /** How many consoles are told, once for each figure. */
  readonly consoles: readonly number[];
  /** How many consoles two gateways tell together; none where it is 0. */
  readonly shared: number;
  /** What everybody is told in a round, ten times a second. */
  readonly pulses: number;
  readonly rounds: number;
  /** How long each side is watched while nothing is told. */
  readonly idleMs: number;
}

const SCALE: FanoutScale = {
  consoles: [200, 1_000, 2_000],
  shared: 1_000,
  pulses: 12,
  rounds: 5,
  idleMs: 1_500,
};
const EVERY_MS = 100;
const COST: Bar = { floor: 2, stretch: 1.2 };
const WAIT: Bar = { floor: 1.4, stretch: 1.15 };
const PROGRAM = fileURLToPath(new URL("../baselines/bare-fanout.ts", import.meta.url));

/** What it costs to tell many consoles one thing, and how long the last of them waits, beside ws that writes a frame made once. */
export const fanout: Row = {
  number: 10,
  name: "fanout",
  run: async () => measureFanout(SCALE),
};

/** Somebody who tells consoles, everybody who listens, and what telling has cost so far. */
interface Side {
  readonly crowds: readonly ConsoleCrowd[];
  readonly beat: () => Promise<number>;
  readonly cpu: () => number;
}

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
async function ourSide(closing: AsyncDisposableStack, side: OurSide): Promise<Side> {
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
): Promise<Side> {
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

interface Told {
  readonly p50: number;
  readonly p99: number;
  /** CPU microseconds of one frame to one console, without what the program spends while nothing is told. */
  readonly micros: number;
  readonly whole: boolean;
}

async function beside(
  what: string,
  ours: Side,
  limit: Side,
  { pulses, rounds, idleMs }: FanoutScale,
): Promise<readonly Figure[]> {
  const all = { ours: [] as Told[], limit: [] as Told[] };
  const idle = { ours: await idleCost(ours, idleMs), limit: await idleCost(limit, idleMs) };
  const side =
    (of: "ours" | "limit", { crowds, beat, cpu }: Side) =>
    async (): Promise<number> => {
      const told = await tellAll(crowds, beat, cpu, pulses, idle[of]);
      all[of].push(told);
      return told.micros;
    };
  const measured = await alternate(side("ours", ours), side("limit", limit), rounds);
  // The first round is forgotten there as well.
  const waits = all.ours.slice(1).map((told, nth) => ({
    ours: told.p99,
    limit: all.limit[nth + 1]?.p99 ?? Number.NaN,
  }));
  const cpu = {
    ours: median(measured.map((each) => each.ours)),
    limit: median(measured.map((each) => each.limit)),
  };
  const whole = [...all.ours, ...all.limit].filter(({ whole: is }) => is).length;
  const of = all.ours.length + all.limit.length;
  return [
    compare({
      workload: `10 fanout ${what}: a delivery`,
      unit: "CPU µs",
      better: "less",
      bar: COST,
      rounds: measured,
      cpu,
      detail: { idleMicrosEachSecond: idle },
    }),
    compare({
      workload: `10 fanout ${what}: p99 at 10 Hz`,
      unit: "ms",
      better: "less",
      bar: WAIT,
      rounds: waits,
      detail: all,
    }),
    exact(`10 fanout ${what}: all told`, `${whole} of ${of} rounds`, whole === of),
  ];
}

/** CPU microseconds of a second in which nothing is told. */
async function idleCost({ cpu }: Side, idleMs: number): Promise<number> {
  const before = cpu();
  await delay(idleMs);
  return ((cpu() - before) * 1_000) / idleMs;
}

async function tellAll(
  crowds: readonly ConsoleCrowd[],
  beat: () => Promise<number>,
  cpu: () => number,
  pulses: number,
  idle: number,
): Promise<Told> {
  const begun = oneClock();
  const before = cpu();
  const sentAt: number[] = [];
  for (let nth = 0; nth < pulses; nth += 1) {
    const rest = begun + nth * EVERY_MS - oneClock();
    if (rest > 0) await delay(rest);
    sentAt.push(await beat());
  }
  const laps: Lap[] = await Promise.all(crowds.map(async (crowd) => crowd.lap(sentAt)));
  const spent = cpu() - before - (idle * (oneClock() - begun)) / 1_000;
  const deliveries = laps.reduce((sum, lap) => sum + lap.deliveries, 0);
  const waits = laps.flatMap((lap) => lap.waits);
  return {
    p50: quantile(waits, 0.5),
    p99: quantile(waits, 0.99),
    micros: spent / deliveries,
    whole: laps.every(({ contacts, alike }) => alike && contacts === pulses),
  };
}
