import { encodeCursor, EMPTY_BOARD, loadBoard } from "@holdfast/wire";
import { afterEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { AGAIN_AFTER_MS } from "../api/fetch-again.ts";
import { stubGateway } from "../api/gateway.fixture.ts";
import { EMPTY_QUEUE, queue } from "../queue/queue-store.ts";
import { retryQueue } from "../queue/retry-queue.ts";
import { queueRow } from "../queue/row.fixture.ts";
import { channelHealth, NO_CHANNELS } from "../status/channel-health.ts";
import { isOutdated } from "./connection.ts";
import { loadQueue } from "./load-queue.ts";
import { queueLoads } from "./queue-loads.ts";

const asOf = encodeCursor({ epoch: "0123456789abcdef", xid: 7n, seq: 0n });
const gatewayWith = (...rows: readonly object[]) =>
  stubGateway(() => ({
    json: {
      data: { queue: { asOf, asks: [], sameAddress: [], followUps: [], calls: [], rows, channels: [] } },
    },
  }));
const numbers = () => [...queue.get().board.rows.values()].map(({ number }) => number);

afterEach(() => {
  vi.unstubAllGlobals();
  queue.set(EMPTY_QUEUE);
  channelHealth.set(NO_CHANNELS);
  forgetAnnouncements();
  isOutdated.set(false);
});

describe("loading the queue", () => {
  it("shows it, and says from where to follow it", async () => {
    gatewayWith(queueRow(1), queueRow(2));
    const before = queueLoads.get();
    expect(await loadQueue()).toBe(asOf);
    expect(numbers()).toEqual([1, 2]);
    expect(await loadQueue(() => false)).toBe(asOf);
    expect(queueLoads.get() - before).toBe(1);
  });

  it("asks once more beside a question over a connection that died silently", async () => {
    vi.useFakeTimers();
    gatewayWith(queueRow(1));
    const answering = fetch;
    const asking = vi.fn<typeof fetch>(answering).mockImplementationOnce(() => new Promise(() => {}));
    vi.stubGlobal("fetch", asking);
    const loaded = loadQueue();
    await vi.advanceTimersByTimeAsync(AGAIN_AFTER_MS);
    vi.useRealTimers();
    expect(await loaded).toBe(asOf);
    expect(asking).toHaveBeenCalledTimes(2);
  });

  it("that fails says so while nothing is shown, and takes nothing away that is", async () => {
    stubGateway(() => "unreachable");
    expect(await loadQueue()).toBeNull();
    expect(queue.get().kind).toBe("failed");
    queue.set({ kind: "ready", board: loadBoard(EMPTY_BOARD, [queueRow(1)]) });
    expect(await loadQueue()).toBeNull();
    expect(queue.get().kind).toBe("ready");
  });

  it("from a gateway that is newer than the page fails, and says that the page is out of date", async () => {
    gatewayWith({ ...queueRow(1), medium: "pigeon" });
    expect(await loadQueue()).toBeNull();
    expect(queue.get().kind).toBe("failed");
    expect(isOutdated.get()).toBe(true);
  });

  it("brings with it which channels do not work", async () => {
    const down = { since: 1_700_000_000_000, reason: "line" };
    const sms = { id: "sms", medium: "text", validityMs: 120_000, version: 3, down };
    stubGateway(() => ({
      json: {
        data: {
          queue: { asOf, asks: [], sameAddress: [], followUps: [], calls: [], rows: [], channels: [sms] },
        },
      },
    }));
    await loadQueue();
    expect([...channelHealth.get().outages.values()]).toEqual([{ version: 3, down }]);
  });

  it("at somebody's wish shows what was missing", async () => {
    gatewayWith(queueRow(1));
    queue.set({ ...EMPTY_QUEUE, kind: "failed" });
    retryQueue();
    await vi.waitFor(() => expect(numbers()).toEqual([1]));
  });

  it("at somebody's wish never puts back what the feed has brought meanwhile", async () => {
    const asked = gatewayWith(queueRow(1));
    retryQueue();
    queue.set({ kind: "ready", board: loadBoard(EMPTY_BOARD, [queueRow(1), queueRow(2)]) });
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(numbers()).toEqual([1, 2]);
  });
});
