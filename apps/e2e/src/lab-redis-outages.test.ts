import { isDeepStrictEqual } from "node:util";
import { setTimeout as sleep } from "node:timers/promises";
import { openLine, type CuttableLine } from "@holdfast/tooling/cuttable-line";
import { startRedis, type RealRedis } from "@holdfast/tooling/real-redis";
import { afterAll, beforeAll, expect, it } from "vitest";
import { databaseSocket, pauseDatabase } from "./house/database-process.ts";
import type { GatewayProcess } from "./house/gateway-process.ts";
import { startHoldfast, type House } from "./house/house.ts";
import { openTextLine, type TextLine } from "./house/text-line.ts";
import { openVirtualConsole, readSnapshot, type VirtualConsole } from "./shift/virtual-console.ts";
import { patiently } from "./talk/patiently.ts";
import { readQueue } from "./talk/queue.ts";
import { signInByHttp, type Staff } from "./talk/staff.ts";

/** Between two of those who write in; so many before, while and after something is out of order. */
const [PAUSE_MS, MANY] = [50, 8];
const SOON = { timeout: 30_000 };

let redis: RealRedis;
let redisLine: CuttableLine;
/** One console reaches the first gateway by it. */
let door: CuttableLine;
/** The other console reaches the other gateway by it, and so does who writes in; Redis carries that it happened. */
let otherDoor: CuttableLine;
/** By it the other gateway reaches the database, as over a network; the first has it on its own machine. */
let databaseLine: CuttableLine | null = null;
let texts: TextLine;
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
      texts = await openTextLine(door.port);
      const close = async (): Promise<void> => void (await Promise.all([door.close(), texts.close()]));
      return { environment: texts.environment, close };
    },
    environment: () => ({
      HOLDFAST_URL: doorUrl().href,
      HOLDFAST_REDIS_URL: redis.url.replace(`localhost:${redis.port}`, `127.0.0.1:${redisLine.port}`),
      ...(databaseLine === null
        ? {}
        : { DATABASE_URL: `postgres://holdfast@127.0.0.1:${databaseLine.port}/holdfast` }),
    }),
  });
  databaseLine = await openLine({ path: await databaseSocket(house.dataFolder) });
  other = await house.startAnother();
  otherDoor = await openLine(Number(other.url.port));
  marta = await signInByHttp(doorUrl(), "marta");
  const ada = await signInByHttp(doorUrl(), "ada");
  consoles = [openVirtualConsole(doorUrl(), marta), openVirtualConsole(doorUrl(), ada, otherDoorUrl())];
});
afterAll(async () => {
  for (const console of consoles) console.close();
  await house.stop();
  await house.remove();
  for (const line of [redisLine, otherDoor, databaseLine]) await line?.close();
  await redis.close();
});

const doorUrl = (): URL => new URL(`http://localhost:${door.port}/`);
const otherDoorUrl = (): URL => new URL(`http://localhost:${otherDoor.port}/`);

/** A text that the provider brings to the other gateway, as often as it is asked to. */
function textToTheOther(from: string): () => Promise<Response> {
  texts.twilio.receive({ from, text: "Hello?" });
  const callback = texts.twilio.callbacks.pop();
  if (callback === undefined) throw new Error("The provider has nothing to bring.");
  const at = new URL(new URL(callback.url).pathname, otherDoorUrl());
  return async () => {
    const { method, headers } = callback;
    return fetch(at, { method, headers, body: await callback.clone().text() });
  };
}

let people = 0;
/** People who write in at the other gateway, one after another and again until they are heard, until told to stop. */
function writers() {
  const over = new AbortController();
  let accepted = 0;
  const running = (async () => {
    while (!over.signal.aborted) {
      people += 1;
      const bring = textToTheOther(`+1202555${String(people).padStart(4, "0")}`);
      await patiently(async () => {
        const signal = AbortSignal.timeout(5_000);
        const late = new Promise<never>((_resolve, reject) => {
          signal.addEventListener("abort", () => reject(new Error("nobody answers")));
        });
        const answer = await Promise.race([bring(), late]);
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
  readonly begin: () => Promise<(() => unknown) | undefined>;
  /** Which consoles say that they may be out of date: the first gateway's, the other's. */
  readonly isTold: readonly [first: boolean, other: boolean];
  /** Whether who writes in at the other gateway is heard meanwhile. */
  readonly isHeard: boolean;
  /** Whether the other gateway's database cannot answer, and nobody says so. */
  readonly isSilent?: boolean;
}
/** That the gateway or the database is killed, and Redis, is told where gateways restart (G639), the screen outlasts it, and Redis goes away (G636). */
const OUTAGES: readonly Outage[] = [
  {
    what: "the gateway stands still",
    begin: async () => {
      house.gateway().pause();
      return house.gateway().goOn;
    },
    isTold: [true, false],
    isHeard: true,
  },
  {
    what: "nobody reaches the gateway",
    begin: async () => {
      await door.cut("refused");
      return door.mend;
    },
    isTold: [true, false],
    isHeard: true,
  },
  {
    what: "Redis stands still",
    begin: async () => {
      redis.pause();
      return redis.goOn;
    },
    isTold: [false, false],
    isHeard: true,
  },
  {
    what: "nothing comes through to Redis",
    begin: async () => {
      await redisLine.cut("silent");
      return redisLine.mend;
    },
    isTold: [false, false],
    isHeard: true,
  },
  {
    what: "the database stands still",
    begin: async () => pauseDatabase(house.dataFolder),
    isTold: [true, true],
    isHeard: false,
    isSilent: true,
  },
  {
    what: "nothing comes to the other gateway",
    begin: async () => {
      await otherDoor.cut("silent");
      return otherDoor.mend;
    },
    isTold: [false, true],
    isHeard: false,
  },
  {
    what: "the other gateway's database refuses it",
    begin: async () => {
      await databaseLine?.cut("refused");
      return databaseLine?.mend;
    },
    isTold: [false, true],
    isHeard: false,
  },
  {
    what: "the other's database says nothing",
    begin: async () => {
      await databaseLine?.cut("silent");
      return databaseLine?.mend;
    },
    isTold: [false, true],
    isHeard: false,
    isSilent: true,
  },
  {
    what: "the other's database hears it all late",
    begin: async () => {
      await databaseLine?.cut("held");
      return databaseLine?.mend;
    },
    isTold: [false, true],
    isHeard: false,
    isSilent: true,
  },
];

/** What the other gateway says of itself while its database says nothing: soon, and not only once it is over (G701). */
async function saysThatItIsNotReady(): Promise<void> {
  const answer = await fetch(new URL("/readyz", other.url), { signal: AbortSignal.timeout(5_000) });
  expect([answer.status, await answer.json()]).toMatchObject([503, { ready: false, database: false }]);
}

it.each(OUTAGES)(
  "[G663] while $what, what was accepted is kept, consoles say so, and all of it is over without help",
  async ({ begin, isTold, isHeard, isSilent }) => {
    const before = (await patiently(async () => readQueue(marta))).length;
    for (const console of consoles) await expect.poll(async () => isConsistent(console), SOON).toBe(true);
    const writing = writers();
    await writing.more(MANY);
    const end = await begin();
    try {
      const isFresh = isTold.map((told) => !told);
      await expect.poll(() => consoles.map((each) => each.isFresh()), SOON).toEqual(isFresh);
      if (isSilent === true) await saysThatItIsNotReady();
      if (isHeard) {
        const known = consoles.map((each) => each.board().rows.size);
        await writing.more(MANY);
        // By the sweep, where nothing carries it.
        for (const [nth, console] of consoles.entries())
          if (isTold[nth] === false)
            await console.until(() => console.board().rows.size >= (known[nth] ?? 0) + MANY);
      }
      // Whoever was told is told still; a word that comes late is soon there to whoever was not.
      const told = consoles.filter((_, nth) => isTold[nth] === true);
      expect(told.filter((each) => each.isFresh())).toEqual([]);
      for (const console of consoles) if (!told.includes(console)) await console.until(console.isFresh);
    } finally {
      await end?.();
    }
    await writing.more(MANY);
    const accepted = await writing.stop();
    expect(await patiently(async () => readQueue(marta))).toHaveLength(before + accepted);
    for (const console of consoles) await expect.poll(async () => isConsistent(console), SOON).toBe(true);
  },
);
