import { ChannelId } from "@holdfast/case-schema";
import type { Channel, Outbound, SendResult } from "@holdfast/channel-kit";
import { testHost } from "@holdfast/channel-kit/conformance";
import loopback from "@holdfast/channel-loopback";
import webform from "@holdfast/channel-webform";
import { describe, expect, it } from "vitest";
import type { Patient } from "./look-at-channels.ts";
import { masked, sendTest, TEST_TEXT } from "./send-test.ts";

const OPERATOR = "+15550177";
const NOW = Date.UTC(2026, 0, 1);
const parts = { clock: () => NOW, uuid: () => "01936f3a-0000-7000-8000-000000000001" };

function patient(
  id: string,
  send: Channel["send"],
  definition: Patient["instance"]["definition"] = loopback,
): Patient {
  const channel = { ...loopback.connect({}, testHost()), send };
  return { instance: { id: ChannelId.parse(id), definition, config: {} }, channel };
}
const giving = (result: SendResult): Patient => patient("sms", async () => result);
const send = (patients: readonly Patient[], channel: string | null = null, number = OPERATOR) =>
  sendTest({ number, channel }, patients, parts);

describe("a test text", () => {
  it("goes once to that number alone, is good for two minutes, and names nobody", async () => {
    const sent: Outbound[] = [];
    const only = patient("sms", async (message) => {
      sent.push(message);
      return { kind: "accepted", delivered: false };
    });
    expect((await send([only])).kind).toBe("ok");
    expect(sent).toEqual([
      {
        messageId: parts.uuid(),
        threadKey: OPERATOR,
        address: OPERATOR,
        text: TEST_TEXT,
        goodUntil: NOW + 120_000,
      },
    ]);
    expect(TEST_TEXT).not.toMatch(/holdfast|hotline|help|safe|http/i);
  });

  it.each<[SendResult, string, string]>([
    [{ kind: "accepted", delivered: true }, "ok", "delivered"],
    [{ kind: "accepted", delivered: false }, "ok", "the provider took it"],
    [{ kind: "retry", afterMs: 7 }, "wrong", "surely not sent"],
    [{ kind: "unknown" }, "wrong", "nobody can tell"],
    [{ kind: "rejected", reason: "opted_out" }, "wrong", "write START"],
    [{ kind: "rejected", reason: "refused" }, "wrong", "refused"],
  ])("that comes to %o is %s", async (result, kind, words) => {
    const finding = await send([giving(result)]);
    expect(finding.kind).toBe(kind);
    expect(finding.words).toContain(words);
    expect(finding.words).toContain("…77");
    expect(finding.words).not.toContain("5550");
  });

  it("over a channel that throws is not known, and what it threw is not repeated", async () => {
    const finding = await send([patient("sms", () => Promise.reject(new Error(OPERATOR)))]);
    expect(finding).toMatchObject({ kind: "wrong", words: expect.stringContaining("nobody can tell") });
    expect(finding.words).not.toContain(OPERATOR);
  });

  it("goes over a channel that carries texts, and over no other", async () => {
    const form = patient("webform", async () => ({ kind: "accepted", delivered: false }), webform);
    const never = patient("other", () => Promise.reject(new Error("not this one")));
    const one = giving({ kind: "accepted", delivered: true });
    expect((await send([form])).words).toContain("no channel that carries texts");
    expect((await send([form, one])).kind).toBe("ok");
    expect((await send([form, one], "webform")).words).toContain("there is sms");
    expect((await send([never, one])).words).toContain("other, sms");
    expect((await send([never, one], "sms")).kind).toBe("ok");
  });

  it.each(["5550177", "+0550177", "+1 555 0177", "somebody", ""])("does not go to %j", async (number) => {
    const finding = await send([giving({ kind: "accepted", delivered: true })], null, number);
    expect(finding.kind).toBe("wrong");
    expect(number === "" || !finding.words.includes(number)).toBe(true);
  });

  it("shows the last two digits of a number at most", () => {
    expect(masked(OPERATOR)).toBe("…77");
  });
});
