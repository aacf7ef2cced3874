import { ChannelId, ContactId, MessageId } from "@holdfast/case-schema";
import type { Outbound, SendResult } from "@holdfast/channel-kit";
import type { Due, SendOutcome } from "@holdfast/db";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Log } from "../log/log.ts";
import { startOutbox, SWEEP_MS, type OutboxParts, type RunningOutbox } from "./outbox.ts";

const channel = ChannelId.parse("loopback");
const messageId = (n: number): MessageId =>
  MessageId.parse(`00000000-0000-7000-8000-${String(n).padStart(12, "0")}`);
const contactId = (n: number): ContactId =>
  ContactId.parse(`00000000-0000-7000-9000-${String(n).padStart(12, "0")}`);

interface Row {
  readonly due: Due;
  state: "queued" | "leased" | "handing_over" | SendOutcome;
  readAt: number;
}

/** The outbox table's rules in memory: the real one is in the database's own tests. */
interface Table {
  readonly rows: Row[];
  readonly listeners: Set<Parameters<OutboxParts["onCommit"]>[0]>;
  readonly store: OutboxParts["outbox"];
  readonly add: (n: number, contact?: number, goodUntil?: number | null, of?: ChannelId) => void;
  readonly row: (n: number) => Row;
  down: boolean;
  leaseLost: boolean;
  now: number;
}

function newTable(): Table {
  const rows: Row[] = [];
  const rowOf = (id: MessageId): Row => {
    const found = rows.find(({ due }) => due.messageId === id);
    if (found === undefined) throw new Error("no such row");
    return found;
  };
  const committed = (): void => {
    for (const listener of table.listeners) listener("change");
  };
  const table: Table = {
    rows,
    listeners: new Set(),
    down: false,
    leaseLost: false,
    now: 0,
    row: (n) => rowOf(messageId(n)),
    add: (n, contact = n, goodUntil = null, of = channel) => {
      const ids = { messageId: messageId(n), contactId: contactId(contact), channel: of };
      const due: Due = {
        ...ids,
        threadKey: "a",
        address: null,
        text: `text ${n}`,
        subject: null,
        refs: [],
        via: null,
        attempt: 1,
        isLine: false,
        goodUntil,
      };
      rows.push({ due, state: "queued", readAt: 0 });
      committed();
    },
    store: {
      lease: async (_holder, _leaseMs, most, channels) => {
        if (table.down) throw new Error("the database is down");
        const ready = rows
          .filter(({ state, readAt }) => state === "queued" && readAt <= table.now)
          .filter(({ due }) => channels?.includes(due.channel))
          .slice(0, most);
        for (const row of ready) row.state = "leased";
        return ready.map(({ due }) => due);
      },
      markHandingOver: async (id) => {
        const row = rowOf(id);
        if (table.leaseLost || row.state !== "leased") return "gone";
        row.state = "handing_over";
        return "marked";
      },
      giveUp: async (id) => {
        rowOf(id).state = { state: "failed" };
      },
      settle: async (id, outcome) => {
        rowOf(id).state = outcome;
        committed();
      },
      providerRefused: async () => {},
      tryAgain: async (id, _holder, retryAt) => {
        if (table.leaseLost) return false;
        const row = rowOf(id);
        row.state = "queued";
        row.readAt = retryAt;
        committed();
        return true;
      },
      abandonExpiredHandOvers: async () => {
        const stuck = rows.filter(({ state }) => state === "handing_over");
        for (const row of stuck) row.state = { state: "unknown" };
        return stuck.length;
      },
    },
  };
  return table;
}

type Send = (message: Outbound) => Promise<SendResult>;

const log = { info: vi.fn<Log["info"]>(), warn: vi.fn<Log["warn"]>(), error: vi.fn<Log["error"]>() };
let running: RunningOutbox | undefined;

function start(table: Table, send: Send): RunningOutbox {
  running = startOutbox({
    outbox: table.store,
    mayLeave: async () => ({ version: 1, bearsSubject: true, planRevision: null }),
    channels: new Map([[channel, { send }]]),
    holder: "holder",
    clock: () => table.now,
    log,
    onCommit: (listener) => {
      table.listeners.add(listener);
      return () => void table.listeners.delete(listener);
    },
  });
  return running;
}

afterEach(async () => {
  vi.useRealTimers();
  await running?.close();
  running = undefined;
});

/** What is not about time: however busy this machine is. */
const SOON = { timeout: 10_000, interval: 5 };
const settled = (table: Table) => table.rows.map(({ state }) => (typeof state === "object" ? state : null));
const ACCEPTED: SendResult = { kind: "accepted", delivered: false };

describe("the outbox", () => {
  it("sends what was queued before it started, and what a commit announces, without waiting for the sweep", async () => {
    const table = newTable();
    table.add(1);
    const sent: string[] = [];
    start(table, async ({ text }) => {
      sent.push(text);
      return ACCEPTED;
    });
    await vi.waitFor(() => expect(sent).toEqual(["text 1"]), SOON);
    table.add(2);
    await vi.waitFor(() => expect(sent).toEqual(["text 1", "text 2"]), {
      timeout: SWEEP_MS / 2,
      interval: 5,
    });
    await vi.waitFor(() => expect(settled(table)).toEqual([{ state: "sent" }, { state: "sent" }]), SOON);
  });

  it("sends each message once, however often it is woken", async () => {
    const table = newTable();
    const sent: string[] = [];
    start(table, async ({ text }) => {
      for (const listener of table.listeners) listener("change");
      sent.push(text);
      return ACCEPTED;
    });
    for (let n = 1; n <= 50; n += 1) table.add(n);
    await vi.waitFor(() => expect(settled(table).every((state) => state !== null)).toBe(true), SOON);
    expect(new Set(sent).size).toBe(50);
    expect(sent.length).toBe(50);
  });

  it("tries again within the validity what was surely not sent", async () => {
    const table = newTable();
    const results: SendResult[] = [{ kind: "retry", afterMs: 10 }, ACCEPTED];
    start(table, async () => results.shift() ?? ACCEPTED);
    table.add(1, 1, 60_000);
    await vi.waitFor(() => expect(table.row(1).readAt).toBeGreaterThan(0), SOON);
    table.now = 2000;
    await vi.waitFor(() => expect(settled(table)).toEqual([{ state: "sent" }]), { timeout: 3 * SWEEP_MS });
    expect(results).toEqual([]);
  });

  it("an answer never overtakes the one before it in its conversation", async () => {
    const table = newTable();
    const sent: string[] = [];
    const first = Promise.withResolvers<SendResult>();
    start(table, ({ text }) => {
      sent.push(text);
      return text === "text 1" ? first.promise : Promise.resolve(ACCEPTED);
    });
    table.add(1, 1);
    await vi.waitFor(() => expect(sent).toEqual(["text 1"]), SOON);
    table.add(2, 1);
    table.add(3, 3);
    await vi.waitFor(() => expect(sent).toEqual(["text 1", "text 3"]), SOON);
    first.resolve(ACCEPTED);
    await vi.waitFor(() => expect(sent).toEqual(["text 1", "text 3", "text 2"]), SOON);
  });

  it("[CH6] a channel that throws leaves the message unknown, and it is not sent again", async () => {
    const table = newTable();
    const send = vi.fn<Send>(async () => {
      throw new Error("text 1 to +1 555 0100");
    });
    start(table, send);
    table.add(1);
    await vi.waitFor(() => expect(settled(table)).toEqual([{ state: "unknown" }]), SOON);
    table.now = 10_000_000;
    for (const listener of table.listeners) listener("change");
    await running?.close();
    expect(send).toHaveBeenCalledTimes(1);
    expect(JSON.stringify(log.error.mock.calls)).not.toContain("555");
  });

  it("[CH6] a gateway that dies between hand-over and answer leaves the message unknown to the next one", async () => {
    const table = newTable();
    table.add(1);
    table.row(1).state = "handing_over";
    const send = vi.fn<Send>(async () => ACCEPTED);
    start(table, send);
    await vi.waitFor(() => expect(settled(table)).toEqual([{ state: "unknown" }]), { timeout: 3 * SWEEP_MS });
    expect(send).not.toHaveBeenCalled();
  });

  it("a lease lost before the hand-over sends nothing", async () => {
    const table = newTable();
    const send = vi.fn<Send>(async () => ACCEPTED);
    table.add(1);
    table.leaseLost = true;
    start(table, send);
    await vi.waitFor(() => expect(table.row(1).state).toBe("leased"), SOON);
    await running?.close();
    expect(send).not.toHaveBeenCalled();
  });

  it("closing waits for what is in flight and takes nothing new", async () => {
    const table = newTable();
    const answer = Promise.withResolvers<SendResult>();
    const send = vi.fn<Send>(() => answer.promise);
    start(table, send);
    table.add(1);
    await vi.waitFor(() => expect(send).toHaveBeenCalledTimes(1), SOON);
    const order: string[] = [];
    const closing = (async () => {
      await running?.close();
      order.push("closed");
    })();
    table.add(2);
    await new Promise(setImmediate);
    order.push("answered");
    answer.resolve(ACCEPTED);
    await closing;
    expect(order).toEqual(["answered", "closed"]);
    expect(settled(table)).toEqual([{ state: "sent" }, null]);
    expect(send).toHaveBeenCalledTimes(1);
  });

  it("survives a database that is away, and goes on when it is back", async () => {
    const table = newTable();
    table.down = true;
    start(table, async () => ACCEPTED);
    table.add(1);
    await vi.waitFor(
      () => expect(log.error).toHaveBeenCalledWith("outbox_round_failed", expect.anything()),
      SOON,
    );
    table.down = false;
    await vi.waitFor(() => expect(settled(table)).toEqual([{ state: "sent" }]), { timeout: 3 * SWEEP_MS });
  });

  it("a message of a channel that is not open here is left to who has it open", async () => {
    const table = newTable();
    const send = vi.fn<Send>(async () => ACCEPTED);
    table.add(1, 1, null, ChannelId.parse("elsewhere"));
    table.add(2);
    start(table, send);
    await vi.waitFor(() => expect(settled(table)).toEqual([null, { state: "sent" }]), SOON);
    await running?.close();
    expect(table.row(1).state).toBe("queued");
    expect(send).toHaveBeenCalledTimes(1);
  });
});
