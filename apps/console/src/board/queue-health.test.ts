import { ChannelId, Queues } from "@holdfast/case-schema";
import { expect, it } from "vitest";
import { dana, marta, queueRow, uuid } from "../queue/row.fixture.ts";
import { boardFacts } from "./board-facts.ts";
import { queueHealth } from "./queue-health.ts";
import { shiftOf } from "./shift.fixture.ts";

const rest = { id: "main", name: null, feeds: "everything" };
const name = { en: "Spanish line", es: "Línea en español", fr: "Ligne espagnole" };
const spanish = { id: "spanish", name, feeds: { channels: [], languages: ["es"] } };
const NOW = 1_000_000;
const later = NOW + 3_600_000;

const facts = boardFacts(
  {
    rows: [
      queueRow(1, { dueAt: later }),
      queueRow(2, { language: "es", dueAt: NOW - 1 }),
      queueRow(3, { language: "es", dueAt: later }),
      queueRow(4, { language: "es", holder: dana, status: "claimed", heldSince: 0 }),
    ],
    shifts: [shiftOf(dana), shiftOf(marta)],
    channels: [{ id: ChannelId.parse("text"), medium: "text" }],
  },
  NOW,
);
const told = (...some: readonly unknown[]) =>
  queueHealth(facts, Queues.parse(some), NOW)?.map(({ id, health: { level, waiting, available } }) => ({
    [id]: [level, waiting, available],
  }));

it("[Q93] is told of each queue by who waits in it and who is of it, and not where there is one", () => {
  expect(told(rest)).toBeUndefined();
  expect(told(rest, spanish)).toEqual([{ main: ["calm", 1, 2] }, { spanish: ["busy", 2, 2] }]);
  expect(told(rest, { ...spanish, people: [uuid(99)] })).toEqual([
    { main: ["calm", 1, 2] },
    { spanish: ["strained", 2, 0] },
  ]);
  expect(told(rest, { ...spanish, people: [marta.id] })).toEqual([
    { main: ["calm", 1, 2] },
    { spanish: ["busy", 2, 1] },
  ]);
});

it("[Q93] [Q19] counts who overflowed in both queues, and of channels that feed a queue only their media", () => {
  const overflowing = { ...spanish, overflow: { to: "main", afterMinutes: 0 } };
  expect(told(rest, overflowing)).toEqual([{ main: ["busy", 2, 2] }, { spanish: ["busy", 2, 2] }]);
});

it("[Q93] is unknown while not everything is known", () => {
  const queues = Queues.parse([rest, spanish]);
  expect(queueHealth({ ...facts, onShift: null }, queues, NOW)).toBeNull();
  expect(queueHealth({ ...facts, unclaimed: null }, queues, NOW)).toBeNull();
});
