import { ChannelId, SessionId, UserId } from "@holdfast/case-schema";
import type { CallAskAnswer, CallStore } from "@holdfast/db";
import { describe, expect, it } from "vitest";
import { ANSWER_WITHIN_MS, callsAsker } from "./calls-asker.ts";

const ID = "00000000-0000-7000-8000-000000000001";
const BY = { userId: UserId.parse(ID), sessionId: SessionId.parse(ID) };
const WANTED = { by: BY, contactId: null, expectedVersion: null, wish: { kind: "hold" } } as const;

/** An asker whose asks are answered like that, after so many looks; time passes as it waits. */
function asker(answers: readonly (CallAskAnswer | null)[], lends: "not_here" | "retry" = "not_here") {
  let now = 0;
  let looked = 0;
  const devices: string[] = [];
  const asks = {
    ask: async () => {},
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
    leases: { isHeld: async () => true },
    asked: () => {},
    random: (size) => new Uint8Array(size).fill(7),
    wait: async (ms) => void (now += ms),
    elapsed: () => now,
  });
  return { one, devices, passed: () => now };
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

  it("[G260] lends a softphone that the carrying gateway made, and keeps none that nobody made", async () => {
    const access = { url: "wss://c", domain: "d", username: "u", password: "p", iceServers: [] };
    const lent = asker([{ kind: "lent", access }]);
    expect(await lent.one.lend(BY)).toEqual({ device: "07".repeat(16), ...access });
    expect(lent.devices).toEqual(["07".repeat(16)]);
    const refused = asker([{ kind: "refused", reason: "not_carried" }]);
    expect(await refused.one.lend(BY)).toBeNull();
    expect(refused.devices).toEqual([]);
    const between = asker([], "retry");
    expect(await between.one.lend(BY)).toBeNull();
    expect(between.devices).toEqual([]);
  });
});
