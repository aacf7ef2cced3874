import { ContactId, Role } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import { encodeCursor, MAIN_QUEUE, type Batch, type JoinAnswer, type WireEvent } from "@holdfast/wire";
import fc from "fast-check";
import { expect, it } from "vitest";
import { answersApart } from "./answer-for.ts";
import { contactsIn, eventFor } from "./kept-apart.ts";
import { NO_CONTACT_STREAM } from "./tell-apart.ts";

const contact = (n: number) => ContactId.parse(`00000000-0000-4000-8000-${String(n).padStart(12, "0")}`);
const at = (xid: number) => encodeCursor({ epoch: "1".padStart(16, "0"), xid: BigInt(xid), seq: 0n });
const NONE: ReadonlySet<ContactId> = new Set();
const batchOf = (events: readonly WireEvent[]): Batch => ({
  stream: MAIN_QUEUE,
  from: at(1),
  to: at(9),
  events: [...events],
});
/** Every join makes a new answer around the batch that is shared. */
const came = (batch: Batch): JoinAnswer => ({ kind: "replay", batch });
const eventsOf = (answer: JoinAnswer): readonly WireEvent[] =>
  answer.kind === "replay" ? answer.batch.events : [];
const revision = (n: number): WireEvent => ({ kind: "revision", id: contact(n), version: n });
const uncovered: WireEvent = { kind: "uncovered", id: contact(99), version: 1 };

it("[W43] is the same for everybody of a role who is barred from nothing", () => {
  const answerFor = answersApart();
  const batch = batchOf([revision(1), revision(2)]);
  const first = answerFor(MAIN_QUEUE, "advocate", NONE, came(batch));
  expect(first).toEqual(came(batch));
  expect(answerFor(MAIN_QUEUE, "advocate", NONE, came(batch))).toBe(first);
  expect(answerFor(MAIN_QUEUE, "advocate", NONE, came({ ...batch }))).not.toBe(first);
});

it("[G651] never shares what whoever is barred is told, nor tells them what others share", () => {
  const answerFor = answersApart();
  const batch = batchOf([revision(1), revision(2)]);
  const barred = new Set([contact(1)]);
  const theirs = () => eventsOf(answerFor(MAIN_QUEUE, "advocate", barred, came(batch)));
  expect(theirs()).toEqual([revision(2)]);
  expect(eventsOf(answerFor(MAIN_QUEUE, "advocate", NONE, came(batch)))).toEqual([revision(1), revision(2)]);
  expect(theirs()).toEqual([revision(2)]);
});

it("[G651] [G562] tells each role its own, whoever asked first", () => {
  for (const first of ["advocate", "shift_lead"] satisfies Role[]) {
    const answerFor = answersApart();
    const batch = batchOf([uncovered, revision(1)]);
    answerFor(MAIN_QUEUE, first, NONE, came(batch));
    expect(eventsOf(answerFor(MAIN_QUEUE, "advocate", NONE, came(batch)))).toEqual([revision(1)]);
    expect(eventsOf(answerFor(MAIN_QUEUE, "shift_lead", NONE, came(batch)))).toEqual([
      uncovered,
      revision(1),
    ]);
  }
});

it("[G651] names the stream that was asked for, though it was read for somebody whose bar ended meanwhile", () => {
  const answerFor = answersApart();
  const batch = { ...batchOf([]), stream: NO_CONTACT_STREAM };
  for (const n of [1, 2]) {
    const stream = `contact:${contact(n)}` as typeof NO_CONTACT_STREAM;
    expect(answerFor(stream, "advocate", NONE, came(batch))).toMatchObject({ batch: { stream } });
  }
});

it("[G651] whoever asks, in whatever order, is told what they would be told alone, and nothing they are barred from", () => {
  const event = fc.oneof(fc.integer({ min: 1, max: 5 }).map(revision), fc.constant(uncovered));
  const asker = fc.record({
    role: fc.constantFrom(...Role.options),
    bars: fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { maxLength: 3 }),
    which: fc.integer({ min: 0, max: 1 }),
  });
  const batches = fc.tuple(fc.array(event, { maxLength: 8 }), fc.array(event, { maxLength: 8 }));
  fc.assert(
    fc.property(batches, fc.array(asker, { maxLength: 12 }), (told, askers) => {
      const answerFor = answersApart();
      const known = told.map(batchOf);
      for (const { role, bars, which } of askers) {
        const barred = new Set(bars.map(contact));
        const batch = known[which] ?? batchOf([]);
        const events = eventsOf(answerFor(MAIN_QUEUE, role, barred, came(batch)));
        expect(events).toEqual(batch.events.flatMap((each) => eventFor(each, role, barred) ?? []));
        expect(events.flatMap(contactsIn).filter((id) => barred.has(id))).toEqual([]);
      }
    }),
    { numRuns: rounds(200) },
  );
});
