import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openLine, type Line } from "./testing/connected.ts";

let line: Line;
beforeEach(async () => {
  line = await openLine();
});
afterEach(() => line.twilio.close());

const check = () => line.channel.check?.();

describe("asking Twilio whether texts would leave", () => {
  it("[TW15] is well while account and number stand, and nothing is sent", async () => {
    expect(await check()).toEqual({ kind: "well" });
    expect(line.twilio.taken).toEqual([]);
    expect(line.records).toEqual([]);
  });

  it("[TW15] says that nobody answers while nobody does, and is well again when somebody does", async () => {
    await line.twilio.down();
    expect(await check()).toEqual({ kind: "down", reason: "unreachable" });
    await line.twilio.up();
    expect(await check()).toEqual({ kind: "well" });
  });

  it("[TW15] takes a line that is cut, and one that answers nonsense, for different things", async () => {
    line.twilio.misbehave({ kind: "cut" }, { kind: "fail", status: 503 });
    expect(await check()).toEqual({ kind: "down", reason: "unreachable" });
    expect(await check()).toEqual({ kind: "down", reason: "provider" });
  });

  it.each(["suspended", "closed"] as const)("[TW15] sees that the account is %s", async (standing) => {
    line.twilio.stand(standing);
    expect(await check()).toEqual({ kind: "down", reason: "suspended" });
    line.twilio.stand("active");
    expect(await check()).toEqual({ kind: "well" });
  });

  it("[TW15] sees an account that was suspended between two questions", async () => {
    line.twilio.misbehave({ kind: "fail", status: 401, code: 20005 });
    expect(await check()).toEqual({ kind: "down", reason: "suspended" });
  });

  it("[TW11] logs the reason, the status and the code, and no number", async () => {
    line.twilio.misbehave({ kind: "fail", status: 401, code: 20003 });
    await check();
    expect(line.records).toEqual([
      { event: "twilio_check_failed", facts: { reason: "credentials", status: 401, code: 20003 } },
    ]);
  });
});

describe("asking with settings that are wrong", () => {
  const asking = async (fields: Readonly<Record<string, string>>) => {
    const other = await openLine(fields);
    const found = await other.channel.check?.();
    await other.twilio.close();
    return found;
  };

  it.each([
    ["another account's token", { authToken: "0".repeat(32) }, "credentials"],
    ["an account that is not there", { accountSid: `AC${"f".repeat(32)}` }, "credentials"],
    ["a number that is not the account's", { from: "+15550142" }, "number"],
    ["a short code that is not the account's", { from: "55501" }, "number"],
    ["an address that is not Twilio's", { apiUrl: "http://127.0.0.1:1" }, "unreachable"],
  ] as const)("[TW15] with %s", async (_name, fields, reason) => {
    expect(await asking(fields)).toEqual({ kind: "down", reason });
  });

  it("[TW15] with a messaging service asks for the account alone", async () => {
    const service = { from: "", messagingServiceSid: `MG${"0".repeat(32)}` };
    expect(await asking(service)).toEqual({ kind: "well" });
  });
});
