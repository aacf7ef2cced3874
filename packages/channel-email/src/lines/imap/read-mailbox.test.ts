import type { Host } from "@holdfast/channel-kit";
import { afterEach, beforeEach, expect, it } from "vitest";
import {
  smallHouse,
  startReading,
  startScriptedImap,
  subjects,
  until,
  type ScriptedImap,
  type SmallHouse,
} from "../../testing/index.ts";

const TIMES = { unreachedMs: 300, letTryMs: 50, reopenMs: 20, refusedMs: 200, answerMs: 150, renewMs: 100 };

let server: ScriptedImap;
let house: SmallHouse;
/** How often the mailbox had been tried when each turn began. */
let turns: number[];
let isHeld: boolean;
let stop: () => Promise<void>;
beforeEach(async () => {
  server = await startScriptedImap();
  house = smallHouse();
  [turns, isHeld] = [[], true];
});
afterEach(async () => {
  await stop();
  await server.close();
});

const tries = (): number => house.host.records.filter(({ event }) => event === "mail_line_lost").length;
const put = (name: string): number => server.put(`Subject: ${name}\r\n\r\nwords of ${name}\r\n`);

function start(): void {
  const hold: Host["hold"] = async (_name, signal, work) => {
    turns.push(tries());
    const lost = new AbortController();
    await work(AbortSignal.any([signal, lost.signal]), () => {
      if (!isHeld) lost.abort();
      return isHeld && !signal.aborted;
    });
  };
  const host = { ...house.host, hold };
  stop = startReading({ lab: server, house: { ...house, host }, mailbox: server.mailbox, times: TIMES });
}

it("[EM103] a mailbox that cannot be reached from here is left to another gateway, and tried again after the pauses that it had come to", async () => {
  server.obey(() => "hang_up");
  start();
  await until("a third turn", () => turns.length === 3);
  const [first = 0, second = 0, third = 0] = turns;
  expect(third - second).toBeLessThan(second - first);
  server.obey(() => "answer");
  put("one");
  await until("one message", () => subjects(house).length === 1);
});

it("[EM104] a mailbox whose server refuses the password is left to another gateway, which tries no sooner than this one would have", async () => {
  const asked: number[] = [];
  server.obey(({ name }) => {
    if (name !== "LOGIN") return "answer";
    asked.push(performance.now());
    return "no";
  });
  start();
  await until("a third turn's try", () => turns.length === 3 && tries() > (turns[2] ?? 0));
  const faults = house.host.records.map(({ facts }) => facts?.["fault"]);
  expect(new Set(faults)).toEqual(new Set(["credentials"]));
  // Inbox and junk ask one beside the other.
  const pauses = asked.slice(2).map((at, nth) => at - (asked[nth] ?? 0));
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(TIMES.refusedMs / 2 - 10);
});

it("[EM103] a mailbox whose server answers is kept, however often its line breaks", async () => {
  put("one");
  server.obey(({ name }) => (name === "UID FETCH" ? "hang_up" : "answer"));
  start();
  await until("it broke time and again", () => tries() > 6);
  expect(turns).toEqual([0]);
});

it("[EM103] whoever was stopped for longer than its turn stores nothing more in it and moves no checkpoint", async () => {
  put("one");
  house.before(() => (isHeld = false));
  start();
  await until("another turn", () => turns.length > 1);
  put("two");
  await until("a few more", () => turns.length > 4);
  expect(house.brought()).toBe(1);
  expect([...house.checkpoints]).toEqual([]);
});
