import { ChannelId } from "@holdfast/case-schema";
import type { Calls } from "@holdfast/channel-kit";
import { describe, expect, it } from "vitest";
import { carrierOf } from "./carrier-of.ts";

const [VOICE, OTHER, TEXTS] = ["voice", "voice-east", "texts"].map((id) => ChannelId.parse(id)) as [
  ChannelId,
  ChannelId,
  ChannelId,
];
const nothing = (): never => {
  throw new Error("nothing is asked of it");
};
const calls: Calls = { follow: nothing, act: nothing, lend: nothing, revoke: nothing, echo: nothing };

describe("which channel carries calls", () => {
  it("[G263] is none where none can", () => {
    expect(carrierOf([{ id: TEXTS, calls: undefined }])).toEqual({ kind: "none" });
  });

  it("[G263] is the one that can", () => {
    expect(
      carrierOf([
        { id: TEXTS, calls: undefined },
        { id: VOICE, calls },
      ]),
    ).toMatchObject({ kind: "carried" });
  });

  it("[G263] is not left open where two could: the start is refused, and says which", () => {
    expect(
      carrierOf([
        { id: VOICE, calls },
        { id: OTHER, calls },
      ]),
    ).toEqual({
      kind: "refused",
      reason: "Only one channel can carry calls, and these want to: voice, voice-east.",
    });
  });
});
