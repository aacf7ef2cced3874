import { ChannelId } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { channelSignature } from "./channel-signature.ts";

/** What is signed in a house with this master key. */
const signed = (house = "ours", id = "webform", text = "words") => {
  const keyring = { deriveSecret: (purpose: string) => `${house}, ${purpose}` };
  return Buffer.from(channelSignature(keyring, ChannelId.parse(id))(text)).toString("hex");
};

describe("what a channel signs", () => {
  it("[CH25] is the same at every gateway that has the master key, and after a restart", () => {
    expect(signed()).toBe(signed());
    expect(signed()).toMatch(/^[0-9a-f]{64}$/);
  });

  it("[CH25] differs between texts, channels and deployments", () => {
    const others = [signed("ours", "webform", "other"), signed("ours", "webform-2"), signed("theirs")];
    expect(new Set([signed(), ...others]).size).toBe(4);
  });

  it("[CH25] cannot be moved to another channel by moving letters between name and text", () => {
    for (const text of ["form\nwords", "formwords"])
      expect(signed("ours", "web", text)).not.toBe(signed("ours", "webform", "words"));
  });
});
