import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contactId, cursorAt, present, revision } from "../simulation/sample.ts";
import { contactStream, MAIN_QUEUE } from "../stream.ts";
import { createRing, type LoggedEvent } from "./ring.ts";

const ROOMY = { perStream: 100, inAll: 1_000 };
const contact = (n: number) => contactStream(contactId(n));
const inQueue = (xid: number): LoggedEvent => ({
  stream: MAIN_QUEUE,
  at: cursorAt(xid, 1),
  event: present(1, xid),
});
const inContact = (n: number, xid: number): LoggedEvent => ({
  stream: contact(n),
  at: cursorAt(xid, 1),
  event: revision(n, xid),
});

describe("the ring", () => {
  it("[W3] gives one batch for each stream, each beginning where the stream's last one ended", () => {
    const ring = createRing(cursorAt(10), ROOMY);
    expect(ring.take([inQueue(11), inContact(1, 11), inQueue(12)], cursorAt(14))).toEqual([
      { stream: MAIN_QUEUE, from: cursorAt(10), to: cursorAt(14), events: [present(1, 11), present(1, 12)] },
      { stream: contact(1), from: cursorAt(10), to: cursorAt(14), events: [revision(1, 11)] },
    ]);
    expect(ring.take([inContact(1, 15)], cursorAt(16))).toMatchObject([
      { from: cursorAt(14), to: cursorAt(16) },
    ]);
    expect(ring.take([inQueue(17)], cursorAt(18))).toMatchObject([{ from: cursorAt(14), to: cursorAt(18) }]);
  });

  it("[W5] replays what came after a cursor, up to where the log was read", () => {
    const ring = createRing(cursorAt(10), ROOMY);
    ring.take([inQueue(11), inQueue(13)], cursorAt(15));
    expect(ring.replay(MAIN_QUEUE, cursorAt(12))).toEqual({
      stream: MAIN_QUEUE,
      from: cursorAt(12),
      to: cursorAt(15),
      events: [present(1, 13)],
    });
    expect(ring.replay(contact(1), cursorAt(10))?.events).toEqual([]);
  });

  it("[W43] gives whoever asks from the same place the same replay, until something is read or forgotten", () => {
    const ring = createRing(cursorAt(10), ROOMY);
    ring.take([inQueue(11), inQueue(13)], cursorAt(15));
    const first = ring.replay(MAIN_QUEUE, cursorAt(12));
    expect(ring.replay(MAIN_QUEUE, cursorAt(12))).toBe(first);
    expect(ring.replay(contact(1), cursorAt(12))).not.toBe(first);
    expect(ring.replay(MAIN_QUEUE, cursorAt(11))).not.toBe(first);
    ring.take([inQueue(16)], cursorAt(17));
    expect(ring.replay(MAIN_QUEUE, cursorAt(12))?.events).toEqual([present(1, 13), present(1, 16)]);
    expect(first?.events).toEqual([present(1, 13)]);
    ring.take([], cursorAt(18));
    expect(ring.replay(MAIN_QUEUE, cursorAt(12))?.to).toBe(cursorAt(18));
    ring.cut(MAIN_QUEUE);
    expect(ring.replay(MAIN_QUEUE, cursorAt(12))).toBeNull();
  });

  it("[W43] remembers few replays, however many places are asked from", () => {
    const ring = createRing(cursorAt(10), ROOMY);
    ring.take([inQueue(1_000)], cursorAt(1_001));
    const first = ring.replay(MAIN_QUEUE, cursorAt(10));
    for (let xid = 11; xid < 200; xid += 1) ring.replay(MAIN_QUEUE, cursorAt(xid));
    expect(ring.replay(MAIN_QUEUE, cursorAt(10))).not.toBe(first);
    expect(ring.replay(MAIN_QUEUE, cursorAt(10))).toEqual(first);
  });

  it("[W5] does not pretend to know what was before it", () => {
    expect(createRing(cursorAt(10), ROOMY).replay(MAIN_QUEUE, cursorAt(9, 5))).toBeNull();
  });

  it("[W5] forgets the oldest events of a long stream, and says so", () => {
    const ring = createRing(cursorAt(10), { perStream: 2, inAll: 100 });
    ring.take([inQueue(11), inQueue(12), inQueue(13)], cursorAt(14));
    expect(ring.replay(MAIN_QUEUE, cursorAt(11))).toBeNull();
    expect(ring.replay(MAIN_QUEUE, cursorAt(11, 1))?.events).toHaveLength(2);
  });

  it("[W6] a head is where the stream's last batch ended, not where the log was read", () => {
    const ring = createRing(cursorAt(10), ROOMY);
    expect(ring.head(MAIN_QUEUE)).toBe(cursorAt(10));
    ring.take([inQueue(11)], cursorAt(12));
    ring.take([inContact(1, 13)], cursorAt(14));
    expect(ring.head(MAIN_QUEUE)).toBe(cursorAt(12));
  });

  it("[W6] the head of a forgotten stream is never below its last event", () => {
    const ring = createRing(cursorAt(10), { perStream: 10, inAll: 2 });
    ring.take([inContact(1, 11)], cursorAt(12));
    ring.take([inContact(2, 13), inContact(3, 14)], cursorAt(15));
    expect(ring.replay(contact(1), cursorAt(10))).toBeNull();
    expect(ring.head(contact(1)) >= cursorAt(12)).toBe(true);
    expect(ring.replay(contact(1), cursorAt(12))?.events).toEqual([]);
  });

  it("[W5] a cut stream has no past, and goes on", () => {
    const ring = createRing(cursorAt(10), ROOMY);
    ring.take([inQueue(11)], cursorAt(12));
    ring.cut(MAIN_QUEUE);
    expect(ring.replay(MAIN_QUEUE, cursorAt(11))).toBeNull();
    expect(ring.take([inQueue(13)], cursorAt(14))).toMatchObject([{ from: cursorAt(12) }]);
  });

  it("[W3] whatever it forgets, it gives the whole truth or none", () => {
    const page = fc.array(fc.nat(4), { maxLength: 6 });
    const limits = fc.record({
      perStream: fc.integer({ min: 1, max: 4 }),
      inAll: fc.integer({ min: 1, max: 8 }),
    });
    fc.assert(
      fc.property(fc.array(page, { maxLength: 12 }), limits, fc.nat(60), (pages, bounds, after) => {
        const ring = createRing(cursorAt(0), bounds);
        const all: LoggedEvent[] = [];
        let xid = 0;
        for (const contacts of pages) {
          const events = contacts.map((n) => inContact(n, (xid += 1)));
          all.push(...events);
          for (const { stream, from, events: told } of ring.take(events, cursorAt((xid += 1)))) {
            const since = all.filter((logged) => logged.stream === stream && logged.at > from);
            expect(told).toEqual(since.map(({ event }) => event));
          }
        }
        for (let n = 0; n <= 4; n += 1) {
          const from = cursorAt(Math.min(after, xid));
          const missed = all.filter(({ stream, at }) => stream === contact(n) && at > from);
          const told = ring.replay(contact(n), from);
          const whole = missed.map(({ event }) => event);
          expect(told === null ? whole : told.events).toEqual(whole);
          expect(missed.length === 0 || ring.head(contact(n)) > from).toBe(true);
        }
      }),
      { numRuns: rounds(300) },
    );
  });
});
