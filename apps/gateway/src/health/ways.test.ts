import { ChannelId } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { waysBeside, type KnownWay } from "./ways.ts";

const way = (id: string, medium: KnownWay["medium"], downSince: number | null = null): KnownWay => ({
  id: ChannelId.parse(id),
  medium,
  downSince,
});
const WEBFORM = ChannelId.parse("webform");

describe("the other ways in", () => {
  it("[CH24] are media, and nothing that leads to somebody", () => {
    const ways = waysBeside(WEBFORM, [
      way("webform", "form"),
      way("sms-twilio", "text"),
      way("post", "email", 7),
    ]);
    expect(ways).toEqual([
      { medium: "text", downSince: null },
      { medium: "email", downSince: 7 },
    ]);
  });

  it("[CH24] count several channels of one medium once, down since the first of those that are down", () => {
    const ways = waysBeside(WEBFORM, [way("a", "text", 9), way("b", "text"), way("c", "text", 5)]);
    expect(ways).toEqual([{ medium: "text", downSince: 5 }]);
  });

  it("are none when there is only one's own channel, even when it is down", () => {
    expect(waysBeside(WEBFORM, [way("webform", "form", 5)])).toEqual([]);
  });
});
