import type { ChannelTraits } from "@holdfast/case-schema";
import { defineChannel, type Channel, type Host } from "@holdfast/channel-kit";
import { carryCalls } from "./carrying/carry.ts";
import { storeSlot } from "./carrying/store-slot.ts";
import { checker, type LineFacts } from "./check.ts";
import { config, type Settings } from "./settings.ts";
import { steady } from "./steady.ts";
import { twilioWebhook } from "./twilio-webhook.ts";

const traits: ChannelTraits = {
  medium: "voice",
  threadKey: "call",
  delivery: "pushed",
  address: { mayBeWithheld: true, mayBeShared: true },
  readableBy: ["carrier", "provider", "device_holder"],
  // A telephone keeps a list of whom it rang.
  leavesTrace: true,
  maxLength: null,
  unsentValidityMs: null,
  // The carrier keeps a record of each call, of who rang whom and when.
  providerKeepsCopies: true,
};

function connect(settings: Settings, host: Host): Channel {
  const slot = storeSlot(steady);
  const line: LineFacts = { couldRecord: false };
  const { twilioAuthToken: authToken, twilioSipAddress: sipAddress } = settings;
  const hasTwilio = authToken !== undefined && sipAddress !== undefined;
  return {
    intake: [
      { kind: "live", listen: slot.listen },
      ...(hasTwilio ? [twilioWebhook({ authToken, sipAddress })] : []),
    ],
    // A call is spoken: no text leaves on it.
    send: async () => ({ kind: "rejected", reason: "refused" }),
    check: checker(settings, host, line),
    calls: carryCalls(settings, host, slot, line),
  };
}

export default defineChannel({
  id: "voice-sip",
  title: "Telephone",
  traits,
  config,
  secrets: ["ariPassword", "turnSecret", "twilioAuthToken"],
  connect,
});
