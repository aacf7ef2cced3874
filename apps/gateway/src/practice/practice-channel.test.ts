import { MESSAGE_LENGTH_MAX, MessageId } from "@holdfast/case-schema";
import { SHIPPED_SCENARIOS } from "@holdfast/practice";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { practiceChannel } from "./practice-channel.ts";

const channel = practiceChannel("a secret of the test", () => 0);
const id = MessageId.parse("0199a2b0-0000-7000-8000-000000000001");

describe("the loopback with a scenario at its other end", () => {
  it("[G665] brings every turn of every scenario as it was written, by way of a delivery", () => {
    for (const { turns } of SHIPPED_SCENARIOS)
      for (const [nth, { says }] of turns.entries())
        expect(channel.deliver("a-run", `a-run:${nth}`, says)).toBe(says);
  });

  it("[G665] reads nothing that it would not take as a message of that thread", () => {
    expect(channel.deliver("", "an-event", "hello")).toBeNull();
    expect(channel.deliver("a-run", "", "hello")).toBeNull();
    expect(channel.deliver("a-run", "an-event", "x".repeat(MESSAGE_LENGTH_MAX + 1))).toBeNull();
    expect(() => practiceChannel("", () => 0).deliver("a-run", "an-event", "hello")).not.toThrow();
  });

  it("[G665] takes each answer that is not too long, and calls on nothing that is lent to it but the clock", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: channel.maxLength }), async (text) => {
        expect(await channel.send("a-run", id, text)).toEqual({ kind: "accepted", delivered: false });
      }),
    );
    expect(await channel.send("a-run", id, "x".repeat(channel.maxLength + 1))).toMatchObject({
      kind: "rejected",
    });
  });
});
