import { ChannelId } from "@holdfast/case-schema";
import { InboundMessage } from "@holdfast/channel-kit";
import { DEFAULT_SETTINGS } from "@holdfast/db";
import { describe, expect, it } from "vitest";
import { toArrival, unreadableArrival } from "./to-arrival.ts";

const origin = { id: ChannelId.parse("sms"), traits: { medium: "text" } } as Parameters<typeof toArrival>[1];
const message = (given: object) =>
  InboundMessage.parse({
    kind: "message",
    dedupeKey: "event",
    threadKey: "thread",
    address: null,
    text: "Is somebody there?",
    sentAt: null,
    ...given,
  });

describe("an arrival", () => {
  it("carries what the provider keeps of it: its name, and the pictures in their order", () => {
    const media = [
      { ref: "https://carrier.example.org/1", type: "image/png" },
      { ref: "https://carrier.example.org/2", type: "image/jpeg" },
    ];
    expect(toArrival(message({ ref: "MM1", media }), origin, DEFAULT_SETTINGS).provider).toEqual({
      ref: "MM1",
      media,
    });
    expect(toArrival(message({ media }), origin, DEFAULT_SETTINGS).provider).toEqual({ ref: null, media });
    expect(toArrival(message({ ref: "SM1" }), origin, DEFAULT_SETTINGS).provider).toEqual({
      ref: "SM1",
      media: [],
    });
  });

  it("carries nothing of the kind when the provider keeps nothing", () => {
    expect(toArrival(message({}), origin, DEFAULT_SETTINGS).provider).toBeNull();
    const keys = { dedupeKey: "event", threadKey: "thread" };
    expect(unreadableArrival(keys, Buffer.from("?"), origin, DEFAULT_SETTINGS).provider).toBeNull();
  });
});

describe("what an arrival says of how pressing it is", () => {
  it("is the code of a list's entry, under the version that holds, and none of the words", () => {
    const settings = { ...DEFAULT_SETTINGS, versions: { wordLists: 3 } };
    const arrival = toArrival(message({ text: "Please. He has a KNIFE here" }), origin, settings);
    expect(arrival.raise).toEqual({ lane: "life_threat", reason: "words:danger-en:3:has-a-knife" });
    expect(toArrival(message({ text: "me va a matár" }), origin, DEFAULT_SETTINGS).raise).toEqual({
      lane: "life_threat",
      reason: "words:danger-es:0:me-va-a-matar",
    });
  });

  it("[CH26] is the code of the answer that they chose, unless their words are more pressing", () => {
    const raise = { lane: "crisis", answer: "cannot_write" };
    const arrival = (given: object) => toArrival(message(given), origin, DEFAULT_SETTINGS).raise;
    expect(arrival({ raise })).toEqual({ lane: "crisis", reason: "form:cannot_write" });
    expect(arrival({ raise, text: "suicide" })?.reason).toBe("form:cannot_write");
    expect(arrival({ raise, text: "he has a gun" })?.reason).toBe("words:danger-en:0:has-a-gun");
  });

  it("is nothing where no list finds anything", () => {
    expect(toArrival(message({}), origin, DEFAULT_SETTINGS).raise).toBeNull();
  });
});
