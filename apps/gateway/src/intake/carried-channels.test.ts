import { afterAll, beforeAll, describe, expect, it } from "vitest";
import channels from "../../channels.config.ts";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";
import { readInstances } from "./read-instances.ts";

/** What a deployment sets for every channel that wants something. */
const VARIABLES = {
  HOLDFAST_SMS_TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}`,
  HOLDFAST_SMS_TWILIO_AUTH_TOKEN: "0123456789abcdef0123456789abcdef",
  HOLDFAST_SMS_TWILIO_FROM: "+15550100",
  HOLDFAST_SMS_SMPP_SENDSMS_URL: "http://127.0.0.1:13013/cgi-bin/sendsms",
  HOLDFAST_SMS_SMPP_USERNAME: "holdfast",
  HOLDFAST_SMS_SMPP_PASSWORD: "an-invented-password",
  HOLDFAST_SMS_SMPP_FROM: "15550100",
  HOLDFAST_SMS_SMPP_CALLBACK_URL: "http://127.0.0.1:4000/channels/sms-smpp/webhook",
  HOLDFAST_SMS_SMPP_CALLBACK_SECRET: "an-invented-secret-for-kannel",
  HOLDFAST_EMAIL_ADDRESSES: "intake@example.org",
  HOLDFAST_EMAIL_SUBMISSION_URL: "smtp://mail.example.org:587",
  HOLDFAST_EMAIL_MAILBOXES: "imaps://intake:an-invented-password@mail.example.org",
  HOLDFAST_VOICE_ARI_URL: "http://127.0.0.1:8088/ari",
  HOLDFAST_VOICE_ARI_USERNAME: "gateway",
  HOLDFAST_VOICE_ARI_PASSWORD: "an-invented-password-for-ari",
  HOLDFAST_VOICE_DEVICE_URL: "wss://calls.example.org/ws",
  HOLDFAST_VOICE_DEVICE_DOMAIN: "calls.example.org",
  HOLDFAST_LOOPBACK_SECRET: "an-invented-secret-for-the-demo",
};

let house: TestGateway;
beforeAll(async () => {
  house = await testGateway({ channels });
});
afterAll(() => house.close());

describe("the channels this deployment carries", () => {
  it("open without a variable, the demo's own only in a demo", () => {
    expect(house.gateway.channels.map(({ id }) => id)).toEqual(["webform"]);
    expect(house.gateway.off.map(({ id }) => id).toSorted()).toEqual([
      "email",
      "loopback",
      "sms-smpp",
      "sms-twilio",
      "voice",
    ]);
  });

  it("open where people write in earnest once their variables are set, all but the demo's own", async () => {
    const { instances, off, reasons } = await readInstances(channels, VARIABLES, false);
    expect(reasons).toEqual([]);
    expect(instances.map(({ id }) => id)).toEqual(["webform", "sms-twilio", "sms-smpp", "email", "voice"]);
    expect(off.map(({ id }) => id)).toEqual(["loopback"]);
  });

  it("serve the public form, under its own headers and the house's", async () => {
    const answer = await fetch(new URL("/reach", house.url));
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toMatch(/^text\/html/);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
    expect(answer.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  });

  it("keep the demo's page out of a deployment in earnest", async () => {
    expect((await fetch(new URL("/channels/loopback", house.url))).status).toBe(404);
  });
});
