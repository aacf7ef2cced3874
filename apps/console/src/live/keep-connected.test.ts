import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { keepConnected, type KeptConnection } from "./keep-connected.ts";

let now = 0;
let log: string[] = [];
let isConnected = false;
/** What becomes of a question: an answer, none, or silence until it is given up. */
let line: "open" | "refused" | "silent";
/** How many connections the browser has kept that died with the line: it asks over each of them first. */
let dead = 0;
/** How many questions wait for an answer. */
let hanging = 0;
let kept: KeptConnection;

/** Lets time go by, for the clock and for whoever waits. */
async function pass(ms: number): Promise<void> {
  for (const until = now + ms; now < until;) {
    const step = Math.min(50, until - now);
    now += step;
    await vi.advanceTimersByTimeAsync(step);
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  now = 5_000;
  log = [];
  isConnected = false;
  line = "open";
  [dead, hanging] = [0, 0];
  kept = keepConnected({
    socket: {
      get connected() {
        return isConnected;
      },
      connect: (hung) => log.push(hung === 0 ? "connect" : `connect, ${hung} hung`),
      disconnect: () => log.push("disconnect"),
    },
    answers: async (withinMs, unwanted) => {
      log.push(`within ${withinMs}`);
      if (dead > 0) dead -= 1;
      else if (line !== "silent") return line === "open";
      hanging += 1;
      return new Promise((resolve) => {
        const end = (): void => {
          clearTimeout(late);
          unwanted.removeEventListener("abort", end);
          hanging -= 1;
          resolve(false);
        };
        const late = setTimeout(end, withinMs);
        unwanted.addEventListener("abort", end);
      });
    },
    clock: () => now,
    random: () => 0.5,
  });
});
afterEach(() => {
  kept.stop();
  vi.useRealTimers();
});

const count = (what: string): number => log.filter((each) => each.startsWith(what)).length;

/** Stands after this many milliseconds, and then breaks. */
async function standAndBreak(tookMs: number): Promise<void> {
  await pass(tookMs);
  kept.connected();
  await pass(10_000);
  log = [];
  kept.lost("line");
}

describe("a connection that is kept", () => {
  it("is asked for again within a second of breaking, where an answer has four times what connecting took", async () => {
    await standAndBreak(800);
    expect(log).toEqual([]);
    await pass(400);
    expect(log).toEqual(["within 3200", "connect"]);
  });

  it.each([
    ["refused", 60],
    ["silent", 20],
  ] as const)(
    "opens no socket while its line is %s, which browsers would hold against it, asks on, and opens one soon after it is mended",
    async (cut, asked) => {
      await standAndBreak(10);
      line = cut;
      await pass(30_000);
      expect(count("connect")).toBe(0);
      expect(count("within")).toBeGreaterThan(asked);
      line = "open";
      await pass(1_500);
      expect(count("connect")).toBe(1);
    },
  );

  it.each([
    ["of three quarters of a minute, where a question has twenty seconds", 10, 48_000, 0],
    ["where connecting was slow, over connections that died with the line", 6_000, 30_000, 6],
    ["where connecting was slow, and whatever was kept open is asked over anew", 6_000, 10_000, 2],
  ])("is back within seconds of a silence %s", async (_, tookMs, silentMs, died) => {
    await standAndBreak(tookMs);
    [line, dead] = ["silent", died];
    await pass(silentMs);
    expect(count("connect")).toBe(0);
    line = "open";
    await pass(3_000);
    expect(count("connect")).toBe(1);
  });

  it("does not take a line for slow because it was silent", async () => {
    await standAndBreak(10);
    line = "silent";
    await pass(60_000);
    line = "open";
    while (count("connect") === 0) await pass(50);
    kept.connected();
    log = [];
    kept.lost("line");
    await pass(400);
    expect(log[0]).toBe("within 1000");
  });

  it("asks two questions at once at most, whoever wakes: a browser has six connections for everything", async () => {
    await standAndBreak(6_000);
    line = "silent";
    for (let second = 0; second < 90; second += 1) {
      await pass(1_050);
      if (second % 3 === 0) kept.wake();
      expect(hanging).toBeLessThanOrEqual(2);
    }
    kept.stop();
    await pass(0);
    expect(hanging).toBe(0);
  });

  it("is given up where its handshake hangs, and tried again, each time with twice the patience", async () => {
    await standAndBreak(10);
    await pass(400);
    expect(log).toEqual(["within 1000", "connect"]);
    await pass(4_000);
    expect(log.slice(2)).toEqual(["disconnect"]);
    await pass(400);
    expect(log.slice(3)).toEqual(["within 1000", "connect, 1 hung"]);
    await pass(7_900);
    expect(log).toHaveLength(5);
    await pass(600);
    expect(log.slice(5)).toEqual(["disconnect", "within 1000", "connect, 2 hung"]);
  });

  it("is given up too where the very first handshake hangs, after ten seconds", async () => {
    await pass(9_900);
    expect(log).toEqual([]);
    await pass(600);
    expect(log).toEqual(["disconnect", "within 20000", "connect, 1 hung"]);
  });

  it("is not given up once it stands, and has hung never when it breaks the next time", async () => {
    await standAndBreak(10);
    await pass(400 + 4_000 + 400);
    kept.connected();
    log = [];
    await pass(60_000);
    expect(log).toEqual([]);
    kept.lost("line");
    await pass(400);
    expect(log.at(-1)).toBe("connect");
  });

  it("is asked for less often after a minute, and no longer once it stands", async () => {
    await standAndBreak(10);
    line = "refused";
    await pass(60_000);
    const inTheFirst = count("within");
    await pass(60_000);
    expect(count("within") - inTheFirst).toBeLessThan(inTheFirst / 2);
    kept.connected();
    const all = count("within");
    await pass(60_000);
    expect(count("within")).toBe(all);
  });

  it("is asked for after up to two seconds by whoever was refused", async () => {
    await standAndBreak(10);
    await pass(400);
    log = [];
    kept.lost("gateway");
    await pass(1_000);
    expect(log).toEqual([]);
    await pass(100);
    expect(log).toEqual(["within 1000", "connect"]);
  });

  it("is asked for at once by whoever wakes, in the place of a try that hangs, which counts no more", async () => {
    await standAndBreak(10);
    await pass(400);
    log = [];
    await pass(1_500);
    kept.wake();
    await pass(50);
    expect(log).toEqual(["disconnect", "within 1000", "connect"]);
  });

  it("has one try at a time, however often somebody wakes", async () => {
    await standAndBreak(10);
    line = "silent";
    await pass(400);
    for (let times = 0; times < 5; times += 1) {
      await pass(300);
      kept.wake();
    }
    line = "open";
    await pass(3_000);
    expect(count("connect")).toBe(1);
  });

  it("goes on with a try that has just begun when somebody wakes", async () => {
    await standAndBreak(10);
    await pass(400);
    log = [];
    await pass(100);
    kept.wake();
    expect(log).toEqual([]);
  });

  it("is left alone by whoever wakes while it stands", async () => {
    await pass(10);
    kept.connected();
    isConnected = true;
    log = [];
    await pass(60_000);
    kept.wake();
    expect(log).toEqual([]);
  });

  it("is not asked for once it was ended", async () => {
    await standAndBreak(10);
    kept.stop();
    kept.lost("line");
    kept.wake();
    await pass(60_000);
    expect(log).toEqual([]);
  });
});
