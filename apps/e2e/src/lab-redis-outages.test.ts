import { isDeepStrictEqual } from "node:util";
import { setTimeout as sleep } from "node:timers/promises";
import { openLine, type CuttableLine } from "@holdfast/tooling/cuttable-line";
import { startRedis, type RealRedis } from "@holdfast/tooling/real-redis";
import { afterAll, beforeAll, expect, it } from "vitest";
import { pauseDatabase } from "./house/database-process.ts";
import type { GatewayProcess } from "./house/gateway-process.ts";
import { startHoldfast, type House } from "./house/house.ts";
import { openVirtualConsole, readSnapshot, type VirtualConsole } from "./shift/virtual-console.ts";
import { patiently } from "./talk/patiently.ts";
import { deliver, LOOPBACK_SECRET } from "./talk/provider.ts";
import { readQueue } from "./talk/queue.ts";
import { signInByHttp, type Staff } from "./talk/staff.ts";

/** Between two of those who write in; so many before, while and after something is out of order. */
const [PAUSE_MS, MANY] = [50, 8];
const SOON = { timeout: 30_000 };

let redis: RealRedis;
let redisLine: CuttableLine;
/** Consoles reach the first gateway by it; who writes in reaches the other, and Redis carries that it happened. */
let door: CuttableLine;
let house: House;
let other: GatewayProcess;
let marta: Staff;
let consoles: readonly VirtualConsole[] = [];
beforeAll(async () => {
  redis = await startRedis();
  redisLine = await openLine(redis.port);
  house = await startHoldfast({
    outside: async (port) => {
      door = await openLine(port);
      return { environment: {}, close: async () => door.close() };
    },
    environment: () => ({
      HOLDFAST_URL: doorUrl().href,
      HOLDFAST_REDIS_URL: redis.url.replace(`localhost:${redis.port}`, `127.0.0.1:${redisLine.port}`),
      HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET,
    }),
  });
  other = await house.startAnother();
  marta = await signInByHttp(doorUrl(), "marta");
  const ada = await signInByHttp(doorUrl(), "ada");
  consoles = [marta, ada].map((staff) => openVirtualConsole(doorUrl(), staff));
});
afterAll(async () => {
  for (const console of consoles) console.close();
  await house.stop();
  await house.remove();
  await redisLine.close();
  await redis.close();
});

const doorUrl = (): URL => new URL(`http://localhost:${door.port}/`);

let events = 0;
/** People who write in at the other gateway, one after another and again until they are heard, until told to stop. */
function writers() {
  const over = new AbortController();
  let accepted = 0;
  const running = (async () => {
    while (!over.signal.aborted) {
      events += 1;
      const message = { event: `o${events}`, from: `555-${String(events).padStart(5, "0")}`, text: "Hello?" };
      await patiently(async () => {
        const signal = AbortSignal.timeout(5_000);
        const late = new Promise<never>((_resolve, reject) => {
          signal.addEventListener("abort", () => reject(new Error("nobody answers")));
        });
        const answer = await Promise.race([deliver(other.url, message), late]);
        if (!answer.ok) throw new Error(`refused: ${answer.status}`);
      });
      accepted += 1;
      await sleep(PAUSE_MS);
    }
  })();
  return {
    async more(count: number): Promise<void> {
      const wanted = accepted + count;
      await expect.poll(() => accepted, SOON).toBeGreaterThanOrEqual(wanted);
    },
    async stop(): Promise<number> {
      over.abort();
      await running;
      return accepted;
    },
  };
}

/** Whether a console knows that nothing is missing, and has every contact as a fresh load gives it. */
async function isConsistent(console: VirtualConsole): Promise<boolean> {
  const { rows } = await readSnapshot(marta);
  const known = new Map([...console.board().rows.values()].map(({ id, version }) => [id, version]));
  return console.isFresh() && isDeepStrictEqual(known, new Map(rows.map(({ id, version }) => [id, version])));
}

interface Outage {
  readonly what: string;
  /** Begins it, and gives how it is over. */
  readonly begin: () => Promise<() => unknown>;
  /** Whether consoles at the first gateway say that they may be out of date. */
  readonly isTold: boolean;
  /** Whether who writes in at the other gateway is heard meanwhile. */
  readonly isHeard: boolean;
}
/** That the gateway or the database is killed, and Redis, is told where gateways restart (G639), the screen outlasts it, and Redis goes away (G636). */
const OUTAGES: readonly Outage[] = [
  {
    what: "the gateway stands still",
    begin: async () => {
      house.gateway().pause();
      return house.gateway().goOn;
    },
    isTold: true,
    isHeard: true,
  },
  {
    what: "nobody reaches the gateway",
    begin: async () => {
      await door.cut("refused");
      return door.mend;
    },
    isTold: true,
    isHeard: true,
  },
  {
    what: "Redis stands still",
    begin: async () => {
      redis.pause();
      return redis.goOn;
    },
    isTold: false,
    isHeard: true,
  },
  {
    what: "nothing comes through to Redis",
    begin: async () => {
      await redisLine.cut("silent");
      return redisLine.mend;
    },
    isTold: false,
    isHeard: true,
  },
  {
    what: "the database stands still",
    begin: async () => pauseDatabase(house.dataFolder),
    isTold: true,
    isHeard: false,
  },
];

it.each(OUTAGES)(
  "[G663] while $what, what was accepted is kept, consoles say so, and all of it is over without help",
  async ({ begin, isTold, isHeard }) => {
    const before = (await patiently(async () => readQueue(marta))).length;
    for (const console of consoles) await expect.poll(async () => isConsistent(console), SOON).toBe(true);
    const writing = writers();
    await writing.more(MANY);
    const end = await begin();
    try {
      await expect
        .poll(() => consoles.map((each) => each.isFresh()), SOON)
        .toEqual(consoles.map(() => !isTold));
      if (isHeard) await writing.more(MANY);
      // By the sweep, where nothing carries it.
      if (!isTold)
        for (const console of consoles) await console.until(() => console.board().rows.size > before);
      expect(consoles.map((each) => each.isFresh())).toEqual(consoles.map(() => !isTold));
    } finally {
      await end();
    }
    await writing.more(MANY);
    const accepted = await writing.stop();
    expect(await patiently(async () => readQueue(marta))).toHaveLength(before + accepted);
    for (const console of consoles) await expect.poll(async () => isConsistent(console), SOON).toBe(true);
  },
);
