import { readConfig } from "@holdfast/channel-kit";
import { expect, it } from "vitest";
import { fixtures } from "./fixtures.ts";
import channel from "./index.ts";

const read = (changed: Readonly<Record<string, string>>) => {
  const fields = Object.entries({ ...fixtures.config, ...changed });
  const variables = fields.map(([field, value]) => [
    `HOLDFAST_SMS_SMPP_${field.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`,
    value,
  ]);
  return readConfig(channel, "sms-smpp", Object.fromEntries(variables));
};

it.each([
  ["callbackSecret", "twenty-three-characters"],
  ["callbackSecret", "a secret with spaces in it, long"],
  ["callbackSecret", "an@address/would:break-here?"],
  ["callbackUrl", "http://somebody:else@127.0.0.1:4000/channels/sms-smpp/webhook"],
  ["callbackUrl", "http://127.0.0.1:4000/channels/sms-smpp/webhook#part"],
  ["callbackUrl", "http://127.0.0.1:4000/%d"],
  ["callbackUrl", "ftp://127.0.0.1/"],
  ["sendsmsUrl", "file:///etc/kannel"],
  ["from", "+"],
  ["from", "1555 0199"],
  ["username", "two\nlines"],
  ["blockedCodes", "0x1b"],
])("[SM2] %s may not be %j", (field, value) => {
  expect(read({ [field]: value }).kind).toBe("refused");
});

it("[SM2] a right configuration is ready", () => {
  expect(read({})).toMatchObject({ kind: "ready", config: { ...fixtures.config, blockedCodes: [27, 1110] } });
});
