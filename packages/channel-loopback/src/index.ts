import type { ChannelTraits } from "@holdfast/case-schema";
import { defineChannel, type Channel, type Host } from "@holdfast/channel-kit";
import { z } from "zod";
import { pagesIntake } from "./pages.ts";
import { sender } from "./send.ts";
import { webhookIntake } from "./webhook.ts";

const traits: ChannelTraits = {
  medium: "text",
  threadKey: "address",
  delivery: "pushed",
  address: { mayBeWithheld: false, mayBeShared: true },
  readableBy: [],
  leavesTrace: false,
  maxLength: 2000,
  unsentValidityMs: 2 * 60_000,
  providerKeepsCopies: false,
};

const config = z.object({
  /** Signs both directions. Without it nobody can vouch for a delivery, so there is no webhook. */
  secret: z.string().min(16).optional(),
  /** Where answers are posted, signed. Without it they wait on the channel's own page. */
  deliverTo: z.url().optional(),
});

function connect({ secret, deliverTo }: z.infer<typeof config>, host: Host): Channel {
  const pages = pagesIntake(host);
  return {
    intake: secret === undefined ? [pages] : [webhookIntake(secret), pages],
    send: sender({ secret, deliverTo, maxLength: traits.maxLength, host }),
    // There is nobody to ask: whoever takes the answers understands answers alone.
    check: async () => ({ kind: "well" }),
  };
}

export default defineChannel({
  id: "loopback",
  title: "Loopback",
  traits,
  config,
  secrets: ["secret"],
  connect,
});
