import { OUR_NUMBER, startTextLab, type TextLab } from "@holdfast/channel-sms-smpp/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ChannelsConfig } from "../intake/channels-config.ts";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";
import { PACE } from "./watch-channel.ts";

const channels = [
  { id: "sms-smpp", load: () => import("@holdfast/channel-sms-smpp") },
] satisfies ChannelsConfig;
const SETUP_MS = 300_000;
const TEST_MS = 90_000;
const NOTICED_MS = PACE.downMs + 8_000;

let lab: TextLab;
let gateway: TestGateway;
beforeAll(async () => {
  lab = await startTextLab();
  // Away before anybody looks, so that the first look finds it so.
  await lab.carrier.close();
  await lab.kannel.untilLink(false);
  const { sendsmsUrl, username, password, statusUrl, statusPassword } = lab.kannel.settings;
  gateway = await testGateway({
    channels,
    environment: {
      HOLDFAST_SMS_SMPP_SENDSMS_URL: sendsmsUrl,
      HOLDFAST_SMS_SMPP_USERNAME: username,
      HOLDFAST_SMS_SMPP_PASSWORD: password,
      HOLDFAST_SMS_SMPP_STATUS_URL: statusUrl,
      HOLDFAST_SMS_SMPP_STATUS_PASSWORD: statusPassword,
      HOLDFAST_SMS_SMPP_FROM: OUR_NUMBER,
      HOLDFAST_SMS_SMPP_CALLBACK_URL: lab.intake.url,
      HOLDFAST_SMS_SMPP_CALLBACK_SECRET: "an-invented-secret-for-kannel",
    },
  });
}, SETUP_MS);
afterAll(async () => {
  await gateway?.close();
  await lab?.close();
}, SETUP_MS);

it(
  "[G12] a carrier's line that Kannel has lost is an outage while smsbox takes texts for it, and ends when the line is back",
  async () => {
    const cookie = await gateway.signIn("dana");
    const down = async (): Promise<unknown> => {
      const { data } = await gateway.ask(cookie, "{ channels { down { reason } version } }");
      const all = (data?.["channels"] ?? []) as readonly unknown[];
      return all[0];
    };
    await expect.poll(down, { timeout: NOTICED_MS }).toEqual({ down: { reason: "line" }, version: 1 });
    await lab.carrier.open();
    await lab.kannel.untilLink(true);
    await expect.poll(down, { timeout: NOTICED_MS }).toEqual({ down: null, version: 2 });
    expect(lab.carrier.received()).toEqual([]);
  },
  TEST_MS,
);
