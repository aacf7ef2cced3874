import { io } from "socket.io-client";
import { expect, it } from "vitest";
import { testGateway } from "../testing/test-gateway.ts";

it("[G638] [DB652] counts who is at a gateway that stops until they have gone, so that nobody there is taken to be away", async () => {
  const beside = await testGateway();
  // Whoever is there is counted each five seconds.
  const gateway = await testGateway({ environment: { HOLDFAST_DRAIN_SECONDS: "14" }, beside });
  const cookie = await gateway.signIn("dana");
  const socket = io(gateway.url.href, {
    transports: ["websocket"],
    reconnection: false,
    forceNew: true,
    extraHeaders: { cookie, origin: gateway.url.origin },
  });
  await expect.poll(() => socket.connected).toBe(true);
  const counted = async (): Promise<number> => {
    const { seen } = await beside.store.absence.look();
    return [...seen.values()].reduce((sum, times) => sum + times, 0);
  };
  const before = await counted();
  const closed = gateway.close();
  // Twice: once may have been on its way.
  await expect.poll(counted, { timeout: 13_500, interval: 200 }).toBeGreaterThan(before + 1);
  expect(socket.connected).toBe(true);
  await closed;
  await beside.close();
}, 40_000);
