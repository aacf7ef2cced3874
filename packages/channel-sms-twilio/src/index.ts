import type { ChannelTraits } from "@holdfast/case-schema";
import { defineChannel, type Channel, type Host } from "@holdfast/channel-kit";
import { config, type TwilioConfig } from "./config.ts";
import { forgetter } from "./forget.ts";
import { missedSince } from "./missed-since.ts";
import { sender } from "./send.ts";
import { webhookIntake } from "./webhook.ts";

const traits: ChannelTraits = {
  medium: "text",
  threadKey: "address",
  delivery: "pushed",
  address: { mayBeWithheld: false, mayBeShared: true },
  readableBy: ["carrier", "provider", "device_holder"],
  leavesTrace: true,
  maxLength: 1600,
  unsentValidityMs: 2 * 60_000,
  providerKeepsCopies: true,
};

function connect(settings: TwilioConfig, host: Host): Channel {
  return {
    intake: [webhookIntake(settings)],
    send: sender({ settings, host, maxLength: 1600, validitySeconds: 120 }),
    missedSince: missedSince(settings, host),
    forget: forgetter(settings, host),
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
