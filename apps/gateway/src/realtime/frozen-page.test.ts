import { testStore, type TestStore } from "@holdfast/db/testing";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { ORIGIN, testGateway, type TestGateway } from "./testing/test-gateway.ts";
import { testSessions } from "./testing/test-sessions.ts";

/** How often a gateway asks a page, and for how long it waits for it, in milliseconds (G602). */
const ASKED_AND_WAITED_MS = 5_000;

let store: TestStore;
const sessions = testSessions();
let gateway: TestGateway;
const pages: Page[] = [];
beforeAll(async () => {
  store = await testStore();
});
beforeEach(async () => {
  gateway = await testGateway({ store, sessions });
});
afterEach(async () => {
  for (const { socket } of pages.splice(0)) socket.close();
  await gateway.close();
});
afterAll(async () => store.close());

/** A page as the gateway meets it: frames of Engine.IO over a WebSocket, answered by hand. */
interface Page {
  readonly socket: WebSocket;
  /** From now on nothing is answered, and the connection stays open. */
  readonly freeze: () => void;
  /** How often it was asked whether it is there, and when it answered last. */
  readonly asked: () => number;
  readonly answeredAt: () => number;
}

async function opened(cookie: string): Promise<Page> {
  const url = `ws://127.0.0.1:${String(gateway.port)}/socket.io/?EIO=4&transport=websocket`;
  // Node's own takes headers, which the type, a browser's, does not know.
  const socket = new WebSocket(url, { headers: { cookie, origin: ORIGIN } } as unknown as string[]);
  let [isFrozen, asked, answeredAt] = [false, 0, performance.now()];
  const page: Page = {
    socket,
    freeze: () => (isFrozen = true),
    asked: () => asked,
    answeredAt: () => answeredAt,
  };
  pages.push(page);
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener("error", () => reject(new Error("it was not let in")));
    socket.addEventListener("message", ({ data }) => {
      const frame = String(data);
      if (frame.startsWith("0")) socket.send("40");
      if (frame.startsWith("40")) resolve();
      if (frame !== "2") return;
      asked += 1;
      if (isFrozen) return;
      socket.send("3");
      answeredAt = performance.now();
    });
  });
  return page;
}

it("[G602] counts a page whose script stands still no more, though its connection is open, and one that answers always", async () => {
  const [frozen, other] = [sessions.begin("advocate"), sessions.begin("advocate")];
  const page = await opened(frozen);
  const answering = await opened(other);
  expect(gateway.realtime.present()).toHaveLength(2);
  await expect.poll(page.asked, { timeout: 10_000 }).toBe(1);
  page.freeze();
  await expect.poll(page.asked, { timeout: 10_000 }).toBe(2);
  // Asked, it has not answered: nobody closed the connection yet.
  expect(page.socket.readyState).toBe(WebSocket.OPEN);
  await expect.poll(() => gateway.realtime.present().length, { timeout: 10_000 }).toBe(1);
  expect(performance.now() - page.answeredAt()).toBeGreaterThanOrEqual(ASKED_AND_WAITED_MS - 100);
  const asked = answering.asked();
  await expect.poll(answering.asked, { timeout: 10_000 }).toBe(asked + 2);
  expect(gateway.realtime.present()).toHaveLength(1);
});
