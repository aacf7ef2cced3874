import { MessageId } from "@holdfast/case-schema";
import type { Channel, LiveIntake, Taken, TakeLive, Missed, SendResult } from "@holdfast/channel-kit";
import { testHost } from "@holdfast/channel-kit/conformance";
import loopback from "@holdfast/channel-loopback";
import { describe, expect, it } from "vitest";
import { overheard, type Heard } from "./heard.ts";

const MESSAGE = {
  messageId: MessageId.parse("01936f3a-0000-7000-8000-000000000001"),
  threadKey: "+15550123",
  address: "+15550123",
  text: "We are here",
};

function listening(parts: Partial<Channel>): { readonly channel: Channel; readonly heard: Heard[] } {
  const heard: Heard[] = [];
  const channel = { ...loopback.connect({}, testHost()), ...parts };
  return { channel: overheard(channel, (one) => heard.push(one)), heard };
}

describe("a channel that is overheard", () => {
  it.each<[SendResult, readonly Heard[]]>([
    [{ kind: "accepted", delivered: false }, [{ kind: "send", went: "well" }]],
    [{ kind: "retry", afterMs: 7 }, [{ kind: "send", went: "badly" }]],
    [{ kind: "unknown" }, [{ kind: "send", went: "badly" }]],
    [{ kind: "rejected", reason: "refused" }, [{ kind: "refused" }]],
    [{ kind: "rejected", reason: "opted_out" }, []],
    [{ kind: "rejected", reason: "unreachable" }, []],
    [{ kind: "rejected", reason: "too_long" }, []],
  ])("gives %o on as it is, and tells %o", async (result, expected) => {
    const { channel, heard } = listening({ send: async () => result });
    expect(await channel.send(MESSAGE)).toBe(result);
    expect(heard).toEqual(expected);
  });

  it("tells of a send that throws, and lets it throw", async () => {
    const { channel, heard } = listening({ send: () => Promise.reject(new Error("a bug")) });
    await expect(channel.send(MESSAGE)).rejects.toThrow("a bug");
    expect(heard).toEqual([{ kind: "send", went: "badly" }]);
  });

  it.each<[Missed, Heard]>([
    [
      { kind: "events", events: [], cursor: "1" },
      { kind: "fetch", went: "well" },
    ],
    [
      { kind: "retry", afterMs: 7 },
      { kind: "fetch", went: "badly" },
    ],
  ])("tells how asking for what was missed went: %o", async (missed, expected) => {
    const { channel, heard } = listening({ missedSince: async () => missed });
    expect(await channel.missedSince?.(null)).toBe(missed);
    expect(heard).toEqual([expected]);
  });

  it("tells that a live line broke, or carried something, and nothing when it is let go of or we could not store", async () => {
    const taken: Taken[] = [];
    const event = { kind: "opt_out", dedupeKey: "1", threadKey: "a", optedOut: true } as const;
    const breaks: LiveIntake = { kind: "live", listen: () => Promise.reject(new Error("lost")) };
    const carries: LiveIntake = {
      kind: "live",
      listen: async (_signal, store) => void taken.push(await store(event)),
    };
    const { channel, heard } = listening({ intake: [breaks, carries] });
    const [first, second] = channel.intake;
    if (first.kind !== "live" || second?.kind !== "live") throw new Error("a line is gone");
    const stored: unknown[] = [];
    const store: TakeLive = async (one) => {
      stored.push(one);
      return stored.length === 1 ? "stored" : "not_stored";
    };
    await expect(first.listen(new AbortController().signal, store)).rejects.toThrow("lost");
    await second.listen(new AbortController().signal, store);
    await second.listen(new AbortController().signal, store);
    await expect(first.listen(AbortSignal.abort(), store)).rejects.toThrow("lost");
    expect(heard).toEqual([
      { kind: "line", went: "badly" },
      { kind: "line", went: "well" },
    ]);
    expect(stored).toEqual([event, event]);
    expect(taken).toEqual(["stored", "not_stored"]);
  });

  it("[CH12] gains no capability", () => {
    const { channel } = listening({});
    expect("missedSince" in channel || "forget" in channel).toBe(false);
    expect(channel.check).toBeDefined();
  });
});
