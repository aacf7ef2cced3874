import { startRedis, type RealRedis } from "@holdfast/tooling/real-redis";
import { encodeCursor, MAIN_QUEUE, WIRE_VERSION } from "@holdfast/wire";
import { io } from "socket.io-client";
import { afterEach, beforeEach, expect, it } from "vitest";
import { arrivalOn } from "../realtime/testing/arrival.ts";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

const TOKEN = "a token for the tests only";
const SOON = { timeout: 20_000 };
let redis: RealRedis;
let gateways: TestGateway[] = [];
beforeEach(async () => {
  redis = await startRedis();
  const environment = { HOLDFAST_REDIS_URL: redis.url, HOLDFAST_METRICS_TOKEN: TOKEN };
  const first = await testGateway({ environment });
  gateways = [first, await testGateway({ environment, beside: first })];
});
afterEach(async () => {
  for (const gateway of gateways.toReversed()) await gateway.close();
  gateways = [];
  await redis.close();
});

async function readiness({ url }: TestGateway): Promise<{ status: number; facts: Record<string, unknown> }> {
  const answer = await fetch(new URL("/readyz", url));
  return { status: answer.status, facts: (await answer.json()) as Record<string, unknown> };
}

async function busFigure({ url }: TestGateway): Promise<string | undefined> {
  const headers = { authorization: `Bearer ${TOKEN}` };
  const words = await (await fetch(new URL("/metrics", url), { headers })).text();
  return words.split("\n").find((line) => line.startsWith("holdfast_bus_up"));
}

/** How long after each arrival at the first gateway somebody at the second is told of it, in milliseconds. */
async function delays(count: number, name: string): Promise<number[]> {
  const [here, there] = gateways as [TestGateway, TestGateway];
  const cookie = await there.signIn("dana");
  const socket = io(there.url.href, {
    transports: ["websocket"],
    reconnection: false,
    forceNew: true,
    extraHeaders: { cookie, origin: there.url.origin },
  });
  try {
    const cursor = encodeCursor(await there.store.log.head());
    await expect.poll(() => socket.connected, SOON).toBe(true);
    await socket.timeout(5_000).emitWithAck("join", { version: WIRE_VERSION, stream: MAIN_QUEUE, cursor });
    const taken: number[] = [];
    for (let each = 0; each < count; each += 1) {
      const told = new Promise<void>((resolve) => void socket.once("batch", () => resolve()));
      const began = performance.now();
      await here.store.intake.arrive(arrivalOn(`${name}${each}`, `${name}${each}`));
      await told;
      taken.push(performance.now() - began);
    }
    return taken;
  } finally {
    socket.disconnect();
  }
}

it("[G635] [G636] what enters at one gateway is told at the other at once by Redis, and within two seconds without it", async () => {
  await expect
    .poll(async () => Promise.all(gateways.map(readiness)), SOON)
    .toMatchObject([
      { status: 200, facts: { degraded: false, busUp: true } },
      { status: 200, facts: { degraded: false, busUp: true } },
    ]);
  const by = await delays(10, "by");
  // The sweep alone would take half a second on average: of ten, most come far below it.
  expect(by.filter((ms) => ms < 300).length).toBeGreaterThan(7);

  await redis.kill();
  await expect
    .poll(async () => Promise.all(gateways.map(readiness)), SOON)
    .toMatchObject([
      { status: 200, facts: { ready: true, degraded: true, busUp: false } },
      { status: 200, facts: { ready: true, degraded: true, busUp: false } },
    ]);
  expect(await Promise.all(gateways.map(busFigure))).toEqual(
    gateways.map(() => 'holdfast_bus_up{bus="redis"} 0'),
  );
  // Every one of them, after a second's sweep at the latest; the other second is a busy machine's.
  expect(Math.max(...(await delays(5, "without")))).toBeLessThan(2_000);

  await redis.start();
  await expect
    .poll(async () => Promise.all(gateways.map(busFigure)), SOON)
    .toEqual(gateways.map(() => 'holdfast_bus_up{bus="redis"} 1'));
  const again = await delays(10, "again");
  expect(again.filter((ms) => ms < 300).length).toBeGreaterThan(7);
  const said = gateways.flatMap(({ logged }) => logged).join("\n");
  expect(said).toContain("bus.away");
  for (const secret of [redis.password, String(redis.port)]) expect(said).not.toContain(secret);
});
