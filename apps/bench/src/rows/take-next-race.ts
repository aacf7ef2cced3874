import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { migrate } from "@holdfast/db";
import { createTakeNextLimit } from "../baselines/take-next-pool.ts";
import { alternate } from "../frame/alternate.ts";
import { compare, exact, median, type Figure } from "../frame/figure.ts";
import type { BenchServer } from "../server/bench-server.ts";
import { processCpuMicros } from "../server/server-cpu.ts";

/** How much of it is done; a test does little. */
export interface TakeNextScale {
  readonly takers: number;
  /** How often all of them take the next at once, and in how many blocks beside the limit. */
  readonly rounds: number;
  readonly blocks: number;
}

/** What the program says of one race. */
interface NextRace {
  readonly milliseconds: number;
  readonly given: number;
  readonly isFirst: boolean;
}

const BAR = { floor: 2, stretch: 1.3 };
const PROGRAM = fileURLToPath(new URL("../../../gateway/src/testing/next-race-process.ts", import.meta.url));

/** All take the next at once, by a gateway's own deciding and judging, beside a bare pool that passes by what others lock. */
export async function measureTakeNext(
  bench: Pick<BenchServer, "database" | "cpuMicros">,
  { takers, rounds, blocks }: TakeNextScale,
): Promise<readonly Figure[]> {
  await using closing = new AsyncDisposableStack();
  const racers = await startRacers(closing, await bench.database("bench_next"), takers);
  const limit = await createTakeNextLimit(await bench.database("bench_next_limit"), takers);
  closing.defer(limit.close);
  const races: NextRace[] = [];
  const micros = { ours: [] as number[], limit: [] as number[] };
  const cpuOf = {
    ours: () => bench.cpuMicros() + processCpuMicros(racers.pid),
    limit: () => bench.cpuMicros() + processCpuMicros(process.pid),
  };
  /** What goes back to the queue after each race is counted with it, on both sides. */
  const block = async (side: "ours" | "limit", race: () => Promise<number>): Promise<number> => {
    const seen: number[] = [];
    const before = cpuOf[side]();
    for (let round = 0; round < rounds / blocks; round += 1) seen.push(await race());
    micros[side].push((cpuOf[side]() - before) / seen.length);
    return median(seen);
  };
  const ours = async (): Promise<number> => {
    const race = await racers.race();
    races.push(race);
    return race.milliseconds;
  };
  const measured = await alternate(
    async () => block("ours", ours),
    async () => block("limit", limit.race),
    blocks,
  );
  const each = races.filter(({ given }) => given === takers).length;
  const first = races.filter(({ isFirst }) => isFirst).length;
  const of = `of ${races.length}`;
  return [
    exact(`4 take-next: ${takers} answered, each with another`, `${each} ${of}`, each === races.length),
    exact("4 take-next: what comes first", `${first} ${of}`, first === races.length),
    compare({
      workload: "4 take-next: round p50",
      unit: "ms",
      better: "less",
      bar: BAR,
      rounds: measured,
      detail: { cpuMicrosOfRace: micros },
    }),
  ];
}

/** Starts a gateway's takers over an empty database; each call is one race. */
async function startRacers(
  closing: AsyncDisposableStack,
  connection: Parameters<typeof migrate>[0],
  takers: number,
): Promise<{ readonly pid: number; readonly race: () => Promise<NextRace> }> {
  await migrate(connection);
  const child = fork(PROGRAM, {
    env: { ...process.env, CONNECTION: JSON.stringify(connection), RACERS: String(takers) },
  });
  const ended = once(child, "exit").then(([code]): never => {
    throw new Error(`the race ended by itself: ${String(code)}`);
  });
  const gone = ended.catch(() => {});
  closing.defer(async () => {
    if (child.connected) child.disconnect();
    await gone;
  });
  const said = async (): Promise<unknown> => (await Promise.race([once(child, "message"), ended]))[0];
  await said();
  return {
    pid: child.pid ?? Number.NaN,
    race: async () => {
      child.send({ race: true });
      return (await said()) as NextRace;
    },
  };
}
