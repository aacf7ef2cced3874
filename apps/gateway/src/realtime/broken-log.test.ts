import { testStore, type TestStore } from "@holdfast/db/testing";
import type { CursorParts } from "@holdfast/wire";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { arrivalOn } from "./testing/arrival.ts";
import { joinAtHead } from "./testing/joins.ts";
import { next, testGateway, type TestGateway, type TestSocket } from "./testing/test-gateway.ts";
import { testSessions } from "./testing/test-sessions.ts";

let store: TestStore;
const sessions = testSessions();
const gateways: TestGateway[] = [];

beforeAll(async () => {
  store = await testStore();
});
afterEach(async () => {
  for (const gateway of gateways.splice(0)) await gateway.close();
});
afterAll(() => store.close());

async function opened(options: Partial<Parameters<typeof testGateway>[0]>): Promise<TestGateway> {
  const gateway = await testGateway({ store, sessions, ...options });
  gateways.push(gateway);
  return gateway;
}

const joinFromHead = (socket: TestSocket) => joinAtHead(socket, store);

describe("a log that cannot be read", () => {
  /** The store's log until it breaks, and again after it is mended. */
  function breakable() {
    const state = { broken: false, epoch: null as string | null };
    const failing =
      <A extends unknown[], T>(real: (...given: A) => Promise<T>) =>
      (...given: A): Promise<T> =>
        state.broken ? Promise.reject(new Error("not reachable")) : real(...given);
    const renamed = <T extends { head: CursorParts }>(page: T): T =>
      state.epoch === null ? page : { ...page, head: { ...page.head, epoch: state.epoch } };
    const { log } = store;
    const head = async () => renamed({ head: await log.head() }).head;
    return {
      state,
      store: {
        log: {
          ...log,
          head: failing(head),
          since: failing(log.since),
          tail: failing(async (...given: Parameters<typeof log.tail>) => renamed(await log.tail(...given))),
        },
      },
    };
  }

  it("[W9] ages, is said once, and is read again from where it was", async () => {
    const said: string[] = [];
    const log = {
      info: (event: string) => said.push(event),
      warn() {},
      error: (event: string) => said.push(event),
    };
    const { state, store: brittle } = breakable();
    const { connect, realtime } = await opened({ store: brittle, log });
    const socket = await connect(sessions.begin("advocate"));
    await joinFromHead(socket);
    state.broken = true;
    await store.intake.arrive(arrivalOn("broken", "broken"));
    await expect.poll(() => said).toEqual(["realtime.tail_failed"]);
    await expect.poll(() => realtime.tailAgeMs()).toBeGreaterThan(500);
    const batch = next(socket, "batch");
    state.broken = false;
    expect((await batch).events).toHaveLength(1);
    expect(said).toEqual(["realtime.tail_failed", "realtime.tail_recovered"]);
    expect(realtime.tailAgeMs()).toBeLessThan(1_000);
  });

  it("[W9] for more than five seconds sends no heads and answers no joins", async () => {
    let skew = 0;
    const { state, store: brittle } = breakable();
    const { connect, realtime } = await opened({
      store: brittle,
      headEveryMs: 20,
      clock: () => Date.now() + skew,
    });
    const socket = await connect(sessions.begin("advocate"));
    await joinFromHead(socket);
    await next(socket, "head");
    state.broken = true;
    skew = 6_000;
    expect(realtime.tailAgeMs()).toBeGreaterThan(5_000);
    // Asked after the last head was sent, so answered after it has arrived.
    expect(await joinFromHead(socket)).toEqual({ kind: "refused", reason: "unavailable" });
    let heads = 0;
    socket.on("head", () => (heads += 1));
    expect(await joinFromHead(socket)).toEqual({ kind: "refused", reason: "unavailable" });
    expect(heads).toBe(0);
    state.broken = false;
    await next(socket, "head");
  });

  it("[W9] gives nobody a promise before it was ever read", async () => {
    const { state, store: brittle } = breakable();
    state.broken = true;
    const { connect } = await opened({ store: brittle });
    const socket = await connect(sessions.begin("advocate"));
    expect(await joinFromHead(socket)).toEqual({ kind: "refused", reason: "unavailable" });
  });

  it("[W5] of another epoch resets everybody at once", async () => {
    const { state, store: brittle } = breakable();
    const { connect } = await opened({ store: brittle });
    const socket = await connect(sessions.begin("advocate"));
    await joinFromHead(socket);
    const reset = next(socket, "reset");
    state.epoch = "f".repeat(16);
    expect(await reset).toEqual({ stream: null, reason: "foreign_epoch" });
  });
});
