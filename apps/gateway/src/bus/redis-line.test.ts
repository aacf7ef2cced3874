import { setImmediate as turn } from "node:timers/promises";
import { Duplex } from "node:stream";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openRedisLine, pauseBeforeTryMs, UNANSWERED_MAX, type RedisLine } from "./redis-line.ts";
import { respCommand } from "./resp.ts";

/** One connection in a test's hands: what was written to it, a piece for each write, and what it says. */
interface Wire {
  readonly socket: Duplex;
  readonly written: string[];
  readonly says: (text: string) => void;
}

let wires: Wire[] = [];
let told: string[] = [];
let line: RedisLine;

function wire(): Wire {
  const written: string[] = [];
  const socket = new Duplex({
    read() {},
    write(chunk: Buffer, _encoding, done) {
      written.push(chunk.toString());
      done();
    },
  });
  const says = (text: string): void => void socket.emit("data", Buffer.from(text));
  return { socket, written, says };
}
const nth = (at: number): Wire => {
  const found = wires[at];
  if (found === undefined) throw new Error("nobody called so often");
  return found;
};

const FOLLOWED = [1, 2].map((many) => `>3\r\n+subscribe\r\n+x\r\n:${many}\r\n`).join("");
const published = (text: string): string => respCommand("PUBLISH", "lane", text);
const message = (channel: string, text: string): string => `>3\r\n+message\r\n+${channel}\r\n+${text}\r\n`;

/** What is written from here on. */
function opens(at = 0): string[] {
  const { socket, says, written } = nth(at);
  socket.emit("connect");
  says(`%1\r\n+proto\r\n:3\r\n${FOLLOWED}`);
  written.length = 0;
  return written;
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
  wires = [];
  told = [];
  line = openRedisLine({
    dial() {
      const next = wire();
      wires.push(next);
      return { socket: next.socket, opens: "connect" };
    },
    user: "house",
    password: "a password",
    channels: ["log", "lane"],
    random: () => 0,
    onUp: () => told.push("up"),
    onAway: (error) => told.push(`away ${String(Reflect.get(Object(error), "code"))}`),
    onMessage: (channel, text) => told.push(`${channel} ${text}`),
  });
});
afterEach(() => {
  line.close();
  vi.useRealTimers();
});

describe("a line to Redis", () => {
  it.each([
    [0, 0, 50],
    [0, 0.999, 100],
    [1, 0, 100],
    [5, 0, 1_600],
    [6, 0, 2_500],
    [40, 0.999, 4_998],
  ])("[G636] waits longer after each try (%i, chance %d): %i ms", (tries, chance, ms) => {
    expect(pauseBeforeTryMs(tries, chance)).toBe(ms);
  });

  it("[W58] says at once what waits for nobody, and in one write what is said until the turn ends", async () => {
    const written = opens();
    for (const text of ["one", "two", "three"]) line.publish("lane", text);
    expect(written).toEqual([published("one")]);
    await turn();
    expect(written).toEqual([published("one"), published("two") + published("three")]);
    nth(0).says(":1\r\n:1\r\n:1\r\n");
    line.publish("lane", "four");
    expect(written.at(-1)).toBe(published("four"));
  });

  it("[W58] loses what is more than so much that is not answered, and says no more of it later", async () => {
    const written = opens();
    const taken = Array.from({ length: UNANSWERED_MAX + 1 }, (_, each) => line.publish("lane", String(each)));
    expect([taken.indexOf(false), taken.length]).toEqual([UNANSWERED_MAX, UNANSWERED_MAX + 1]);
    await turn();
    nth(0).says(":1\r\n".repeat(UNANSWERED_MAX));
    expect(line.publish("lane", "after")).toBe(true);
    expect(written.join("").split("PUBLISH").length - 1).toBe(UNANSWERED_MAX + 1);
  });

  it("[W58] says nothing before others are followed, and nothing of it once they are", () => {
    const { socket, says, written } = nth(0);
    expect(line.publish("lane", "early")).toBe(false);
    socket.emit("connect");
    expect(written).toEqual([
      respCommand("HELLO", "3", "AUTH", "house", "a password"),
      respCommand("SUBSCRIBE", "log", "lane"),
    ]);
    says("%1\r\n+proto\r\n:3\r\n>3\r\n+subscribe\r\n+x\r\n:1\r\n");
    says(message("lane", "half"));
    expect([line.isUp(), line.publish("lane", "early"), told]).toEqual([false, false, []]);
    says(">3\r\n+subscribe\r\n+x\r\n:2\r\n");
    expect([line.isUp(), told, written.length]).toEqual([true, ["up"], 2]);
  });

  it("[W58] tells who asked whether it was taken, refused, or ended before that was known", async () => {
    const heard: (string | null)[] = [];
    opens();
    for (const text of ["taken", "refused", "lost"])
      line.publish("log", text, (refused) => heard.push(refused));
    nth(0).says(":1\r\n-NOPERM this user has no permissions\r\n");
    expect(heard).toEqual([null, "NOPERM"]);
    nth(0).socket.destroy();
    await turn();
    expect(heard).toEqual([null, "NOPERM", "ENDED"]);
  });

  it("[W59] hears nothing of what is too long, and goes on", () => {
    opens();
    nth(0).says(`>3\r\n+message\r\n+lane\r\n$20000\r\n${"x".repeat(20_000)}\r\n${message("lane", "after")}`);
    expect([told, line.isUp()]).toEqual([["up", "lane after"], true]);
  });

  it.each([
    ["W59", "what cannot be read", "?\r\n", "NOT_RESP"],
    ["W59", "an answer to nothing", ":1\r\n", "UNASKED"],
  ])("[%s] ends with %s, and is opened anew", async (_rule, _what, text, code) => {
    opens();
    nth(0).says(text);
    await turn();
    expect([line.isUp(), told]).toEqual([false, ["up", `away ${code}`]]);
    vi.advanceTimersByTime(pauseBeforeTryMs(0, 0));
    opens(1);
    expect([line.isUp(), told.at(-1)]).toEqual([true, "up"]);
  });

  it.each([
    ["who it is", "-WRONGPASS no\r\n", "WRONGPASS"],
    ["to let it follow", "%1\r\n+proto\r\n:3\r\n-NOPERM no\r\n", "NOPERM"],
  ])(
    "[G636] is away where the server refuses %s, and tries again, each time later",
    async (_what, text, code) => {
      for (const at of [0, 1, 2]) {
        nth(at).socket.emit("connect");
        nth(at).says(text);
        await turn();
        vi.advanceTimersByTime(pauseBeforeTryMs(at, 0) - 1);
        expect(wires.length).toBe(at + 1);
        vi.advanceTimersByTime(1);
        expect(wires.length).toBe(at + 2);
      }
      expect(told).toEqual([`away ${code}`, `away ${code}`, `away ${code}`]);
    },
  );

  it("[G636] is away when it is not open after three seconds", async () => {
    nth(0).socket.emit("connect");
    vi.advanceTimersByTime(2_999);
    await turn();
    expect(told).toEqual([]);
    vi.advanceTimersByTime(1);
    await turn();
    expect(told).toEqual(["away TIMEOUT"]);
  });

  it("[G636] is away when three signs in a row were missed, also while much is said", async () => {
    opens();
    for (let each = 0; each < 3; each += 1) {
      vi.advanceTimersByTime(1_000);
      line.publish("lane", "still here");
      await turn();
    }
    nth(0).says("+PONG\r\n");
    vi.advanceTimersByTime(3_999);
    line.publish("lane", "still here");
    await turn();
    expect(line.isUp()).toBe(true);
    vi.advanceTimersByTime(1);
    await turn();
    expect([line.isUp(), told]).toEqual([false, ["up", "away SILENT"]]);
  });

  it("[G636] waits as after the first try again, once it was open", async () => {
    nth(0).says("-LOADING the dataset\r\n");
    await turn();
    vi.advanceTimersByTime(pauseBeforeTryMs(0, 0));
    opens(1);
    nth(1).socket.destroy();
    await turn();
    vi.advanceTimersByTime(pauseBeforeTryMs(0, 0));
    expect([wires.length, told]).toEqual([3, ["away LOADING", "up", "away ENDED"]]);
  });

  it("[G636] calls no more once it is closed while it is open", async () => {
    opens();
    line.close();
    await turn();
    expect([nth(0).socket.destroyed, line.isUp(), told]).toEqual([true, false, ["up"]]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("[G636] calls no more once it is closed while it waits", async () => {
    nth(0).socket.destroy();
    await turn();
    line.close();
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(60_000);
    expect(wires.length).toBe(1);
  });
});
