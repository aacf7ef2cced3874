import type { ChannelTraits } from "@holdfast/case-schema";
import { defineChannel, type Channel, type Host } from "@holdfast/channel-kit";
import { checker } from "./check.ts";
import { config, type TwilioConfig } from "./config.ts";
import { forgetter } from "./forget.ts";
import { mediaOf } from "./media.ts";
import { missedSince } from "./missed-since.ts";
import { sender } from "./send.ts";
import { webhookIntake } from "./webhook.ts";

/** Longest body that Twilio takes, in characters. */
const LENGTH_MAX = 1600;
const VALIDITY_MS = 2 * 60_000;

const traits: ChannelTraits = {
  medium: "text",
  threadKey: "address",
  delivery: "pushed",
  address: { mayBeWithheld: false, mayBeShared: true },
  readableBy: ["carrier", "provider", "device_holder"],
  leavesTrace: true,
  maxLength: LENGTH_MAX,
  unsentValidityMs: VALIDITY_MS,
  providerKeepsCopies: true,
};

function connect(settings: TwilioConfig, host: Host): Channel {
  return {
    intake: [webhookIntake(settings)],
    send: sender({ settings, host, maxLength: LENGTH_MAX, validityMs: VALIDITY_MS }),
    missedSince: missedSince(settings, host),
    media: mediaOf(settings, host),
    forget: forgetter(settings, host),
    check: checker(settings, host),
  };
}

export default defineChannel({
  id: "sms-twilio",
  title: "Text message",
  traits,
  config,
  secrets: ["authToken"],
  connect,
});
