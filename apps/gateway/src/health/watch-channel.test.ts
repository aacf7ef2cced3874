import { ChannelId } from "@holdfast/case-schema";
import type { Found } from "@holdfast/channel-kit";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Health } from "./hysteresis.ts";
import { PACE, watchChannel, type Watch } from "./watch-channel.ts";

const WELL: Found = { kind: "well" };
const DOWN: Found = { kind: "down", reason: "unreachable" };

let answer: () => Promise<Found>;
let asked: number;
let seen: Health[];
let stop: AbortController;
let logged: string[];

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  answer = async () => WELL;
  asked = 0;
  seen = [];
  logged = [];
  stop = new AbortController();
});
afterEach(() => {
  stop.abort();
  vi.useRealTimers();
});

function watching(): { readonly watch: Watch; readonly ended: Promise<void> } {
  const write = (event: string): void => void logged.push(event);
  const watch = watchChannel({
    id: ChannelId.parse("sms"),
    check: () => {
      asked += 1;
      return answer();
    },
    tell: async (health) => void seen.push(health),
    clock: Date.now,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    pace: PACE,
    log: { info: write, warn: write, error: write },
  });
  return { watch, ended: watch.run(stop.signal) };
}
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

describe("watching a channel", () => {
  it("[G12] asks at once, and then every half minute while all is well", async () => {
    watching();
    await pass(0);
    expect(asked).toBe(1);
    await pass(PACE.wellMs - 1);
    expect(asked).toBe(1);
    await pass(1);
    expect(asked).toBe(2);
  });

  it("[G12] looks again soon after one failed check, and says down after the second", async () => {
    answer = async () => DOWN;
    watching();
    await pass(0);
    expect(seen.at(-1)?.down).toBeNull();
    await pass(PACE.doubtMs);
    expect(asked).toBe(2);
    expect(seen.at(-1)?.down).toEqual({ since: 1_000_000, reason: "unreachable" });
  });

  it("recovers by itself, and tells so", async () => {
    answer = async () => DOWN;
    watching();
    await pass(PACE.doubtMs);
    answer = async () => WELL;
    await pass(PACE.downMs);
    expect(seen.at(-1)?.down).toBeNull();
  });

  it("takes silence for a failed check, and does not hang on it", async () => {
    answer = () => new Promise(() => {});
    watching();
    await pass(PACE.patienceMs);
    expect(seen.at(-1)?.failedChecks).toBe(1);
    await pass(PACE.doubtMs + PACE.patienceMs);
    expect(seen.at(-1)?.down?.reason).toBe("unreachable");
  });

  it("takes an exception for a failed check, and calls it a bug in the log", async () => {
    answer = () => Promise.reject(new Error("+15550123"));
    watching();
    await pass(0);
    expect(seen.at(-1)?.failedChecks).toBe(1);
    expect(logged).toEqual(["channel_check_threw"]);
  });

  it.each([
    [
      "two messages that did not leave",
      [
        { kind: "send", went: "badly" },
        { kind: "send", went: "badly" },
      ],
    ],
    [
      "two fetches that failed",
      [
        { kind: "fetch", went: "badly" },
        { kind: "fetch", went: "badly" },
      ],
    ],
    [
      "a line that broke twice",
      [
        { kind: "line", went: "badly" },
        { kind: "line", went: "badly" },
      ],
    ],
    ["a refusal of its own", [{ kind: "refused" }]],
  ] as const)("[G12] asks at once after %s", async (_name, heard) => {
    const { watch } = watching();
    await pass(1_000);
    expect(asked).toBe(1);
    for (const one of heard) watch.hear(one);
    await pass(0);
    expect(asked).toBe(2);
  });

  it.each([
    ["one message that did not leave", [{ kind: "send", went: "badly" }]],
    [
      "failures with a success between them",
      [
        { kind: "fetch", went: "badly" },
        { kind: "fetch", went: "well" },
        { kind: "fetch", went: "badly" },
      ],
    ],
  ] as const)("does not ask at once after %s", async (_name, heard) => {
    const { watch } = watching();
    await pass(1_000);
    for (const one of heard) watch.hear(one);
    await pass(0);
    expect(asked).toBe(1);
  });

  it("ends at once when told, even while nobody answers", async () => {
    answer = () => new Promise(() => {});
    const { ended } = watching();
    await pass(0);
    stop.abort();
    await expect(ended).resolves.toBeUndefined();
    expect(seen).toEqual([]);
  });
});
