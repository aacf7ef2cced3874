import type { ChannelTraits } from "@holdfast/case-schema";
import loopback from "@holdfast/channel-loopback";
import twilio from "@holdfast/channel-sms-twilio";
import webform from "@holdfast/channel-webform";
import { describe, expect, it } from "vitest";
import { beginningOf } from "./begin.ts";

const mail: ChannelTraits = { ...loopback.traits, medium: "email", threadKey: "mail_thread" };
const call: ChannelTraits = { ...loopback.traits, medium: "voice", threadKey: "call" };

describe("beginning a conversation", () => {
  it.each([
    ["a loopback", loopback.traits],
    ["texts", twilio.traits],
  ])("[CH33] on %s is named by the number, as what comes back from there will be", (_name, traits) => {
    const beginning = beginningOf(traits, {});
    expect(beginning?.kind).toBe("number");
    expect(beginning?.at("+1 (555) 0100-199")).toEqual({
      threadKey: "+15550100199",
      address: "+15550100199",
    });
    expect(beginning?.at("ana@example.org")).toBeNull();
  });

  it("[CH33] is named by the channel where the address does not name it", () => {
    const beginning = beginningOf(mail, { begin: (address) => ({ threadKey: `thread of ${address}` }) });
    expect(beginning?.at("Ana@Example.org")).toEqual({
      threadKey: "thread of ana@example.org",
      address: "ana@example.org",
    });
  });

  it("[CH33] is not possible with an address that the channel knows as our own", () => {
    const beginning = beginningOf(mail, { begin: () => null });
    expect(beginning?.at("intake@example.org")).toBeNull();
  });

  it.each([
    ["where answers are fetched", webform.traits],
    ["where nothing names the conversation", mail],
    ["by a call that nobody made", call],
  ])("[CH33] is not possible %s", (_name, traits) => {
    expect(beginningOf(traits, {})).toBeNull();
  });
});
