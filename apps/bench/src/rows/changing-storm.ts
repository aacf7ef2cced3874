import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import { atMost, exact, median, type Bar, type Figure } from "../frame/figure.ts";
import type { Row } from "../frame/row.ts";
import { longestStallMs, replayReads } from "../house/gateway-metrics.ts";
import { openGatewayHouse, type GatewayHouse, type OtherGateway } from "../house/gateway-house.ts";
import { processCpuMicros } from "../server/server-cpu.ts";
import { residentMb } from "../server/resident.ts";
import { openCutCrowd, type CutCrowd } from "../traffic/cut-crowd.ts";
import type { CameBack } from "../traffic/cut-crowd-process.ts";
import type { VersionedRow } from "../traffic/followed-queue.ts";
import { httpLine } from "../traffic/http-line.ts";
import { openLoop, quantile, type Latencies } from "../traffic/open-loop.ts";
import { textRequest } from "../traffic/text-request.ts";

/** How much of it is done; a test does little. */
export interface ChangingStormScale {
  readonly consoles: number;
  readonly perSecond: number;
  readonly rounds: number;
  /** How long they write in before the cut, how long it lasts, and how long they do after it, in milliseconds. */
  readonly times: readonly [before: number, cut: number, after: number];
  /** With how many gateways it is done, one after the other. */
  readonly gateways: readonly (1 | 2)[];
}

/** The line is away for so long, so that nobody gets through before all have begun to try. */
const CUT_MS = 2_000;
const SCALE: ChangingStormScale = {
  consoles: 1_000,
  perSecond: 50,
  rounds: 3,
  times: [1_000, CUT_MS, 4_000],
  gateways: [1, 2],
};
/** From the cut on: everybody is to be back, and to know that nothing is missing, within five seconds. */
const BACK: Bar = { floor: 5_000, stretch: CUT_MS + 1_500 };
const STALL: Bar = { floor: 250, stretch: 100 };
/** What the gateway's README promises for so many consoles (G700). */
const MEMORY: Bar = { floor: 1_024, stretch: 768 };
const TOKEN = "a token of the benchmark only";
const LOOK_MS = 50;
const LINES = 8;

/** A thousand consoles that are cut at once and come back by their own waits, while fifty changes a second are committed. */
export const changingStorm: Row = {
  number: 38,
  name: "reconnect-storm",
  run: async () => measureChangingStorm(SCALE),
};

interface Gateway extends Pick<OtherGateway, "url" | "pid"> {
  readonly crowd: CutCrowd;
}

export async function measureChangingStorm(scale: ChangingStormScale): Promise<readonly Figure[]> {
  await using closing = new AsyncDisposableStack();
  const house = await openGatewayHouse({ HOLDFAST_METRICS_TOKEN: TOKEN });
  closing.defer(house.close);
  const changes = await openChanges(house, scale.perSecond);
  closing.defer(changes.close);
  const one = { url: house.url, pid: house.gateway().pid };
  const figures: Figure[] = [];
  for (const count of scale.gateways) {
    const gateways = count === 1 ? [one] : [one, await house.another()];
    figures.push(...(await measured(house, gateways, changes, scale)));
  }
  return figures;
}

/** What one cut came to. */
interface Storm {
  readonly back: number;
  readonly lastMs: number;
  readonly medianMs: number;
  readonly places: number;
  readonly reads: number;
  readonly stallMs: number;
  /** Of a gateway: the most it held, and what it held just before. */
  readonly peakMb: number;
  readonly beforeMb: number;
  /** Processor time from the cut until the last was back, in milliseconds: of the gateways and of their consoles. */
  readonly gatewayCpuMs: number;
  readonly crowdCpuMs: number;
  /** What all but a hundredth of those who wrote in waited for their answer, the cut included. */
  readonly ackP99Ms: number;
}

async function measured(
  house: GatewayHouse,
  each: readonly Pick<OtherGateway, "url" | "pid">[],
  changes: Changes,
  { consoles, rounds, times }: ChangingStormScale,
): Promise<readonly Figure[]> {
  await using closing = new AsyncDisposableStack();
  const cookie = await house.signIn();
  const gateways: Gateway[] = [];
  for (const { url, pid } of each) {
    const crowd = await openCutCrowd({ gateway: url.href, consoles: consoles / each.length, cookie });
    closing.defer(crowd.close);
    gateways.push({ url, pid, crowd });
  }
  const storms: Storm[] = [];
  while (storms.length < rounds) storms.push(await weather(gateways, changes, times));
  const truth = await changes.truth();
  const compared = await Promise.all(gateways.map(async ({ crowd }) => crowd.compare(truth)));
  const sum = (of: (one: (typeof compared)[number]) => number): number =>
    compared.reduce((all, one) => all + of(one), 0);
  const [consistent, twice] = [sum((one) => one.consistent), sum((one) => one.twice)];
  const what = `38 storm K=${consoles}${each.length === 1 ? "" : ", two gateways"}`;
  const detail = { storms, compared, contacts: truth.length };
  const allBack = storms.every(({ back }) => back === consoles);
  const reads = Math.max(...storms.map((storm) => storm.reads));
  const places = Math.min(...storms.map((storm) => storm.places));
  return [
    atMost(
      `${what}: last one back and current`,
      "ms",
      median(storms.map(({ lastMs }) => lastMs)),
      BACK,
      detail,
    ),
    atMost(`${what}: longest stall`, "ms", median(storms.map(({ stallMs }) => stallMs)), STALL),
    atMost(`${what}: memory of a gateway`, "MB", Math.max(...storms.map(({ peakMb }) => peakMb)), MEMORY),
    exact(
      `${what}: as the database has it`,
      `${consistent} of ${consoles}, ${twice} twice`,
      allBack && consistent === consoles && twice === 0,
    ),
    exact(`${what}: queries at most one a place`, `${reads} of ${places}`, reads <= places),
  ];
}

async function weather(
  gateways: readonly Gateway[],
  changes: Changes,
  [before, cut, after]: ChangingStormScale["times"],
): Promise<Storm> {
  const running = changes.during(before + cut + after);
  await delay(before);
  const over = new AbortController();
  const peak = mostHeldMb(gateways, over.signal);
  const stalls = async () => Promise.all(gateways.map(async ({ url }) => longestStallMs(url, TOKEN)));
  const reads = async () => Promise.all(gateways.map(async ({ url }) => replayReads(url, TOKEN)));
  await stalls();
  const readBefore = total(await reads());
  const beforeMb = Math.max(...gateways.map(({ pid }) => residentMb(pid)));
  const cpuOf = (of: (gateway: Gateway) => number): number =>
    total(gateways.map((gateway) => processCpuMicros(of(gateway)))) / 1_000;
  const spentBefore = [cpuOf(({ pid }) => pid), cpuOf(({ crowd }) => crowd.pid)] as const;
  const came = await Promise.all(gateways.map(async ({ crowd }) => crowd.cut(cut)));
  const gatewayCpuMs = cpuOf(({ pid }) => pid) - spentBefore[0];
  const crowdCpuMs = cpuOf(({ crowd }) => crowd.pid) - spentBefore[1];
  const stallMs = Math.max(...(await stalls()));
  const asked = total(await reads()) - readBefore;
  const waits = await running;
  over.abort();
  return {
    back: total(came.map(({ back }) => back)),
    lastMs: Math.max(...came.map(({ lastMs }) => lastMs)),
    medianMs: median(came.map(({ medianMs }) => medianMs)),
    places: placesOf(came),
    reads: asked,
    stallMs,
    peakMb: await peak,
    beforeMb,
    gatewayCpuMs,
    crowdCpuMs,
    ackP99Ms: quantile(waits, 0.99),
  };
}

const total = (counts: readonly number[]): number => counts.reduce((sum, one) => sum + one, 0);
const placesOf = (came: readonly CameBack[]): number => total(came.map(({ places }) => places));

/** The most that any of them held in memory until told to stop. */
async function mostHeldMb(gateways: readonly Gateway[], over: AbortSignal): Promise<number> {
  let most = 0;
  while (!over.aborted) {
    most = Math.max(most, ...gateways.map(({ pid }) => residentMb(pid)));
    await delay(LOOK_MS);
  }
  return most;
}

/** People who write in, and what is in the queue then. */
interface Changes {
  /** They write for so many milliseconds; every one of them must be told that they were heard. */
  readonly during: (milliseconds: number) => Promise<Latencies>;
  readonly truth: () => Promise<readonly VersionedRow[]>;
  readonly close: () => Promise<void>;
}

async function openChanges(house: GatewayHouse, perSecond: number): Promise<Changes> {
  const { connection } = await house.database();
  const client = new Client(connection);
  await client.connect();
  const lines = Array.from({ length: LINES }, () => httpLine(Number(house.url.port)));
  let told = 0;
  /** Every second one is a further message of whoever wrote last. */
  const next = (): Buffer => {
    told += 1;
    return textRequest(house.webhook, told, told - ((told + 1) % 2));
  };
  return {
    during: async (milliseconds) => openLoop(lines, next, perSecond, milliseconds),
    truth: async () => {
      const { rows } = await client.query<VersionedRow>(
        "select id::text, version from contact where status <> 'closed'",
      );
      return rows;
    },
    async close() {
      for (const line of lines) line.close();
      await client.end();
    },
  };
}
