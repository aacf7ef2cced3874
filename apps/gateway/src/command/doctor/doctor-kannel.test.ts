import { OUR_NUMBER, startTextLab, until, type TextLab } from "@holdfast/channel-sms-smpp/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { dataFolder, type DataFolder } from "../../testing/data-folder.ts";
import { startProcess } from "../../testing/process.ts";
import { TEST_TEXT } from "./send-test.ts";

const SETUP_MS = 300_000;
const TEST_MS = 120_000;
const OPERATOR = "+15550177";

let lab: TextLab;
let data: DataFolder;
beforeAll(async () => {
  [lab, data] = [await startTextLab(), await dataFolder()];
}, SETUP_MS);
afterAll(async () => {
  await lab.close();
  await data.remove();
}, SETUP_MS);

/** What the doctor says of Kannel, and of the text if one was asked for. */
async function examine(
  changed: Record<string, string> = {},
  args: readonly string[] = [],
): Promise<readonly string[]> {
  const { sendsmsUrl, username, password, statusUrl, statusPassword } = lab.kannel.settings;
  const process = startProcess({
    program: "command.ts",
    args: ["doctor", ...args],
    environment: {
      HOLDFAST_DATA: data.path,
      NODE_ENV: "production",
      HOLDFAST_SMS_SMPP_SENDSMS_URL: sendsmsUrl,
      HOLDFAST_SMS_SMPP_USERNAME: username,
      HOLDFAST_SMS_SMPP_PASSWORD: password,
      HOLDFAST_SMS_SMPP_STATUS_URL: statusUrl,
      HOLDFAST_SMS_SMPP_STATUS_PASSWORD: statusPassword,
      HOLDFAST_SMS_SMPP_FROM: OUR_NUMBER,
      HOLDFAST_SMS_SMPP_CALLBACK_URL: lab.intake.url,
      HOLDFAST_SMS_SMPP_CALLBACK_SECRET: "an-invented-secret-for-kannel",
      ...changed,
    },
  });
  await process.ended;
  for (const secret of [password, statusPassword, OPERATOR, OUR_NUMBER])
    expect(process.said()).not.toContain(secret);
  return process
    .said()
    .split("\n")
    .filter((line) => /sms-smpp/.test(line));
}

it(
  "the doctor sees a real Kannel's line come and go, and sends one text over it",
  async () => {
    expect(await examine({}, ["--send-to", OPERATOR])).toEqual([
      "ok     Channel sms-smpp: works.",
      expect.stringContaining("ok     Test text over sms-smpp to …77: the provider took it."),
    ]);
    await until("the text", () => lab.carrier.received().length > 0);
    expect(lab.carrier.received().map(({ text }) => text)).toEqual([TEST_TEXT]);

    expect(await examine({ HOLDFAST_SMS_SMPP_PASSWORD: "another-password" })).toEqual([
      expect.stringContaining("the provider does not accept us"),
    ]);
    await lab.carrier.close();
    await lab.kannel.untilLink(false);
    expect(await examine()).toEqual([expect.stringContaining("has lost its line to the carrier")]);
    await lab.carrier.open();
    await lab.kannel.untilLink(true);
    expect(await examine()).toEqual(["ok     Channel sms-smpp: works."]);
    await lab.kannel.stop();
    expect(await examine()).toEqual([expect.stringContaining("the provider does not answer")]);
    expect(lab.carrier.received()).toHaveLength(1);
  },
  TEST_MS,
);
