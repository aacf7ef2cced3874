import { expect, it } from "vitest";
import { ChannelTraits } from "./channel-traits.ts";

const traits: ChannelTraits = {
  medium: "text",
  threadKey: "address",
  delivery: "pushed",
  address: { mayBeWithheld: false, mayBeShared: true },
  readableBy: ["carrier", "provider", "device_holder"],
  leavesTrace: true,
  maxLength: 1_600,
  unsentValidityMs: 120_000,
  providerKeepsCopies: true,
};

it("holds what policies ask about a channel", () => {
  expect(ChannelTraits.parse(traits)).toEqual(traits);
});

it("says with null, never with zero, that there is no limit", () => {
  expect(ChannelTraits.safeParse({ ...traits, maxLength: null, unsentValidityMs: null }).success).toBe(true);
  expect(ChannelTraits.safeParse({ ...traits, maxLength: 0 }).success).toBe(false);
  expect(ChannelTraits.safeParse({ ...traits, unsentValidityMs: 0 }).success).toBe(false);
  expect(ChannelTraits.safeParse({ ...traits, maxLength: 1.5 }).success).toBe(false);
});

it.each(Object.keys(traits))("does not let a channel leave out %s", (trait) => {
  const incomplete = Object.fromEntries(Object.entries(traits).filter(([name]) => name !== trait));
  expect(ChannelTraits.safeParse(incomplete).success).toBe(false);
});

it("carries no channel's name, so that no policy can ask for it", () => {
  const keys = Object.keys(ChannelTraits.shape);
  expect(keys).not.toContain("id");
  expect(keys).not.toContain("title");
});
