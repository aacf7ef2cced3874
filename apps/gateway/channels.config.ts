import type { ChannelsConfig } from "./src/intake/channels-config.ts";

/** The channels this deployment carries: the only list there is. */
export default [
  { id: "webform", load: () => import("@holdfast/channel-webform") },
  { id: "sms-twilio", load: () => import("@holdfast/channel-sms-twilio") },
  { id: "sms-smpp", load: () => import("@holdfast/channel-sms-smpp") },
  { id: "email", load: () => import("@holdfast/channel-email") },
  { id: "voice", load: () => import("@holdfast/channel-voice-sip") },
  { id: "loopback", load: () => import("@holdfast/channel-loopback"), only: "demo" },
] satisfies ChannelsConfig;
