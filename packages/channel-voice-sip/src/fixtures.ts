import { MessageId } from "@holdfast/case-schema";
import type { ChannelFixtures, FakeProvider } from "@holdfast/channel-kit/conformance";

const ARI = "http://127.0.0.1:8088/ari";

/** Asterisk's list of endpoints, with the trunk in this state. */
const exchangeWith =
  (trunk: string | null): (() => FakeProvider) =>
  () => ({
    fetch: (request) => {
      if (request.url !== `${ARI}/endpoints/PJSIP`) return new Response(null, { status: 404 });
      const devices = [{ technology: "PJSIP", resource: "d-1", state: "online", channel_ids: [] }];
      const own =
        trunk === null ? [] : [{ technology: "PJSIP", resource: "trunk", state: trunk, channel_ids: [] }];
      return Response.json([...devices, ...own]);
    },
    delivered: null,
  });

/** All that the contract test needs to know about this channel. */
export const fixtures: ChannelFixtures = {
  module: import.meta.resolve("./index.ts"),
  config: {
    ariUrl: ARI,
    ariUsername: "gateway",
    ariPassword: "an-invented-password-for-ari",
    deviceUrl: "wss://calls.example.org/ws",
    deviceDomain: "calls.example.org",
    ttyNumbers: "+15550107, +15550117",
    turnUrls: "turn:turn.example.org:3478",
    turnSecret: "an-invented-secret-for-the-relay",
  },
  wrong: {
    ariUrl: "http://127.0.0.1:8088/ari/",
    ariUsername: "with a space",
    ariPassword: "too-short",
    deviceUrl: "https://calls.example.org/ws",
    deviceDomain: "calls.example.org/ws",
    alias: "+15550199",
    ttyNumbers: "+15550107;+15550117",
    turnSecret: "too-short-too",
    twilioAuthToken: "no-token-of-twilios",
    twilioSipAddress: "https://calls.example.org",
  },
  personal: ["+15550123", "we are here"],
  webhook: null,
  pages: null,
  carriesCalls: true,
  check: {
    well: exchangeWith("online"),
    down: [
      { name: "a line to the carrier that is lost", provider: exchangeWith("offline"), reason: "line" },
      { name: "an exchange without a line to a carrier", provider: exchangeWith(null), reason: "provider" },
      {
        name: "an exchange that does not know us",
        provider: () => ({ fetch: () => new Response(null, { status: 401 }), delivered: null }),
        reason: "credentials",
      },
    ],
  },
  send: {
    message: {
      messageId: MessageId.parse("01936f3a-0000-7000-8000-000000000001"),
      threadKey: "calls-1780000000.1",
      address: "+15550123",
      text: "we are here",
    },
    accepts: null,
    throttles: null,
    refuses: null,
    vanishes: null,
  },
};
