import type { ChannelTraits } from "@holdfast/case-schema";
import loopback from "@holdfast/channel-loopback";
import { describe, expect, it } from "vitest";
import { kindsThatMeet } from "./kinds-that-meet.ts";

const { traits: texts } = loopback;
const voice: ChannelTraits = { ...texts, medium: "voice", threadKey: "call" };
const mail: ChannelTraits = { ...texts, medium: "email", threadKey: "mail_thread" };
const form: ChannelTraits = { ...texts, medium: "form", threadKey: "submission" };

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
