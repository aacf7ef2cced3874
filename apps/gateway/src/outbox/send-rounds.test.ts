import { ChannelId, ContactId, MessageId } from "@holdfast/case-schema";
import type { Outbound, SendResult } from "@holdfast/channel-kit";
import type { Due } from "@holdfast/db";
import { describe, expect, it, vi } from "vitest";
import { ownReach, SITS_OUT_MS } from "./own-reach.ts";
import { sendRounds, type SendParts } from "./send-rounds.ts";

const LOOPBACK = ChannelId.parse("loopback");
const NOW = 1_800_000_000_000;
const idOf = (n: number): MessageId =>
  MessageId.parse(`00000000-0000-7000-8000-${String(n).padStart(12, "0")}`);
const dueOf = (n: number, contact: number): Due => ({
  messageId: idOf(n),
  contactId: ContactId.parse(`00000000-0000-7000-9000-${String(contact).padStart(12, "0")}`),
  channel: LOOPBACK,
  threadKey: "a",
  address: null,
  text: `text ${n}`,
  subject: null,
  refs: [],
  via: null,
  attempt: 1,
  isLine: false,
  goodUntil: null,
});

function around(
  leased: readonly Due[],
  elapsed: () => number = () => 0,
  mayLeave = vi.fn<SendParts["mayLeave"]>(),
) {
  mayLeave.mockResolvedValue({ version: 1, bearsSubject: true, planRevision: null });
  const answer = Promise.withResolvers<SendResult>();
  const send = vi.fn<(message: Outbound) => Promise<SendResult>>(() => answer.promise);
  const lease = vi.fn<SendParts["outbox"]["lease"]>().mockResolvedValueOnce(leased).mockResolvedValue([]);
  const outbox = {
    lease,
    markHandingOver: vi.fn<SendParts["outbox"]["markHandingOver"]>(async () => "marked"),
    giveUp: vi.fn<SendParts["outbox"]["giveUp"]>(async () => {}),
    providerRefused: vi.fn<SendParts["outbox"]["providerRefused"]>(async () => {}),
    tryAgain: vi.fn<SendParts["outbox"]["tryAgain"]>(async () => true),
    settle: vi.fn<SendParts["outbox"]["settle"]>(async () => {}),
  };
  const parts: SendParts = {
    outbox,
    mayLeave,
    channels: new Map([[LOOPBACK, { send }]]),
    holder: "one",
    clock: () => NOW,
    log: { info: () => {}, warn: () => {}, error: () => {} },
  };
  const rounds = sendRounds(parts, ownReach(elapsed));
  return { rounds, answer, send, outbox };
}

describe("rounds of sending", () => {
  it("[G23] that are stopped finish what is being handed over, and give the rest back at once", async () => {
    const { rounds, answer, send, outbox } = around([dueOf(1, 1), dueOf(2, 1), dueOf(3, 1), dueOf(4, 2)]);
    await rounds.begin();
    await expect.poll(() => send.mock.calls.length).toBe(2);
    rounds.stop();
    answer.resolve({ kind: "accepted", delivered: false });
    await rounds.settled();
    expect(send.mock.calls.map(([{ messageId }]) => messageId)).toEqual([idOf(1), idOf(4)]);
    expect(outbox.settle.mock.calls.map(([id]) => id)).toEqual([idOf(1), idOf(4)]);
    expect(outbox.tryAgain.mock.calls).toEqual([
      [idOf(2), "one", NOW],
      [idOf(3), "one", NOW],
    ]);
    expect(await rounds.begin()).toBe(false);
    expect(outbox.lease).toHaveBeenCalledTimes(1);
  });

  it("what stands behind one that is tried again goes back untried, in its order", async () => {
    const { rounds, answer, send, outbox } = around([dueOf(1, 1), dueOf(2, 1)]);
    answer.resolve({ kind: "retry", afterMs: 10 });
    await rounds.begin();
    await rounds.settled();
    expect(send).toHaveBeenCalledTimes(1);
    expect(outbox.tryAgain.mock.calls.map(([id]) => id)).toEqual([idOf(1), idOf(2)]);
  });

  it("[G768] that reach nobody at a provider leave what is due to others, try one, and take everything again once it is taken", async () => {
    let now = 0;
    const { rounds, answer, send, outbox } = around([dueOf(1, 1), dueOf(2, 2)], () => now);
    const round = async (): Promise<readonly unknown[]> => {
      outbox.lease.mockClear();
      await rounds.begin();
      await rounds.settled();
      return outbox.lease.mock.calls.map(([, , most, channels]) => [most, channels]);
    };
    answer.resolve({ kind: "retry", afterMs: 10, unreached: true });
    expect(await round()).toEqual([[20, [LOOPBACK]]]);
    expect(await round()).toEqual([[20, []]]);
    now += SITS_OUT_MS;
    const tried = [
      [20, []],
      [1, [LOOPBACK]],
    ];
    expect(await round()).toEqual(tried);
    outbox.lease.mockResolvedValueOnce([]).mockResolvedValueOnce([dueOf(1, 1)]);
    send.mockResolvedValueOnce({ kind: "accepted", delivered: false });
    expect(await round()).toEqual(tried);
    expect(await round()).toEqual([[20, [LOOPBACK]]]);
  });

  it("[G768] that reach nobody at a provider try the next at once where the one that was to be tried is kept back", async () => {
    let now = 0;
    const kept = vi.fn<SendParts["mayLeave"]>();
    const { rounds, answer, send, outbox } = around([dueOf(1, 1), dueOf(2, 2)], () => now, kept);
    const leased = async (): Promise<number> => {
      outbox.lease.mockClear();
      await rounds.begin();
      await rounds.settled();
      return outbox.lease.mock.calls.length;
    };
    answer.resolve({ kind: "retry", afterMs: 10, unreached: true });
    await leased();
    now += SITS_OUT_MS;
    outbox.lease.mockResolvedValueOnce([]).mockResolvedValueOnce([dueOf(3, 3)]);
    kept.mockResolvedValueOnce({ failure: "too_late" });
    expect(await leased()).toBe(2);
    expect(await leased()).toBe(2);
    expect(send).toHaveBeenCalledTimes(2);
  });
});
