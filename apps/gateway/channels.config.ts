import type { ChannelsConfig } from "./src/intake/channels-config.ts";

/** The channels this deployment carries: the only list there is. */
export default [
  { id: "webform", load: () => import("@holdfast/channel-webform") },
  // Not in earnest before pictures and repeated opt-outs are carried whole.
  { id: "sms-twilio", load: () => import("@holdfast/channel-sms-twilio"), only: "demo" },
  { id: "loopback", load: () => import("@holdfast/channel-loopback"), only: "demo" },
] satisfies ChannelsConfig;
