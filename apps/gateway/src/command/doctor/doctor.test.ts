import { randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import { serveLocalTwilio, type ServedTwilio } from "@holdfast/channel-sms-twilio/testing";
import { freePort } from "@holdfast/tooling/free-port";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dataFolder, type DataFolder } from "../../testing/data-folder.ts";
import { startProcess, type TestProcess } from "../../testing/process.ts";
import { TEST_TEXT } from "./send-test.ts";

const ACCOUNT = `AC${"1".repeat(32)}`;
const TOKEN = "fedcba9876543210fedcba9876543210";
const NUMBER = "+15550100";
const OPERATOR = "+15550177";

let data: DataFolder;
let port: number;
let twilio: ServedTwilio;
let gateway: TestProcess;
let environment: Record<string, string>;

beforeAll(async () => {
  [data, port] = [await dataFolder(), await freePort()];
  twilio = await serveLocalTwilio({
    accountSid: ACCOUNT,
    authToken: TOKEN,
    number: NUMBER,
    webhookUrl: () => `http://localhost:${port}/channels/sms-twilio/webhook`,
    clock: Date.now,
  });
  environment = {
    HOLDFAST_DATA: data.path,
    PORT: String(port),
    HOLDFAST_SMS_TWILIO_ACCOUNT_SID: ACCOUNT,
    HOLDFAST_SMS_TWILIO_AUTH_TOKEN: TOKEN,
    HOLDFAST_SMS_TWILIO_FROM: NUMBER,
    HOLDFAST_SMS_TWILIO_API_URL: twilio.url,
  };
  gateway = startProcess({ program: "main.ts", environment });
  await gateway.until("Listening on");
});
afterAll(async () => {
  gateway.signal("SIGTERM");
  await gateway.ended;
  await twilio.close();
  await data.remove();
});

interface Examined {
  readonly code: number | NodeJS.Signals | null;
  readonly said: string;
  readonly wrong: readonly string[];
}

/** Runs the doctor as an operator does, beside the gateway, with some variables changed. */
async function examine(
  changed: Record<string, string> = {},
  args: readonly string[] = [],
): Promise<Examined> {
  const process = startProcess({
    program: "command.ts",
    args: ["doctor", ...args],
    environment: { ...environment, ...changed },
  });
  const code = await process.ended;
  const said = process.said();
  const secret = [TOKEN, ACCOUNT, NUMBER, OPERATOR, ...Object.values(changed)].filter(
    (value) => value.length > 8 && !value.startsWith("http") && said.includes(value),
  );
  expect(secret).toEqual([]);
  return { code, said, wrong: said.split("\n").filter((line) => line.startsWith("wrong")) };
}

describe("pnpm holdfast doctor", () => {
  it("[G13] finds a house that is well, says a plain line about each thing, and sends nobody anything", async () => {
    const { code, said, wrong } = await examine();
    expect(wrong).toEqual([]);
    expect(code).toBe(0);
    const subjects = said
      .trim()
      .split("\n")
      .map((line) => line.slice(0, 7).trim() + line.slice(6).split(":")[0]);
    expect(subjects).toEqual([
      "ok Environment",
      "ok Database",
      "ok Master key",
      "ok Schema",
      "ok Clocks",
      expect.stringMatching(/^(ok|note) Disk$/),
      "ok Address",
      "note Address",
      "note Channel sms-smpp",
      "note Channel email",
      "note Channel voice",
      "ok Channel webform",
      "ok Channel sms-twilio",
      "ok Channel loopback",
    ]);
    expect(twilio.taken).toEqual([]);
  });

  it("[G13] sends one neutral text to the operator's own telephone, and prints no more of it than two digits", async () => {
    const { code, said } = await examine({}, ["--send-to", OPERATOR, "--channel", "sms-twilio"]);
    expect(code).toBe(0);
    expect(said).toContain("ok     Test text over sms-twilio to …77: the provider took it.");
    expect(twilio.taken).toMatchObject([{ to: OPERATOR, text: TEST_TEXT }]);
  });

  it("asks which channel when several carry texts, and what to send to when that is no number", async () => {
    const which = await examine({}, ["--send-to", OPERATOR]);
    expect(which.wrong).toEqual([
      "wrong  Test text: say which channel with --channel: sms-twilio, loopback.",
    ]);
    const what = await examine({}, ["--send-to", "somebody", "--channel", "sms-twilio"]);
    expect(what.wrong).toEqual([expect.stringContaining("--send-to wants a number")]);
    expect([which.code, what.code]).toEqual([1, 1]);
    expect(twilio.taken).toHaveLength(1);
  });

  it("says what it can do when it is asked for anything else", async () => {
    const { code, said } = await examine({}, ["--sendto", OPERATOR]);
    expect(code).toBe(1);
    expect(said).toContain("--send-to <number>");
  });

  it.each([
    ["a wrong token", { HOLDFAST_SMS_TWILIO_AUTH_TOKEN: "0".repeat(32) }, "does not accept us"],
    ["a number that is not the account's", { HOLDFAST_SMS_TWILIO_FROM: "+15550142" }, "is not the account's"],
  ])("tells %s, and which variables to look at", async (_name, changed, words) => {
    const { code, wrong } = await examine(changed);
    expect(wrong).toEqual([expect.stringContaining(words)]);
    expect(wrong[0]).toContain("HOLDFAST_SMS_TWILIO_*");
    expect(code).toBe(1);
  });

  it("tells that the provider does not answer, or has suspended the account; and that all is well again", async () => {
    await twilio.down();
    expect((await examine()).wrong).toEqual([expect.stringContaining("the provider does not answer")]);
    await twilio.up();
    twilio.stand("suspended");
    expect((await examine()).wrong).toEqual([expect.stringContaining("has suspended the account")]);
    twilio.stand("active");
    expect((await examine()).code).toBe(0);
  });

  it("[G13] tells every mistake of the environment at once, channels' variables among them", async () => {
    const { code, wrong } = await examine({
      PORT: "many",
      HOLDFAST_URL: "nowhere",
      HOLDFAST_SMS_TWILIO_AUTH_TOKEN: "short",
    });
    expect(code).toBe(1);
    expect(wrong).toEqual([
      expect.stringContaining("PORT must be a number"),
      expect.stringContaining("HOLDFAST_URL must be"),
      expect.stringContaining("HOLDFAST_SMS_TWILIO_AUTH_TOKEN is not valid"),
    ]);
  });

  it("tells another master key from the one that the database is sealed with", async () => {
    const { wrong } = await examine({ HOLDFAST_MASTER_KEY: randomBytes(32).toString("base64") });
    expect(wrong).toEqual([
      expect.stringContaining("Master key: not the one"),
      // The gateway that answers has the right key, so it is not of this house.
      expect.stringContaining("not a gateway of this house"),
    ]);
  });

  it("tells that nobody, or somebody else, answers at the address, and that http is read on the way", async () => {
    const silent = await examine({ HOLDFAST_URL: `http://localhost:${await freePort()}` });
    expect(silent.wrong).toEqual([expect.stringContaining("nobody answers at HOLDFAST_URL")]);
    const strange = await examine({ HOLDFAST_REACH_URL: twilio.url });
    expect(strange.wrong).toEqual([expect.stringContaining("something else answers at HOLDFAST_REACH_URL")]);
    const open = await examine({ HOLDFAST_REACH_URL: "http://hotline.invalid" });
    expect(open.wrong).toEqual([
      expect.stringContaining("nobody answers at HOLDFAST_REACH_URL"),
      expect.stringContaining("Put TLS before it"),
    ]);
  });

  it("tells that an external database cannot be reached, without its password", async () => {
    const DATABASE_URL = "postgres://holdfast:a-long-password@127.0.0.1:1/holdfast";
    const { wrong, said } = await examine({ DATABASE_URL });
    expect(wrong[0]).toBe(
      "wrong  Database: The database cannot be reached (ECONNREFUSED): check DATABASE_URL.",
    );
    expect(said).not.toContain("a-long-password");
  });

  it("[G13] makes nothing where nothing is yet", async () => {
    const empty = await dataFolder();
    const { said, wrong } = await examine({ HOLDFAST_DATA: empty.path });
    expect(said).toContain("note   Database: none yet");
    expect(wrong).toEqual([]);
    expect(await readdir(empty.path)).toEqual([]);
    await empty.remove();
  });

  it("leaves the gateway at work, and tells when that and its database have stopped", async () => {
    expect((await fetch(`http://localhost:${port}/readyz`)).status).toBe(200);
    gateway.signal("SIGTERM");
    await gateway.ended;
    const { code, wrong } = await examine();
    expect(code).toBe(1);
    expect(wrong).toEqual([
      expect.stringContaining("the embedded one does not run. Start the gateway"),
      expect.stringContaining("nobody answers at HOLDFAST_URL"),
    ]);
    expect(await readdir(`${data.path}/pg`)).not.toContain("postmaster.pid");
  });
});
