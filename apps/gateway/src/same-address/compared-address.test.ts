import type { ChannelTraits } from "@holdfast/case-schema";
import loopback from "@holdfast/channel-loopback";
import { describe, expect, it } from "vitest";
import { comparedAddress, kindsThatMeet } from "./compared-address.ts";

const { traits: texts } = loopback;
const voice: ChannelTraits = { ...texts, medium: "voice", threadKey: "call" };
const mail: ChannelTraits = { ...texts, medium: "email", threadKey: "mail_thread" };
const form: ChannelTraits = { ...texts, medium: "form", threadKey: "submission" };

describe("an address that is compared", () => {
  it("[G54] has its kind with it, so that texts and calls meet, and nothing else", () => {
    expect(comparedAddress("text", "+1 555 0100 199")).toBe("number:+15550100199");
    expect(comparedAddress("voice", "+15550100199")).toBe("number:+15550100199");
    expect(comparedAddress("email", "Ana@Example.org")).toBe("mail:ana@example.org");
  });

  it("[G54] is none where there is none, or nobody can tell whose it is", () => {
    expect(comparedAddress("text", null)).toBeNull();
    expect(comparedAddress("text", "person-1")).toBeNull();
    expect(comparedAddress("form", "+15550100199")).toBeNull();
  });
});

describe("what is looked for", () => {
  it.each<[string, readonly ChannelTraits[], readonly string[]]>([
    ["nothing with one text channel and forms", [texts, form, form], []],
    ["numbers with two text channels", [texts, texts], ["number"]],
    ["numbers with texts and calls", [voice, texts], ["number"]],
    ["numbers with calls alone", [voice], ["number"]],
    ["mail addresses with mail alone", [mail, texts], ["mail"]],
  ])("[G54] is %s", (_name, channels, kinds) => {
    expect([...kindsThatMeet(channels)]).toEqual(kinds);
  });
});
