import { ChannelId, Lane, Language, QueueId, Queues, UserId } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arrangeQueue } from "../arrange.ts";
import { dangerOf } from "../danger.ts";
import { CHANNELS, someQueues } from "../testing/some-queues.ts";
import { queueFor } from "./queue-for.ts";
import { queuesOf } from "./queues-of.ts";
import { isShownIn, standsIn, waitsIn, type Queued } from "./stands-in.ts";

const MINUTE_MS = 60_000;
const id = (name: string): QueueId => QueueId.parse(name);
const name = { en: "Spanish", es: "Español", fr: "Espagnol" };
const queues = Queues.parse([
  { id: "main", name: null, feeds: "everything", overflow: { to: "spanish", afterMinutes: 0 } },
  {
    id: "spanish",
    name,
    feeds: { channels: [], languages: ["es"] },
    overflow: { to: "main", afterMinutes: 5 },
  },
]);
const waits: Queued = {
  channel: ChannelId.parse("sms"),
  language: "es",
  danger: null,
  lane: null,
  laneReason: null,
  isAutomatic: false,
  setAsideUntil: null,
  holder: null,
  dueAt: 0,
};
const somebody = { id: "somebody" };

const contacts = fc.uniqueArray(
  fc.record({
    number: fc.integer({ min: 1, max: 60 }),
    channel: fc.constantFrom(...CHANNELS),
    language: fc.constantFrom(null, ...Language.options),
    danger: fc.constantFrom(null, null, "said_so" as const),
    lane: fc.constantFrom(null, ...Lane.options),
    laneReason: fc.constant(null),
    dueAt: fc.integer({ min: 0, max: 40 }).map((minutes) => minutes * MINUTE_MS),
    waitingSince: fc.integer({ min: 0, max: 4 }),
    isAutomatic: fc.constantFrom(false, false, true),
    setAsideUntil: fc.constantFrom(null, null, 1),
    holder: fc.constantFrom(null, somebody),
  }),
  { selector: ({ number }) => number, maxLength: 30, size: "medium" },
);
const time = fc.integer({ min: 0, max: 80 }).map((minutes) => minutes * MINUTE_MS);

describe("what waits for too long", () => {
  it.each<[string, Partial<Queued>, number, string | null]>([
    ["not before its time", {}, 5 * MINUTE_MS - 1, null],
    ["from its time on", {}, 5 * MINUTE_MS, "main"],
    ["at its target, where that was said", { language: null }, 0, "spanish"],
    ["not while somebody has it", { holder: somebody }, 60 * MINUTE_MS, null],
    ["not while it is set aside, for then it waits for nobody", { setAsideUntil: 1 }, 60 * MINUTE_MS, null],
    ["not where only machines wrote", { isAutomatic: true }, 60 * MINUTE_MS, null],
    ["in danger too, set aside or not", { danger: "said_so", setAsideUntil: 1 }, 5 * MINUTE_MS, "main"],
  ])("[Q19] stands in a second queue %s", (_when, facts, now, also) => {
    const contact = { ...waits, ...facts };
    expect(standsIn(contact, queues, now)).toEqual({ own: queueFor(contact, queues), also });
  });

  it("[Q96] is waited in there by whoever waits, as it is shown", () => {
    fc.assert(
      fc.property(someQueues, contacts, time, (some, rows, now) => {
        for (const row of rows) {
          const { own, also } = standsIn(
            { ...row, holder: null, isAutomatic: false, setAsideUntil: null },
            some,
            now,
          );
          expect(waitsIn(row, some, now)).toEqual(also === null ? [own] : [own, also]);
        }
      }),
      { numRuns: rounds(100) },
    );
  });

  it("[Q19] stands in its own all the while, and never in more than one other, which is there", () => {
    fc.assert(
      fc.property(someQueues, contacts, time, (some, rows, now) => {
        for (const row of rows) {
          const { own, also } = standsIn(row, some, now);
          expect(own).toBe(queueFor(row, some));
          expect(also).not.toBe(own);
          expect(also === null || some.some((queue) => queue.id === also)).toBe(true);
          // It does not go back by itself either.
          expect(also === null || standsIn(row, some, now + MINUTE_MS).also === also).toBe(true);
        }
      }),
      { numRuns: rounds(200) },
    );
  });
});

describe("whoever looks at some queues", () => {
  it("[Q26] is shown what stands in them and all danger that nobody has, and nothing else", () => {
    const looks = fc.tuple(someQueues, fc.subarray(["main", "q0", "q1", "q2"].map(id)));
    fc.assert(
      fc.property(looks, contacts, time, ([some, looked], rows, now) => {
        for (const row of rows) {
          const { own, also } = standsIn(row, some, now);
          const stands = looked.includes(own) || (also !== null && looked.includes(also));
          const isUnclaimedDanger = dangerOf(row) !== null && row.holder === null;
          expect(isShownIn(row, some, new Set(looked), now)).toBe(stands || isUnclaimedDanger);
        }
      }),
      { numRuns: rounds(200) },
    );
  });

  it("[Q26] misses nothing by looking at all of them", () => {
    fc.assert(
      fc.property(someQueues, contacts, time, (some, rows, now) => {
        const all = new Set(some.map((queue) => queue.id));
        expect(rows.every((row) => isShownIn(row, some, all, now))).toBe(true);
      }),
      { numRuns: rounds(100) },
    );
  });

  it("[Q24] sees them in the order that they have among all", () => {
    fc.assert(
      fc.property(someQueues, contacts, time, (some, rows, now) => {
        const all = arrangeQueue(rows).map(({ row }) => row);
        for (const queue of some) {
          const isShown = (row: Queued): boolean => isShownIn(row, some, new Set([queue.id]), now);
          expect(arrangeQueue(rows.filter(isShown)).map(({ row }) => row)).toEqual(all.filter(isShown));
        }
      }),
      { numRuns: rounds(100) },
    );
  });
});

describe("somebody's queues", () => {
  const [ada, dana] = ["1", "2"].map((end) => UserId.parse(`019ab000-0000-7000-8000-00000000000${end}`));
  if (ada === undefined || dana === undefined) throw new Error("nobody");
  const of = (main: readonly UserId[] | null, spanish: readonly UserId[] | null) =>
    Queues.parse([
      { ...queues[0], people: main },
      { ...queues[1], people: spanish },
    ]);
  it.each<[string, Queues, readonly string[]]>([
    ["all, while nobody was named", of(null, null), ["main", "spanish"]],
    ["those that name them, and those that name nobody", of(null, [ada]), ["main", "spanish"]],
    ["not those that name others alone", of(null, [dana]), ["main"]],
    ["those that name them", of([dana], [dana, ada]), ["spanish"]],
    ["all, while each names others alone", of([dana], [dana]), ["main", "spanish"]],
  ])("[Q25] are %s", (_name, some, theirs) => {
    expect(queuesOf(ada, some)).toEqual(theirs);
  });
});
