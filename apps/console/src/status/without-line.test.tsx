import { encodeCursor, loadBoard } from "@holdfast/wire";
import { act } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { freshness } from "../live/connection.ts";
import { queueLoads } from "../live/queue-loads.ts";
import { EMPTY_QUEUE, queue } from "../queue/queue-store.ts";
import { queueRow } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { seatDana } from "../store/sign-in.fixture.ts";
import { WithoutLine } from "./without-line.tsx";

const NOON = new Date(2026, 10, 25, 12, 0, 0).getTime();
const asOf = encodeCursor({ epoch: "0123456789abcdef", xid: 7n, seq: 0n });
const none = { asks: [], sameAddress: [], followUps: [], calls: [], channels: [] };
const numbers = () => [...queue.get().board.rows.values()].map(({ number }) => number);
let log: Asked[] = [];
let meanwhile = (): void => undefined;
const pass = (seconds: number) => act(async () => void (await vi.advanceTimersByTimeAsync(seconds * 1_000)));

beforeEach(() => {
  vi.useFakeTimers({ now: NOON });
  vi.spyOn(Math, "random").mockReturnValue(0);
  seatDana();
  freshness.set({ kind: "stale", since: NOON, brokenAt: NOON });
  queue.set({ kind: "ready", board: loadBoard(EMPTY_QUEUE.board, [queueRow(1)]) });
  meanwhile = () => undefined;
  log = stubGateway(() => {
    meanwhile();
    return { json: { data: { queue: { ...none, asOf, rows: [queueRow(1), queueRow(2)] } } } };
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  queue.set(EMPTY_QUEUE);
  freshness.set({ kind: "starting" });
});

it("shows what came meanwhile, has the rest asked for anew, and says as of when it is", async () => {
  const loads = queueLoads.get();
  const { page, remove } = draw(<WithoutLine />);
  expect(page.textContent).toBe("");
  await pass(1);
  expect([numbers(), queueLoads.get() - loads]).toEqual([[1, 2], 1]);
  expect(page.textContent).toContain("were fetched again at 12:00:00");
  await pass(30);
  expect(page.textContent).toContain("were fetched again at 12:00:30");
  remove();
  const asked = log.length;
  await pass(600);
  expect(log).toHaveLength(asked);
});

it("says that nothing could be fetched where the gateway answers no more, or has no queue to give, until it does", async () => {
  const { page, remove } = draw(<WithoutLine />);
  await pass(1);
  const given = ({ url }: Asked) => (url.endsWith("/healthz") ? { json: {} } : ("unreachable" as const));
  for (const away of [() => "unreachable" as const, given]) {
    stubGateway(away);
    await pass(30);
    expect(page.textContent).toContain(
      "nothing could be fetched just now: the queue and an open contact are as of 12:00:00",
    );
  }
  stubGateway(() => ({ json: { data: { queue: { ...none, asOf, rows: [queueRow(1), queueRow(2)] } } } }));
  await pass(30);
  expect(page.textContent).toContain("were fetched again at 12:01:30");
  remove();
});

it.each([
  [
    "what somebody did",
    () => queue.set({ kind: "ready", board: loadBoard(EMPTY_QUEUE.board, [queueRow(1, { version: 9 })]) }),
  ],
  ["a line that is back", () => freshness.set({ kind: "live", provedAt: NOON })],
])("puts nothing back that %s has brought meanwhile", async (_what, brought) => {
  const { page, remove } = draw(<WithoutLine />);
  meanwhile = brought;
  await pass(1);
  expect([numbers(), page.textContent]).toEqual([[1], ""]);
  remove();
});
