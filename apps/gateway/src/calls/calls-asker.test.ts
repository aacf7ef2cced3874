import { ChannelId, SessionId, UserId } from "@holdfast/case-schema";
import type { CallAskAnswer, CallStore } from "@holdfast/db";
import { describe, expect, it } from "vitest";
import { ANSWER_WITHIN_MS, callsAsker } from "./calls-asker.ts";

const ID = "00000000-0000-7000-8000-000000000001";
const BY = { userId: UserId.parse(ID), sessionId: SessionId.parse(ID) };
const WANTED = { by: BY, contactId: null, expectedVersion: null, wish: { kind: "hold" } } as const;

/**
 * An asker whose asks are answered like that, after so many looks, while calls are carried until `carriedMs`; time passes as it
 * waits.
 */
function asker(
  answers: readonly (CallAskAnswer | null)[],
  {
    lends = "not_here",
    carriedMs = Infinity,
    missing = null,
  }: { lends?: "not_here" | "retry"; carriedMs?: number; missing?: "no_longer" | null } = {},
) {
  let now = 0;
  let looked = 0;
  const devices: string[] = [];
  const withdrawn: CallAskAnswer[] = [];
  let asked = 0;
  const asks = {
    ask: async () => {
      asked += 1;
      return missing;
    },
    answer: async (_id: string, answer: CallAskAnswer) => void withdrawn.push(answer),
    answerOf: async () => answers[Math.min(looked++, answers.length - 1)] ?? null,
  };
  const one = callsAsker({
    channel: ChannelId.parse("voice"),
    line: { lend: async () => lends },
    calls: {
      asks,
      devices: {
        lend: async (device: string) => void devices.push(device),
        end: async (device: string) => void devices.splice(devices.indexOf(device), 1),
      },
    } as unknown as Pick<CallStore, "asks" | "devices">,
    // A gateway follows the channel all the time.
    leases: { isHeld: async (_channel, name) => name === "calls" || now < carriedMs },
    asked: () => {},
    random: (size) => new Uint8Array(size).fill(7),
    wait: async (ms) => void (now += ms),
    elapsed: () => now,
  });
  return { one, devices, withdrawn, asked: () => asked, passed: () => now };
}

describe("asking whoever carries the calls", () => {
  it("[G260] waits for the answer, and no longer than ten seconds", async () => {
    const { one, passed } = asker([null, null, { kind: "asked", version: 3 }]);
    expect(await one.ask(WANTED)).toEqual({ kind: "asked", version: 3 });
    expect(passed()).toBeLessThan(1_000);
    const silent = asker([null]);
    expect(await silent.one.ask(WANTED)).toEqual({ kind: "refused", reason: "no_answer_yet" });
    expect(silent.passed()).toBeGreaterThanOrEqual(ANSWER_WITHIN_MS);
  });

  it("[G295] refuses what was taken back in the moment before it was asked, and waits for nobody's answer", async () => {
    const late = asker([null], { missing: "no_longer" });
    expect(await late.one.ask(WANTED)).toEqual({ kind: "refused", reason: "no_longer" });
    expect(late.passed()).toBe(0);
  });

  it("[G260] lends a softphone that the carrying gateway made, and keeps none that nobody made", async () => {
    const access = { url: "wss://c", domain: "d", username: "u", password: "p", iceServers: [] };
    const lent = asker([{ kind: "lent", access }]);
    expect(await lent.one.lend(BY)).toEqual({ device: "07".repeat(16), ...access });
    expect(lent.devices).toEqual(["07".repeat(16)]);
    const refused = asker([{ kind: "refused", reason: "not_carried" }]);
    expect(await refused.one.lend(BY)).toBeNull();
    expect(refused.devices).toEqual([]);
    const between = asker([], { lends: "retry" });
    expect(await between.one.lend(BY)).toBeNull();
    expect(between.devices).toEqual([]);
  });

  it("[G260] is refused at once while the exchange is away, whoever follows it", async () => {
    const away = asker([null], { carriedMs: 0 });
    expect(await away.one.isCarried()).toBe(false);
    expect(await away.one.ask(WANTED)).toEqual({ kind: "refused", reason: "not_carried" });
    expect(await away.one.lend(BY)).toBeNull();
    expect([away.passed(), away.asked(), away.devices]).toEqual([0, 0, []]);
  });

  it("[G260] is withdrawn two seconds after the exchange went, so that nobody does it later", async () => {
    const lost = asker([null], { carriedMs: 1_000 });
    expect(await lost.one.ask(WANTED)).toEqual({ kind: "refused", reason: "not_carried" });
    expect(lost.passed()).toBeGreaterThanOrEqual(2_750);
    expect(lost.passed()).toBeLessThan(3_500);
    expect(lost.withdrawn).toEqual([{ kind: "refused", reason: "not_carried" }]);
  });

  it("[G260] comes to what was answered while it was being withdrawn", async () => {
    const looks = Array.from({ length: 9 }, () => null);
    const late = asker([...looks, { kind: "asked", version: 4 }], { carriedMs: 1 });
    expect(await late.one.ask(WANTED)).toEqual({ kind: "asked", version: 4 });
    expect(late.withdrawn).toHaveLength(1);
  });
});
