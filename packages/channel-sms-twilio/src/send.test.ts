import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { MESSAGE, THEIRS } from "./fixtures.ts";
import { openLine, type Line } from "./testing/connected.ts";
import type { Misbehaviour } from "./testing/local-twilio/misbehaviour.ts";

const TEXT = "We are here. ¿Puedes hablar? 🫂";
const message = { messageId: MESSAGE, threadKey: THEIRS, address: THEIRS, text: TEXT };

let line: Line;
beforeEach(async () => void (line = await openLine()));
afterEach(() => line.twilio.close());

describe("send", () => {
  it("[TW8] hands the words over once, and names Twilio's copy", async () => {
    const result = await line.channel.send(message);
    const [taken] = line.twilio.taken;
    expect(result).toEqual({ kind: "accepted", delivered: false, ref: taken?.sid });
    expect(line.twilio.taken).toHaveLength(1);
    expect(taken).toMatchObject({ to: THEIRS, text: TEXT });
  });

  it("[TW9] Twilio gives up after two minutes, as we do", async () => {
    await line.channel.send(message);
    expect(line.twilio.taken[0]?.validityPeriod).toBe(120);
  });

  it.each([
    ["what is left of it after a retry", 30_400, 30],
    ["never more than two minutes", 3_600_000, 120],
    ["at least what Twilio takes", 200, 1],
  ])("[TW9] Twilio is told when the message stops being good: %s", async (_, leftMs, seconds) => {
    const noon = Date.UTC(2026, 5, 1, 12);
    const timed = await openLine({}, () => noon);
    await timed.channel.send({ ...message, goodUntil: noon + leftMs });
    expect(timed.twilio.taken[0]?.validityPeriod).toBe(seconds);
    await timed.twilio.close();
  });

  it("[TW7] statuses come back under the message's id, in any order and more than once", async () => {
    await line.channel.send(message);
    const [taken] = line.twilio.taken;
    if (taken === undefined) throw new Error("nothing was taken");
    for (const status of ["queued", "sent", "delivered"]) line.twilio.report(taken, status);
    const { callbacks } = line.twilio;
    const brought = [];
    for (const callback of [...callbacks.toReversed(), ...callbacks])
      brought.push(...(await line.bring(callback)));
    expect(brought.map((event) => (event.kind === "receipt" ? event.state : event.kind))).toEqual([
      "delivered",
      "sent",
      "sent",
      "delivered",
    ]);
    expect(new Set(brought.map(({ dedupeKey }) => dedupeKey)).size).toBe(2);
    expect(brought.every((event) => event.kind === "receipt" && event.messageId === MESSAGE)).toBe(true);
  });

  it("[TW10] what is to go wrong while sending waits for a message, whatever is asked before", async () => {
    line.twilio.misbehaveAt("send", { kind: "vanish" });
    expect((await line.channel.missedSince?.(null))?.kind).toBe("events");
    expect(await line.channel.send(message)).toEqual({ kind: "unknown" });
    expect((await line.channel.send(message)).kind).toBe("accepted");
  });

  it("[TW7] a message that Twilio forgets is never reported on", async () => {
    line.twilio.misbehave({ kind: "forget" });
    expect((await line.channel.send(message)).kind).toBe("accepted");
    const [taken] = line.twilio.taken;
    if (taken !== undefined) line.twilio.report(taken, "delivered");
    expect(line.twilio.callbacks).toEqual([]);
  });

  const OUTCOMES: readonly (readonly [string, Misbehaviour, object])[] = [
    ["opted out", { kind: "fail", status: 400, code: 21610 }, { kind: "rejected", reason: "opted_out" }],
    [
      "no such number",
      { kind: "fail", status: 400, code: 21211 },
      { kind: "rejected", reason: "unreachable" },
    ],
    ["a landline", { kind: "fail", status: 400, code: 21614 }, { kind: "rejected", reason: "unreachable" }],
    [
      "too long for them",
      { kind: "fail", status: 400, code: 21617 },
      { kind: "rejected", reason: "too_long" },
    ],
    ["a wrong token", { kind: "fail", status: 401, code: 20003 }, { kind: "rejected", reason: "refused" }],
    [
      "a code nobody foresaw",
      { kind: "fail", status: 400, code: 29_999 },
      { kind: "rejected", reason: "refused" },
    ],
    ["throttled", { kind: "throttle", retryAfterSeconds: 7 }, { kind: "retry", afterMs: 7000 }],
    ["their queue is full", { kind: "fail", status: 400, code: 21611 }, { kind: "retry", afterMs: 1000 }],
    ["throttled by a proxy", { kind: "fail", status: 429 }, { kind: "retry", afterMs: 1000 }],
    ["a server's fault", { kind: "fail", status: 500, code: 20500 }, { kind: "unknown" }],
    ["a gateway's error page", { kind: "fail", status: 503 }, { kind: "unknown" }],
    ["the line lost with the request on it", { kind: "vanish" }, { kind: "unknown" }],
    ["the line lost before it was read, which we cannot see", { kind: "cut" }, { kind: "unknown" }],
  ];
  it.each(OUTCOMES)("[TW10] %s", async (_, misbehaviour, expected) => {
    line.twilio.misbehave(misbehaviour);
    expect(await line.channel.send(message)).toEqual(expected);
    // Once, whatever came of it.
    expect(line.twilio.taken.length).toBe(misbehaviour.kind === "vanish" ? 1 : 0);
  });

  it("[CH63, TW10] nobody listening: surely not sent, so to be tried again, and perhaps from elsewhere", async () => {
    const away = await openLine();
    await away.twilio.close();
    expect(await away.channel.send(message)).toEqual({ kind: "retry", afterMs: 1000, unreached: true });
  });

  it("[TW10] somebody who texted STOP is opted out until START", async () => {
    line.twilio.receive({ from: THEIRS, text: "stop", optOutType: "STOP" });
    expect(await line.channel.send(message)).toEqual({ kind: "rejected", reason: "opted_out" });
    line.twilio.receive({ from: THEIRS, text: "start", optOutType: "START" });
    expect((await line.channel.send(message)).kind).toBe("accepted");
  });

  it("[TW11] the log says what came of it in numbers, and nothing of what was said", async () => {
    line.twilio.misbehave({ kind: "fail", status: 400, code: 21610 });
    await line.channel.send(message);
    expect(line.records).toEqual([
      {
        event: "twilio_send_failed",
        facts: { messageId: MESSAGE, outcome: "rejected", status: 400, code: 21610 },
      },
    ]);
  });

  it("[TW8] a messaging service sends instead of a number", async () => {
    const messagingServiceSid = `MG${"0".repeat(32)}`;
    const service = await openLine({ from: "", messagingServiceSid });
    expect((await service.channel.send(message)).kind).toBe("accepted");
    await service.twilio.close();
  });
});
