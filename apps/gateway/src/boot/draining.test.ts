import { once } from "node:events";
import { Agent, request } from "node:http";
import { io } from "socket.io-client";
import { afterEach, beforeEach, expect, it } from "vitest";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

/** Longer than a busy machine takes for what is asked meanwhile. */
const DRAIN_MS = 3_000;
let gateway: TestGateway;
let beside: TestGateway;
beforeEach(async () => {
  beside = await testGateway();
  gateway = await testGateway({
    environment: { HOLDFAST_DRAIN_SECONDS: String(DRAIN_MS / 1_000) },
    beside,
  });
});
afterEach(() => beside.close());

/** Asks on a connection that whoever asks would keep for later. */
async function ask(path: string): Promise<{ status: number; keeps: boolean }> {
  const agent = new Agent({ keepAlive: true });
  const asked = request(new URL(path, gateway.url), { agent });
  asked.end();
  const [answer] = (await once(asked, "response")) as [
    { statusCode: number; headers: NodeJS.Dict<string>; resume: () => void },
  ];
  answer.resume();
  agent.destroy();
  return { status: answer.statusCode, keeps: answer.headers["connection"] !== "close" };
}

it("[G638] is not ready from the first moment on, and works all the same until whoever stands before it has seen that", async () => {
  const cookie = await gateway.signIn("dana");
  expect(await ask("/readyz")).toEqual({ status: 200, keeps: true });
  const socket = io(gateway.url.href, {
    transports: ["websocket"],
    reconnection: false,
    forceNew: true,
    extraHeaders: { cookie, origin: gateway.url.origin },
  });
  await expect.poll(() => socket.connected).toBe(true);
  const lost = new Promise<string>((resolve) => void socket.on("disconnect", resolve));

  const began = performance.now();
  const closed = gateway.close();
  expect(await ask("/readyz")).toEqual({ status: 503, keeps: false });
  expect(await ask("/healthz")).toEqual({ status: 200, keeps: false });
  // Whoever is signed in works on, and whoever comes signs in.
  expect(await gateway.ask(cookie, "{ me { name } }")).toMatchObject({
    status: 200,
    data: { me: { name: "Dana" } },
  });
  expect(await gateway.signIn("ada")).toContain("session");
  expect(socket.connected).toBe(true);

  // Then its door is shut, and whoever follows it goes: on to another gateway, since nobody said that they are not wanted.
  expect(await lost).toBe("transport close");
  expect(performance.now() - began).toBeGreaterThan(DRAIN_MS * 0.9);
  await expect(fetch(new URL("/healthz", gateway.url))).rejects.toThrow("fetch failed");
  await closed;
  // It holds for the house, and not for the gateway at which it was opened.
  expect((await beside.ask(cookie, "{ me { name } }")).status).toBe(200);
});
