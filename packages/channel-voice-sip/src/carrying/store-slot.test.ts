import { describe, expect, it } from "vitest";
import type { InboundEvent, Taken } from "@holdfast/channel-kit";
import { messageOf, messagesOf } from "./come.ts";
import { storeSlot } from "./store-slot.ts";

const call = "calls-1780000000.1";
const message = messageOf({ call, from: null, via: null, at: 1_780_000_000_000 });

describe("the way to the store", () => {
  it("[CH50] stores through whoever listens, and tries again until it is stored", async () => {
    const slot = storeSlot(Date.now);
    const stopping = new AbortController();
    const answers: Taken[] = ["not_stored", "stored"];
    const stored: InboundEvent[] = [];
    const listening = slot.listen(stopping.signal, async (event) => {
      if (event.kind === "unreadable") throw new Error("a call is never unreadable");
      stored.push(event);
      return answers.shift() ?? "not_stored";
    });
    expect(await slot.store(message, stopping.signal, 5_000)).toBe(true);
    expect(stored).toEqual([message, message]);
    stopping.abort();
    await listening;
  });

  it("[CH50] says that nothing is stored while nobody listens, once the time is up", async () => {
    let now = 0;
    const slot = storeSlot(() => (now += 3_000));
    expect(await slot.store(message, new AbortController().signal, 2_000)).toBe(false);
  });

  it("stores nothing any more once it is told to stop", async () => {
    const slot = storeSlot(Date.now);
    expect(await slot.store(message, AbortSignal.abort(), Number.POSITIVE_INFINITY)).toBe(false);
  });
});

describe("the message that stands for a call", () => {
  it("[CH50] has no words, is the same however often it is made, and shows no number that was withheld", () => {
    expect(message).toEqual({
      kind: "message",
      dedupeKey: `call:${call}`,
      threadKey: call,
      address: null,
      text: "",
      sentAt: 1_780_000_000_000,
    });
  });

  it("[CH53] is made of every caller who stands, and of no call that we began", () => {
    const standing = {
      call,
      from: "+15550111",
      via: "+15550100",
      startedAt: 7,
      line: "voice" as const,
      talking: [],
      music: [],
      listening: [],
    };
    const leg = (who: "caller" | "party") =>
      ({ leg: who, who: { kind: who }, state: "up", isHeard: true }) as const;
    const calls = [
      { ...standing, legs: [leg("caller"), leg("party")] },
      { ...standing, call: "ours", from: null, legs: [leg("party")] },
    ];
    expect(messagesOf(calls)).toEqual([messageOf({ call, from: "+15550111", via: "+15550100", at: 7 })]);
  });
});
