import { fileURLToPath } from "node:url";
import { setTimeout as delay } from "node:timers/promises";
import { Pool } from "pg";
import { startProgram, type LimitProgram } from "../baselines/start-program.ts";
import { alternate } from "../frame/alternate.ts";
import { atMost, compare, exact, median, type Bar, type Figure } from "../frame/figure.ts";
import { oneClock } from "../frame/one-clock.ts";
import type { Row } from "../frame/row.ts";
import { longestStallMs } from "../house/gateway-metrics.ts";
import { openGatewayHouse, type OtherGateway } from "../house/gateway-house.ts";
import { processCpuMicros } from "../server/server-cpu.ts";
import { countTransactions, type Transactions } from "../server/transactions.ts";
import { askAs, type AskAs } from "../traffic/ask-as.ts";
import { openCrowd, type ConsoleCrowd } from "../traffic/console-crowd.ts";
import { openHousePulse, pulseOf, type HousePulse, type Pulse } from "../traffic/pulse.ts";
import type { Storm } from "../traffic/storm-process.ts";
import { openStorms, type Storms } from "../traffic/storms.ts";

/** How much of it is done; a test does little. */
export interface StormScale {
  readonly consoles: number;
  readonly missed: number;
  /** At how many places of the log those who come back stand. */
  readonly cursors: number;
  readonly rounds: number;
  /** Whether it is done once more with two gateways. */
  readonly two: boolean;
}

const SCALE: StormScale = { consoles: 1_000, missed: 200, cursors: 10, rounds: 5, two: true };
const COST: Bar = { floor: 4, stretch: 2 };
const STALL: Bar = { floor: 250, stretch: 100 };
const TOKEN = "a token of the benchmark only";
const PROGRAM = fileURLToPath(new URL("../baselines/bare-ring.ts", import.meta.url));
/** After so long nothing more happens because of those who left. */
const SETTLED_MS = 300;

/** A thousand consoles that come back at once and missed two hundred events each, beside ws that writes them framed already. */
export const reconnectStorm: Row = {
  number: 12,
  name: "reconnect-1000",
  run: async () => measureStorm(SCALE),
};

type Coming = Pick<OtherGateway, "url" | "pid">;

interface House {
  readonly pulse: HousePulse;
  readonly ask: AskAs;
  readonly cookie: string;
  /** Moves the log on without an event. */
  readonly commit: () => Promise<unknown>;
  readonly transactions: Transactions;
  readonly next: () => Pulse;
}

export async function measureStorm(scale: StormScale): Promise<readonly Figure[]> {
  await using closing = new AsyncDisposableStack();
  const gateways = await openGatewayHouse({ HOLDFAST_METRICS_TOKEN: TOKEN });
  closing.defer(gateways.close);
  const { connection } = await gateways.database();
  const pulse = await openHousePulse(connection);
  closing.defer(pulse.close);
  const pool = new Pool({ ...connection, max: 1 });
  closing.defer(async () => pool.end());
  const transactions = await countTransactions(connection);
  closing.defer(transactions.close);
  const limit = await startProgram(PROGRAM, {});
  closing.defer(limit.close);
  const cookie = await gateways.signIn();
  let told = 0;
  const house: House = {
    pulse,
    ask: askAs(gateways.url, cookie),
    cookie,
    commit: async () => pool.query("select pg_current_xact_id()"),
    transactions,
    next: () => pulseOf((told += 1)),
  };
  const one = { url: gateways.url, pid: gateways.gateway().pid };
  const figures = [...(await measured(`K=${scale.consoles}`, [one], limit, house, scale))];
  if (scale.two) {
    const both = [one, await gateways.another()];
    figures.push(...(await measured(`K=${scale.consoles}, two gateways`, both, limit, house, scale)));
  }
  return figures;
}

/** What one storm came to. */
interface Came {
  /** CPU microseconds for each console. */
  readonly micros: number;
  readonly exact: number;
  readonly milliseconds: number;
  /** How often a line broke and was opened again. */
  readonly again: number;
  /** How the first answer begins that was not exact. */
  readonly otherwise: string | null;
  readonly stallMs: number;
  /** Transactions more than in a while of as long in which nobody came. */
  readonly queries: number;
}

async function measured(
  what: string,
  gateways: readonly Coming[],
  limit: LimitProgram,
  house: House,
  scale: StormScale,
): Promise<readonly Figure[]> {
  await using closing = new AsyncDisposableStack();
  const each = gateways.map((gateway) => {
    const storms = openStorms();
    closing.defer(storms.close);
    return { gateway, storms };
  });
  const crowd = await openCrowd({
    ...placeOf(gateways.at(-1)?.url ?? limit.url),
    consoles: 1,
    cookie: house.cookie,
  });
  closing.defer(crowd.close);
  const bare = openStorms();
  closing.defer(bare.close);
  const came = { ours: [] as Came[], limit: [] as Came[] };
  const rounds = await alternate(
    async () => {
      const one = await ourStorm(each, crowd, house, scale);
      came.ours.push(one);
      return one.micros;
    },
    async () => {
      const one = await bareStorm(bare, limit, house, scale);
      came.limit.push(one);
      return one.micros;
    },
    scale.rounds,
  );
  const all = [...came.ours, ...came.limit];
  const whole = all.filter((one) => one.exact === scale.consoles).length;
  const asked = median(came.ours.map(({ queries }) => queries));
  return [
    compare({
      workload: `12 reconnect ${what}: a console`,
      unit: "CPU µs",
      better: "less",
      bar: COST,
      rounds,
      cpu: { ours: median(rounds.map(({ ours }) => ours)), limit: median(rounds.map((one) => one.limit)) },
      detail: came,
    }),
    atMost(
      `12 reconnect ${what}: longest stall`,
      "ms",
      median(came.ours.map(({ stallMs }) => stallMs)),
      STALL,
    ),
    exact(`12 reconnect ${what}: no gap, nothing twice`, `${whole} of ${all.length}`, whole === all.length),
    exact(
      `12 reconnect ${what}: queries at most one a place`,
      `${asked} of ${scale.cursors}`,
      asked <= scale.cursors,
    ),
  ];
}

function placeOf(gateway: URL) {
  return {
    url: `ws://${gateway.host}/socket.io/?EIO=4&transport=websocket`,
    speech: "socket.io",
    origin: gateway.origin,
  } as const;
}

/** Everybody stands at one of so many places, and missed the same since; the gateways have read it when they come. */
async function ourStorm(
  each: readonly { readonly gateway: Coming; readonly storms: Storms }[],
  witness: ConsoleCrowd,
  { pulse, ask, cookie, commit, transactions, next }: House,
  { consoles, missed, cursors }: StormScale,
): Promise<Came> {
  const stood: string[] = [];
  while (stood.length < cursors) {
    stood.push((await ask<{ queue: { asOf: string } }>("{ queue { asOf } }")).queue.asOf);
    await commit();
  }
  const pulses = Array.from({ length: missed }, next);
  const at = oneClock();
  await pulse.beatAll(pulses);
  await witness.lap(pulses.map(() => at));
  await delay(SETTLED_MS);
  const idle = await transactions.during(async () => delay(500));
  const stalls = async () =>
    Math.max(...(await Promise.all(each.map(async ({ gateway }) => longestStallMs(gateway.url, TOKEN)))));
  await stalls();
  const before = cpuOf(each);
  const storm = (gateway: Coming): Storm => ({
    ...placeOf(gateway.url),
    consoles: consoles / each.length,
    cookie,
    cursors: stood,
    missed: pulses.map(({ id }) => id),
  });
  const begun = oneClock();
  const { came, count } = await transactions.during(async () => {
    const all = await Promise.all(each.map(async ({ gateway, storms }) => storms.weather(storm(gateway))));
    return { all, spent: cpuOf(each) - before, stallMs: await stalls(), tookMs: oneClock() - begun };
  });
  const perMs = idle.count / (500 + 1_500);
  return {
    micros: came.spent / consoles,
    exact: came.all.reduce((sum, one) => sum + one.exact, 0),
    again: came.all.reduce((sum, one) => sum + one.again, 0),
    otherwise: came.all.find((one) => one.otherwise !== null)?.otherwise ?? null,
    milliseconds: Math.max(...came.all.map(({ milliseconds }) => milliseconds)),
    stallMs: came.stallMs,
    queries: Math.max(0, Math.round(count - perMs * (came.tookMs + 1_500))),
  };
}

const cpuOf = (each: readonly { readonly gateway: Coming }[]): number =>
  each.reduce((sum, { gateway }) => sum + processCpuMicros(gateway.pid), 0);

async function bareStorm(
  storms: Storms,
  limit: LimitProgram,
  { next }: House,
  { consoles, missed }: StormScale,
): Promise<Came> {
  const pulses = Array.from({ length: missed }, next);
  limit.tell({ events: pulses.map(({ event }) => event) });
  await delay(SETTLED_MS);
  const before = processCpuMicros(limit.pid);
  const came = await storms.weather({
    url: `ws://${limit.url.host}`,
    speech: "bare",
    origin: "",
    consoles,
    cookie: "",
    cursors: ["0"],
    missed: pulses.map(({ id }) => id),
  });
  const micros = (processCpuMicros(limit.pid) - before) / consoles;
  return { ...came, micros, stallMs: Number.NaN, queries: 0 };
}
