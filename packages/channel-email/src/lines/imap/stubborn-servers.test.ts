import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { formSenderOf } from "../../form-senders.ts";
import {
  plainReader,
  smallHouse,
  startReading,
  startScriptedImap,
  subjects,
  until,
  type ImapCommand,
  type ImapDeed,
  type ScriptedImap,
  type SmallHouse,
} from "../../testing/index.ts";
import type { ReadArrival } from "../read-arrival.ts";
import type { ImapTimes } from "./follow-folder.ts";

let server: ScriptedImap;
let house: SmallHouse;
let stops: (() => Promise<void>)[];
beforeEach(async () => {
  server = await startScriptedImap();
  house = smallHouse();
  stops = [];
});
afterEach(async () => {
  vi.useRealTimers();
  for (const stop of stops) await stop();
  await server.close();
});

function start(times: Partial<ImapTimes>): void {
  stops.push(startReading({ lab: server, house, mailbox: server.mailbox, times }));
}
const put = (name: string): number => server.put(`Subject: ${name}\r\n\r\nwords of ${name}\r\n`);
const stored = (count: number): Promise<void> =>
  until(`${count} messages`, () => subjects(house).length === count);
const faults = (): readonly unknown[] => house.host.records.map(({ facts }) => facts.fault);
const idles = (): number => server.commands().filter(({ name }) => name === "IDLE").length;

describe.each<[ImapDeed]>([["drip"], ["silence"]])("a server that answers a command with %s", (deed) => {
  it.each<[string, (command: ImapCommand) => boolean]>([
    ["logging in", ({ name }) => name === "LOGIN"],
    ["LIST", ({ name }) => name === "LIST"],
    ["EXAMINE", ({ name }) => name === "EXAMINE"],
    ["SEARCH", ({ name }) => name === "UID SEARCH"],
    ["listing", ({ name, rest }) => name === "UID FETCH" && rest.includes("RFC822.SIZE")],
    ["FETCH", ({ name, rest }) => name === "UID FETCH" && rest.includes("BODY.PEEK[]")],
    ["NOOP", ({ name }) => name === "NOOP"],
    ["IDLE", ({ name }) => name === "IDLE"],
  ])("[EM99] is given up at %s, and read by the next line", async (_, isIt) => {
    put("one");
    server.obey((command) => (isIt(command) ? deed : "answer"));
    start({ answerMs: 150, renewMs: 100, reopenMs: 20 });
    await until("it is given up", () => faults().includes("silent"));
    server.obey(() => "answer");
    put("two");
    await stored(2);
    expect(subjects(house)).toEqual(["one", "two"]);
    expect(house.brought()).toBe(2);
  });
});

it("[EM36] tells the reader which forms are trusted in this mailbox", async () => {
  const trusted: unknown[] = [];
  const formSenders = ["forms@site.example", "box:www@site.example", "other:old@site.example"].map(
    formSenderOf,
  );
  const read: ReadArrival = (one) => {
    trusted.push(one.formSenders);
    return plainReader(one);
  };
  const { mailbox } = server;
  stops.push(startReading({ lab: server, house, mailbox, read, settings: { formSenders } }));
  put("one");
  await stored(1);
  expect(trusted).toEqual([["forms@site.example", "www@site.example"]]);
});

it("[EM99] carries what takes long because it is large", async () => {
  const large = `Subject: large\r\n\r\n${`${"x".repeat(76)}\r\n`.repeat(10_000)}`;
  server.put(large);
  // Together with an answer's own time, what so many bytes may take is more than this machine needs for them.
  start({ answerMs: 1_000 });
  await stored(1);
  expect(faults()).toEqual([]);
});

it("[EM71] a server that hangs up whenever it has said all is asked after pauses that grow", async () => {
  server.obey(({ name }) => (name === "IDLE" ? "hang_up" : "answer"));
  put("one");
  start({ reopenMs: 100 });
  await until("six lines", () => server.opened().length === 6);
  const gaps = server.opened().flatMap((at, line, all) => (line === 0 ? [] : [at - (all[line - 1] ?? 0)]));
  // The first line carried a mail; from then on each pause is at least half of twice the last.
  for (const [line, least] of [50, 100, 200, 400].entries())
    expect(gaps[line + 1] ?? 0).toBeGreaterThanOrEqual(least - 5);
  expect(subjects(house)).toEqual(["one"]);
});

it("[EM71] a line that held for a while, or carried something, is opened again at once", async () => {
  start({ reopenMs: 20, steadyMs: 1 });
  await until("IDLE", () => idles() === 1);
  const hold = (): void => server.obey(({ name }) => (name === "NOOP" ? "hang_up" : "answer"));
  const rest = (): void => server.obey(() => "answer");
  for (let line = 1; line <= 12; line += 1) {
    hold();
    put(`mail ${line}`);
    await until("the line is lost", () => faults().length >= line);
    rest();
    await stored(line);
    await until("IDLE again", () => idles() > line);
  }
  // Twelve pauses that doubled would have been more than a minute.
  expect((server.opened().at(-1) ?? 0) - (server.opened()[0] ?? 0)).toBeLessThan(15_000);
});

it.each([
  ["forward", 3_600_000],
  ["backward", -3_600_000],
])("[EM101] a clock that jumps %s by an hour breaks no line, and delays no mail", async (_, jump) => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
  start({ renewMs: 200 });
  put("before");
  await stored(1);
  vi.setSystemTime(Date.now() + jump);
  const signs = idles();
  await until("signs of life", () => idles() > signs + 2);
  const since = performance.now();
  put("after");
  await stored(2);
  expect(performance.now() - since).toBeLessThan(2_000);
  expect(faults()).toEqual([]);
  // And a line that breaks then is opened again as soon as ever.
  server.obey(({ name }) => (name === "NOOP" ? "hang_up" : "answer"));
  await until("the line is lost", () => faults().length > 0);
  server.obey(() => "answer");
  put("at last");
  await stored(3);
});
