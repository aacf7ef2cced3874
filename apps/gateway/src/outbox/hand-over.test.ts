import { ChannelId, ContactId, MessageId, type SendFailure } from "@holdfast/case-schema";
import type { Channel, Outbound, SendResult } from "@holdfast/channel-kit";
import type { Due } from "@holdfast/db";
import { describe, expect, it, vi } from "vitest";
import type { Log } from "../log/log.ts";
import {
  BEHIND_MS,
  handOver,
  LEASE_MS,
  mayStillLeave,
  SEND_PATIENCE_MS,
  START_PATIENCE_MS,
} from "./hand-over.ts";
import type { HandOverParts } from "./hand-over.ts";

const NOW = 1_800_000_000_000;
const messageId = MessageId.parse("00000000-0000-7000-8000-000000000001");
const due: Due = {
  messageId,
  contactId: ContactId.parse("00000000-0000-7000-9000-000000000001"),
  channel: ChannelId.parse("loopback"),
  threadKey: "a",
  address: null,
  text: "We are here.",
  subject: null,
  refs: [],
  via: null,
  attempt: 1,
  isLine: false,
  goodUntil: NOW + 120_000,
};

/** Everything around a hand-over: what it asks of the outbox and of the channel, and a clock that can leap. */
function around(
  happens: {
    readonly sent?: SendResult;
    readonly asleepMs?: number;
    readonly leaseLost?: boolean;
    readonly mayLeave?: boolean;
    /** How often the contact changes after the decision. */
    readonly changes?: number;
    readonly failure?: SendFailure;
    readonly bearsSubject?: boolean;
  } = {},
) {
  const { sent = { kind: "accepted", delivered: false }, asleepMs = 0 } = happens;
  const { leaseLost = false, mayLeave = true, changes = 0, failure, bearsSubject = true } = happens;
  let [now, marks] = [NOW, 0];
  const send = vi.fn<(message: Outbound) => Promise<SendResult>>(async () => sent);
  const channels = new Map<ChannelId, Pick<Channel, "send">>([[due.channel, { send }]]);
  const outbox = {
    markHandingOver: vi.fn<HandOverParts["outbox"]["markHandingOver"]>(async () => {
      now += asleepMs;
      marks += 1;
      return mayLeave ? (marks > changes ? "marked" : "changed") : "gone";
    }),
    providerRefused: vi.fn<HandOverParts["outbox"]["providerRefused"]>(async () => {}),
    giveUp: vi.fn<HandOverParts["outbox"]["giveUp"]>(async () => {}),
    tryAgain: vi.fn<HandOverParts["outbox"]["tryAgain"]>(async () => !leaseLost),
    settle: vi.fn<HandOverParts["outbox"]["settle"]>(async () => {}),
  };
  const log = { info: vi.fn<Log["info"]>(), warn: vi.fn<Log["warn"]>(), error: vi.fn<Log["error"]>() };
  const decide = vi.fn<HandOverParts["mayLeave"]>(async () =>
    failure === undefined ? { version: 7 + marks, bearsSubject, planRevision: null } : { failure },
  );
  const parts: HandOverParts = {
    outbox,
    mayLeave: decide,
    channels,
    holder: "one",
    clock: () => now,
    log,
  };
  return { parts, send, outbox, decide };
}

describe("a hand-over", () => {
  it("[G21] that nothing held up calls the channel, which is told until when it is worth sending", async () => {
    const { parts, send, outbox } = around({ asleepMs: START_PATIENCE_MS });
    expect(await handOver(due, parts)).toBe("done");
    expect(send).toHaveBeenCalledWith(expect.objectContaining({ messageId, goodUntil: due.goodUntil }));
    expect(outbox.settle).toHaveBeenCalledWith(messageId, { state: "sent" }, undefined);
  });

  it("[G21] that slept after its last check sends nothing, and is tried again while it is worth it", async () => {
    const { parts, send, outbox } = around({ asleepMs: START_PATIENCE_MS + 1 });
    expect(await handOver(due, parts)).toBe("again");
    expect(send).not.toHaveBeenCalled();
    expect(outbox.tryAgain).toHaveBeenCalledWith(messageId, "one", expect.any(Number));
    expect(outbox.settle).not.toHaveBeenCalled();
  });

  it.each([
    ["for hours", 3 * 3_600_000],
    ["until it is worth nothing any more", 120_000],
  ])("[G21] that slept %s comes back as too late", async (_name, asleepMs) => {
    const { parts, send, outbox } = around({ asleepMs });
    expect(await handOver(due, parts)).toBe("done");
    expect(send).not.toHaveBeenCalled();
    expect(outbox.settle).toHaveBeenCalledWith(messageId, { state: "failed" }, "too_late");
  });

  it("[G21] of what never goes stale is tried again, however long it slept", async () => {
    const { parts, send } = around({ asleepMs: 3 * 3_600_000 });
    expect(await handOver({ ...due, goodUntil: null }, parts)).toBe("again");
    expect(send).not.toHaveBeenCalled();
  });

  it("[G21] during which the clock was set back sends nothing", async () => {
    const { parts, send } = around({ asleepMs: -1 });
    expect(await handOver(due, parts)).toBe("again");
    expect(send).not.toHaveBeenCalled();
  });

  it("[G21] taken for lost meanwhile, that surely sent nothing, comes back to its author", async () => {
    const { parts, outbox } = around({ sent: { kind: "retry", afterMs: 10 }, leaseLost: true });
    expect(await handOver(due, parts)).toBe("done");
    expect(outbox.settle).toHaveBeenCalledWith(messageId, { state: "failed" }, "lease_lost");
  });

  it("[G23] of what may not leave any more, or not yet, keeps no lease: whoever comes next finds out which", async () => {
    const { parts, send, outbox } = around({ mayLeave: false });
    expect(await handOver(due, parts)).toBe("again");
    expect(send).not.toHaveBeenCalled();
    expect(outbox.tryAgain.mock.calls).toEqual([[messageId, "one", NOW + BEHIND_MS]]);
  });

  it("[G23] is marked at the version that was decided on, and decided anew where the contact changed meanwhile", async () => {
    const { parts, send, outbox, decide } = around({ changes: 2 });
    expect(await handOver(due, parts)).toBe("done");
    expect(outbox.markHandingOver.mock.calls.map((call) => call[3])).toEqual([7, 8, 9]);
    expect(decide).toHaveBeenCalledTimes(3);
    expect(send).toHaveBeenCalledTimes(1);
  });

  it("[G23] of what changes again and again is left to the next round, and nothing leaves", async () => {
    const { parts, send, outbox } = around({ changes: 100 });
    expect(await handOver(due, parts)).toBe("again");
    expect(send).not.toHaveBeenCalled();
    expect(outbox.tryAgain.mock.calls).toEqual([[messageId, "one", NOW + BEHIND_MS]]);
  });

  it("[G23] of what may not leave comes back with the reason, and is never marked", async () => {
    const { parts, send, outbox } = around({ failure: "opted_out" });
    expect(await handOver(due, parts)).toBe("done");
    expect(send).not.toHaveBeenCalled();
    expect(outbox.markHandingOver).not.toHaveBeenCalled();
    expect(outbox.giveUp.mock.calls).toEqual([[messageId, "one", "opted_out"]]);
  });

  it("[G203] leaves the subject out where it would tell, and nothing else of it", async () => {
    const mail = { ...due, subject: "The hotline", refs: ["<one@example.org>"] };
    const { parts, send } = around({ bearsSubject: false });
    await handOver(mail, parts);
    expect(send).toHaveBeenCalledWith(expect.objectContaining({ subject: null, refs: mail.refs }));
    const bearing = around();
    await handOver(mail, bearing.parts);
    expect(bearing.send).toHaveBeenCalledWith(expect.objectContaining({ subject: "The hotline" }));
  });

  it("keeps the provider's name of what it took", async () => {
    const { parts, outbox } = around({ sent: { kind: "accepted", delivered: false, ref: "ref-1" } });
    await handOver(due, parts);
    expect(outbox.settle).toHaveBeenCalledWith(messageId, { state: "sent", ref: "ref-1" }, undefined);
  });

  it.each(["opted_out", "unreachable", "too_long", "refused"] as const)(
    "[G22] that is refused comes back with the reason: %s",
    async (reason) => {
      const { parts, outbox } = around({ sent: { kind: "rejected", reason } });
      expect(await handOver(due, parts)).toBe("done");
      expect(outbox.settle).toHaveBeenCalledWith(messageId, { state: "failed" }, reason);
      // That the provider takes nothing to them is a state of the conversation.
      const blocks = reason === "opted_out" ? [[due.channel, messageId]] : [];
      expect(outbox.providerRefused.mock.calls).toEqual(blocks);
    },
  );

  it("[G233] that the provider takes nothing to them any more is known before the message is settled", async () => {
    const { parts, outbox } = around({ sent: { kind: "rejected", reason: "opted_out" } });
    await handOver(due, parts);
    const [known, settled] = [outbox.providerRefused, outbox.settle].map(
      ({ mock }) => mock.invocationCallOrder[0] ?? Infinity,
    );
    expect(known).toBeLessThan(settled ?? 0);
  });

  it("has a lease that outlasts whatever it may take", () => {
    expect(LEASE_MS).toBeGreaterThan(START_PATIENCE_MS + SEND_PATIENCE_MS);
    expect(LEASE_MS).toBeLessThanOrEqual(30_000);
  });

  it.each([
    [0, NOW + 1, true],
    [START_PATIENCE_MS, null, true],
    [START_PATIENCE_MS + 1, null, false],
    [-1, null, false],
    [0, NOW, false],
    [0, NOW - 1, false],
  ])(
    "[G21] %i ms after its checks, with what is good until %s, may still leave: %s",
    (ago, goodUntil, may) => {
      expect(mayStillLeave({ goodUntil }, NOW - ago, NOW)).toBe(may);
    },
  );
});
