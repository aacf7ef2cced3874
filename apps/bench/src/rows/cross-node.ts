import { fileURLToPath } from "node:url";
import { setTimeout as delay } from "node:timers/promises";
import type { BusOrder } from "../baselines/bare-bus.ts";
import { startProgram } from "../baselines/start-program.ts";
import { alternate } from "../frame/alternate.ts";
import { compare, exact, median, unasked, type Figure } from "../frame/figure.ts";
import type { Row } from "../frame/row.ts";
import { openGatewayHouse } from "../house/gateway-house.ts";
import { NO_REDIS, startBareRedis } from "../server/bare-redis.ts";
import { emptyDatabase } from "../server/empty-database.ts";
import { processCpuMicros } from "../server/server-cpu.ts";
import { openRelayLine, type RelayLine } from "../traffic/relay-line.ts";

/** How much of it is done; a test does little. */
export interface CrossNodeScale {
  /** People at the first gateway. Each may say so much of themselves, and no more each second (G: presence is bounded). */
  readonly speakers: number;
  /** What is said one after the other in a round, and what as fast as it is heard. */
  readonly paced: number;
  readonly crowded: number;
  /** Before anything is measured: an engine that has just begun has compiled little of what it runs on. */
  readonly warmUp: number;
  readonly rounds: number;
}

const SCALE: CrossNodeScale = { speakers: 400, paced: 50, crowded: 400, warmUp: 20, rounds: 20 };
const EVERY_MS = 10;
/** What is on its way at most; a gateway loses what is more than a hundred. */
const WINDOW = 64;
/** Between rounds: nobody says more of themselves in a second than they may. */
const REST_MS = 250;
const WAIT = { floor: 1.5, stretch: 1.1 };
const RATE = { floor: 0.7, stretch: 0.85 };
const PROGRAM = fileURLToPath(new URL("../baselines/bare-relay.ts", import.meta.url));

/** What one says of themselves at one gateway until somebody hears it at another, beside a bare program at each end of a bare bus. */
export const crossNode: Row = {
  number: 14,
  name: "cross-node",
  run: async () => [
    ...(await measureCrossNode("notify", SCALE)),
    ...(await measureCrossNode("redis", SCALE)),
  ],
};

/** Two ends, those who speak and listen there, and what both programs have spent. */
interface Side {
  readonly line: RelayLine;
  readonly cpu: () => number;
}

/** Two gateways that reach each other so, beside two bare programs that do. */
export async function measureCrossNode(
  kind: BusOrder["kind"],
  scale: CrossNodeScale,
): Promise<readonly Figure[]> {
  if (kind === "redis" && NO_REDIS !== null) return [unasked("14 cross-node by redis", NO_REDIS)];
  await using closing = new AsyncDisposableStack();
  const redis = kind === "redis" ? await startBareRedis() : null;
  if (redis !== null) closing.defer(redis.close);
  const house = await openGatewayHouse(
    redis === null ? {} : { HOLDFAST_REDIS_URL: `redis://127.0.0.1:${redis.port}` },
  );
  closing.defer(house.close);
  const other = await house.another();
  const { connection } = await house.database();
  const ends = { cookie: await house.signIn(), speakers: scale.speakers };
  const pids = [house.gateway().pid, other.pid];
  const ours: Side = {
    line: await openRelayLine({ says: house.url, hears: other.url, speech: "socket.io", ...ends }),
    cpu: () => pids.reduce((sum, pid) => sum + processCpuMicros(pid), 0),
  };
  closing.defer(async () => ours.line.close());
  const bus: BusOrder =
    redis === null
      ? { kind: "notify", connection: await emptyDatabase(connection, "bench_lane") }
      : { kind: "redis", port: redis.port };
  // Awaited here: what is open must outlive the measuring.
  return await beside(ours, bus, scale);
}

async function beside(ours: Side, bus: BusOrder, scale: CrossNodeScale): Promise<readonly Figure[]> {
  await using closing = new AsyncDisposableStack();
  const hears = await startProgram(PROGRAM, { bus, end: "hears" });
  closing.defer(hears.close);
  const says = await startProgram(PROGRAM, { bus, end: "says" });
  closing.defer(says.close);
  const { speakers, rounds } = scale;
  const bare = { says: says.url, hears: hears.url, speech: "bare", cookie: "", speakers } as const;
  const limit: Side = {
    line: await openRelayLine(bare),
    cpu: () => processCpuMicros(says.pid) + processCpuMicros(hears.pid),
  };
  closing.defer(async () => limit.line.close());
  let heard = 0;
  const paced = async ({ line }: Side): Promise<number> => {
    const waits = await onePaced(line, scale);
    heard += waits.length;
    return median(waits);
  };
  const crowded = async ({ line, cpu }: Side, micros: number[]): Promise<number> => {
    await delay(REST_MS);
    const before = cpu();
    const perSecond = await asFastAsHeard(line, scale);
    micros.push((cpu() - before) / scale.crowded);
    heard += scale.crowded;
    return perSecond;
  };
  await alternate(
    async () => crowded(ours, []),
    async () => crowded(limit, []),
    scale.warmUp,
  );
  const waits = await alternate(
    async () => paced(ours),
    async () => paced(limit),
    rounds,
  );
  const micros = { ours: [] as number[], limit: [] as number[] };
  const rates = await alternate(
    async () => crowded(ours, micros.ours),
    async () => crowded(limit, micros.limit),
    rounds,
  );
  const said = ((scale.paced + scale.crowded) * (rounds + 1) + scale.crowded * (scale.warmUp + 1)) * 2;
  return [
    compare({
      workload: `14 cross-node by ${bus.kind}: relay p50`,
      unit: "ms",
      better: "less",
      bar: WAIT,
      rounds: waits,
    }),
    compare({
      workload: `14 cross-node by ${bus.kind}: relays`,
      unit: "/s",
      better: "more",
      bar: RATE,
      rounds: rates,
      cpu: { ours: median(micros.ours), limit: median(micros.limit) },
    }),
    exact(`14 cross-node by ${bus.kind}: heard`, `${heard} of ${said}`, heard === said),
  ];
}

/** Whoever is not heard within so long is not heard at all. */
const HEARD_WITHIN_MS = 10_000;

async function within(relayed: Promise<unknown>): Promise<void> {
  const late = new AbortController();
  const never = delay(HEARD_WITHIN_MS, null, { signal: late.signal }).then(() => {
    throw new Error(`what was said was not heard within ${HEARD_WITHIN_MS} ms`);
  });
  await Promise.race([relayed, never]).finally(() => late.abort());
  never.catch(() => {});
}

async function onePaced(line: RelayLine, { paced, speakers }: CrossNodeScale): Promise<readonly number[]> {
  const waits: number[] = [];
  const begun = performance.now();
  for (let nth = 0; nth < paced; nth += 1) {
    const rest = begun + nth * EVERY_MS - performance.now();
    if (rest > 0) await delay(rest);
    const said = performance.now();
    await within(line.relay(nth % speakers));
    waits.push(performance.now() - said);
  }
  return waits;
}

async function asFastAsHeard(line: RelayLine, { crowded, speakers }: CrossNodeScale): Promise<number> {
  let said = 0;
  const begun = performance.now();
  const speaking = async (): Promise<void> => {
    while (said < crowded) {
      said += 1;
      await line.relay(said % speakers);
    }
  };
  await within(Promise.all(Array.from({ length: Math.min(WINDOW, speakers) }, speaking)));
  return (crowded * 1_000) / (performance.now() - begun);
}
