import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
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
import { checker } from "../check.ts";
import { monotonic } from "../monotonic.ts";
import { pulse, type Pulse } from "../pulse.ts";
import type { ImapTimes } from "./follow-folder.ts";

let server: ScriptedImap;
let house: SmallHouse;
let heard: Pulse;
let stops: (() => Promise<void>)[];
beforeEach(async () => {
  server = await startScriptedImap();
  house = smallHouse();
  heard = pulse(monotonic);
  stops = [];
});
afterEach(async () => {
  for (const stop of stops) await stop();
  await server.close();
});

const QUICK = { reopenMs: 20, again: { firstMs: 20, mostMs: 200 }, withheldMs: 300 };

function start(times: Partial<ImapTimes> = {}): () => Promise<void> {
  const stop = startReading({
    lab: server,
    house,
    mailbox: server.mailbox,
    pulse: heard,
    times: { ...QUICK, ...times },
  });
  stops.push(stop);
  return stop;
}

const put = (...names: readonly string[]): readonly number[] =>
  names.map((name) => server.put(`Subject: ${name}\r\n\r\nwords of ${name}\r\n`));
/** Whether a command would hand out the words of one of these. */
const asksFor = ({ name, rest, uids }: ImapCommand, withheld: readonly number[]): boolean =>
  name === "UID FETCH" && rest.includes("BODY.PEEK[]") && uids.some((uid) => withheld.includes(uid));
const withhold = (uids: readonly number[], deed: ImapDeed = "no"): void =>
  server.obey((command) => (asksFor(command, uids) ? deed : "answer"));
const check = (): Promise<{ readonly kind: string }> =>
  checker(server.settings(), { ask: async () => null }, heard, house.host)();
const stubs = (): readonly string[] =>
  house.events().flatMap((event) => (event.kind === "unreadable" ? [event.reason ?? "?"] : []));
const stored = (count: number): Promise<void> =>
  until(`${count} messages`, () => subjects(house).length === count);
const remembered = (): number =>
  [...house.checkpoints].filter(([name, value]) => name.endsWith("-withheld") && value.includes("uid"))
    .length;

describe.each<[string, ImapDeed]>([
  ["answers NO for", "no"],
  ["hangs up at", "hang_up"],
])("a server that %s one mail", (_, deed) => {
  it("[EM74] keeps no other mail back, and brings it once when it hands it out after all", async () => {
    const [, bad] = put("one", "kept back", "three");
    withhold([bad ?? 0], deed);
    start({ withheldMs: 600_000 });
    await stored(2);
    expect(subjects(house)).toEqual(["one", "three"]);
    put("four");
    await stored(3);
    await until("it is remembered", () => remembered() === 1);
    expect((await check()).kind).toBe("down");
    server.obey(() => "answer");
    await stored(4);
    expect(subjects(house)).toEqual(["one", "three", "four", "kept back"]);
    await until("it is settled", () => remembered() === 0);
    await until("it is well", async () => (await check()).kind === "well");
    expect([stubs(), house.brought()]).toEqual([[], 4]);
  });

  it("[EM74] shows people that it is there, once, after a while, and goes on asking", async () => {
    const [bad] = put("kept back", "two");
    withhold([bad ?? 0], deed);
    start();
    await until("it is told", () => stubs().length > 0);
    expect([subjects(house), stubs()]).toEqual([["two"], ["withheld"]]);
    // Somebody has it in hand: one damaged mail must not say for good that no mail arrives.
    await until("it is well", async () => (await check()).kind === "well");
    const asked = server.commands().length;
    await until("it is asked for again", () =>
      server
        .commands()
        .slice(asked)
        .some((command) => asksFor(command, [bad ?? 0])),
    );
    server.obey(() => "answer");
    await stored(2);
    expect([subjects(house), stubs(), house.brought()]).toEqual([["two", "kept back"], ["withheld"], 3]);
  });
});

it("[EM74] a server that refuses to list some and to hand out others brings all the rest, in order", async () => {
  const uids = put(...Array.from({ length: 40 }, (_, at) => `mail ${at}`));
  const withheld = [3, 4, 17, 40];
  server.obey((command) => {
    if (asksFor(command, withheld)) return "no";
    return command.name === "UID FETCH" && command.uids.includes(9) ? refusesList(command) : "answer";
  });
  start({ withheldMs: 600_000 });
  await stored(uids.length - withheld.length);
  expect(subjects(house)).toEqual(uids.flatMap((uid, at) => (withheld.includes(uid) ? [] : [`mail ${at}`])));
});
const refusesList = ({ rest }: ImapCommand): ImapDeed => (rest.includes("RFC822.SIZE") ? "no" : "answer");

it("[EM74] is forgotten when somebody removes it, and nobody is told", async () => {
  const [bad] = put("kept back", "two");
  withhold([bad ?? 0]);
  start({ withheldMs: 600_000 });
  await until("it is remembered", () => remembered() === 1);
  server.remove(bad ?? 0);
  await until("it is forgotten", () => remembered() === 0);
  await until("it is well", async () => (await check()).kind === "well");
  expect([subjects(house), stubs()]).toEqual([["two"], []]);
});

it("[EM74] is remembered beyond a restart, and told once all the same", async () => {
  const [bad] = put("kept back", "two");
  withhold([bad ?? 0]);
  const stop = start({ withheldMs: 0 });
  await until("it is told", () => stubs().length === 1);
  await stop();
  const brought = house.brought();
  const asked = server.commands().length;
  start({ withheldMs: 0 });
  await until("it is asked for again", () =>
    server
      .commands()
      .slice(asked)
      .some((command) => asksFor(command, [bad ?? 0])),
  );
  put("three");
  await stored(2);
  expect(house.brought()).toBe(brought + 1);
  server.obey(() => "answer");
  await stored(3);
  expect(stubs()).toEqual(["withheld"]);
});

it("[EM74] with more than are remembered, nothing is passed over: the folder waits, and that is told", async () => {
  const names = Array.from({ length: 103 }, (_, at) => `mail ${at}`);
  const uids = put(...names);
  withhold(uids);
  start({ withheldMs: 600_000 });
  await until("the line is given up", () =>
    house.host.records.some(({ event }) => event === "mail_line_lost"),
  );
  const cursor = [...house.checkpoints].find(([name]) => name.endsWith("-inbox"))?.[1] ?? "";
  expect(JSON.parse(cursor)).toMatchObject({ uid: 100 });
  await until("it is told", async () => (await check()).kind === "down");
  server.obey(() => "answer");
  await stored(uids.length);
  expect(subjects(house).toSorted()).toEqual(names.toSorted());
});

it("[EM74] of a server that hands out nothing at all people are told once, and not mail by mail", async () => {
  const names = Array.from({ length: 12 }, (_, at) => `mail ${at}`);
  const uids = put(...names);
  withhold(uids);
  start({ withheldMs: 0 });
  const asked = new Map<number, number>();
  await until("each was asked for three times", () => {
    asked.clear();
    for (const command of server.commands())
      for (const uid of asksFor(command, uids) && command.uids.length === 1 ? command.uids : [])
        asked.set(uid, (asked.get(uid) ?? 0) + 1);
    return uids.every((uid) => (asked.get(uid) ?? 0) >= 3);
  });
  expect([stubs(), (await check()).kind]).toEqual([[], "down"]);
  // It hands out most of them again: what it still refuses is told of, and nothing else.
  withhold(uids.slice(0, 2));
  await stored(10);
  await until("two are told", () => stubs().length === 2);
  await until("it is well", async () => (await check()).kind === "well");
  server.obey(() => "answer");
  await stored(12);
  expect([subjects(house).toSorted(), stubs().length]).toEqual([names.toSorted(), 2]);
});

it("[EM74] of many that a server refuses while it hands out others, people are told one by one", async () => {
  const bad = put(...Array.from({ length: 8 }, (_, at) => `kept back ${at}`));
  withhold(bad);
  start({ withheldMs: 0 });
  await until("they are remembered", () => remembered() === 1);
  put("new");
  await stored(1);
  await until("all are told", () => stubs().length === bad.length);
  expect(subjects(house)).toEqual(["new"]);
});

it("[EM97] a folder that cannot be searched is told, although the mailbox opens", async () => {
  server.obey(({ name }) => (name === "UID SEARCH" ? "no" : "answer"));
  start();
  put("one");
  await until("it is told", async () => (await check()).kind === "down");
  server.obey(() => "answer");
  await stored(1);
  await until("it is well", async () => (await check()).kind === "well");
  expect(subjects(house)).toEqual(["one"]);
});
