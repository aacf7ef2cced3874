import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EMPTY_FEED, stepFeed, type Feed, type FeedEffect, type FeedInput } from "./feed.ts";
import { contactId, cursorAt, present, revision, sampleBatch } from "./simulation/sample.ts";
import { contactStream, MAIN_QUEUE } from "./stream.ts";

const CONTACT = contactStream(contactId(1));

function play(inputs: readonly FeedInput[], from: Feed = EMPTY_FEED) {
  let feed = from;
  let effects: readonly FeedEffect[] = [];
  for (const input of inputs) ({ feed, effects } = stepFeed(feed, input));
  return { feed, effects };
}

const answer = (stream: typeof CONTACT, raw: unknown): FeedInput => ({
  kind: "answer",
  stream,
  ask: 1,
  raw,
  at: 3,
});

/** Two streams, both current, both standing at 10. */
const { feed: live } = play([
  { kind: "connected", at: 1 },
  { kind: "follow", stream: MAIN_QUEUE, at: 1 },
  { kind: "follow", stream: CONTACT, at: 1 },
  { kind: "snapshot", stream: MAIN_QUEUE, asOf: cursorAt(10), at: 2 },
  { kind: "snapshot", stream: CONTACT, asOf: cursorAt(10), at: 2 },
  answer(MAIN_QUEUE, { kind: "replay", batch: sampleBatch(10, 10, []) }),
  answer(CONTACT, { kind: "replay", batch: { ...sampleBatch(10, 10, []), stream: CONTACT } }),
]);

describe("a feed", () => {
  it("follows a stream once", () => {
    expect(live.followers.size).toBe(2);
    expect(play([{ kind: "follow", stream: CONTACT, at: 4 }], live).effects).toEqual([]);
  });

  it("tells each stream what is its own, and names the stream in what it asks for", () => {
    const batch = { ...sampleBatch(10, 12, [revision(1, 3)]), stream: CONTACT };
    const { feed, effects } = play([{ kind: "batch", raw: batch, at: 4 }], live);
    expect(effects).toEqual([{ stream: CONTACT, kind: "apply", events: [revision(1, 3)] }]);
    expect(feed.followers.get(MAIN_QUEUE)).toBe(live.followers.get(MAIN_QUEUE));
  });

  it("tells every stream of the connection, also one followed later", () => {
    const { feed, effects } = play([{ kind: "disconnected", at: 4 }], live);
    expect(effects.map(({ stream, kind }) => [stream, kind])).toEqual([
      [MAIN_QUEUE, "stale"],
      [CONTACT, "stale"],
    ]);
    const back = play([{ kind: "connected", at: 5 }], feed);
    expect(back.effects.map(({ kind }) => kind)).toEqual(["join", "join"]);
    const later = contactStream(contactId(2));
    const { feed: followed } = play([{ kind: "follow", stream: later, at: 6 }], back.feed);
    expect(followed.followers.get(later)?.connected).toBe(true);
  });

  it("tells the server of a stream it leaves, and ignores what still comes of it", () => {
    const left = play([{ kind: "leave", stream: CONTACT, at: 4 }], live);
    expect(left.effects).toEqual([{ stream: CONTACT, kind: "leave" }]);
    const late = { ...sampleBatch(10, 12), stream: CONTACT };
    expect(play([{ kind: "batch", raw: late, at: 5 }], left.feed).effects).toEqual([]);
    expect(play([{ kind: "leave", stream: CONTACT, at: 6 }], left.feed).effects).toEqual([]);
  });

  it("[W5] does not take an answer to a stream it left for one to the same stream followed again", () => {
    const again = play(
      [
        { kind: "leave", stream: CONTACT, at: 4 },
        { kind: "follow", stream: CONTACT, at: 5 },
        { kind: "snapshot", stream: CONTACT, asOf: cursorAt(20), at: 6 },
      ],
      live,
    );
    expect(again.effects).toMatchObject([{ kind: "join", ask: 2 }]);
    const late = answer(CONTACT, { kind: "replay", batch: { ...sampleBatch(10, 12), stream: CONTACT } });
    expect(play([late], again.feed).effects).toEqual([]);
  });

  it("[W7] takes from an event what the wire has words for, and nothing else", () => {
    const event = present(1, 1);
    const raw = sampleBatch(10, 12, [{ ...event, text: "words" } as typeof event]);
    expect(play([{ kind: "batch", raw, at: 4 }], live).effects).toEqual([
      { stream: MAIN_QUEUE, kind: "apply", events: [event] },
    ]);
  });
});

describe("what cannot be read", () => {
  const loads = (input: FeedInput) =>
    play([input], live)
      .effects.filter(({ kind }) => kind === "load")
      .map(({ stream }) => stream);

  it.each<[string, FeedInput, readonly string[]]>([
    [
      "a batch that names its stream",
      { kind: "batch", raw: { stream: CONTACT, events: 7 }, at: 4 },
      [CONTACT],
    ],
    ["a batch that names none", { kind: "batch", raw: "?", at: 4 }, [MAIN_QUEUE, CONTACT]],
    [
      "an event that lacks what its kind has",
      { kind: "batch", raw: { ...sampleBatch(10, 12), events: [{ kind: "contact" }] }, at: 4 },
      [MAIN_QUEUE],
    ],
    ["a head", { kind: "head", raw: { heads: [{}] }, at: 4 }, [MAIN_QUEUE, CONTACT]],
    ["an answer", answer(CONTACT, null), [CONTACT]],
    ["a reset", { kind: "reset", raw: undefined, at: 4 }, [MAIN_QUEUE, CONTACT]],
  ])("[W10] %s is a reset", (_name, input, streams) => {
    expect(loads(input)).toEqual(streams);
  });

  it.each([
    ["of one stream", CONTACT, [CONTACT]],
    ["of every stream", null, [MAIN_QUEUE, CONTACT]],
  ])("[W5] a reset %s is obeyed", (_name, stream, streams) => {
    expect(loads({ kind: "reset", raw: { stream, reason: "foreign_epoch" }, at: 4 })).toEqual(streams);
  });

  it("[W10] a snapshot without a cursor counts as not loaded", () => {
    const asked = play([{ kind: "follow", stream: MAIN_QUEUE, at: 1 }]);
    const { effects } = play(
      [
        { kind: "snapshot", stream: MAIN_QUEUE, asOf: null, at: 2 },
        { kind: "tick", at: 60_000 },
      ],
      asked.feed,
    );
    expect(effects).toEqual([{ stream: MAIN_QUEUE, kind: "load" }]);
  });

  it("[W10] nothing whatsoever makes it throw", () => {
    const kind = fc.constantFrom("batch" as const, "head" as const, "reset" as const);
    const shaped = fc.record(
      {
        stream: fc.constantFrom<unknown>(MAIN_QUEUE, CONTACT, null, 3),
        from: fc.anything(),
        heads: fc.anything(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(kind, fc.oneof(fc.anything(), shaped), (which, raw) => {
        const { effects } = play([{ kind: which, raw, at: 4 }, answer(CONTACT, raw)], live);
        expect(effects.every((effect) => effect.kind !== "apply")).toBe(true);
      }),
      { numRuns: rounds(300) },
    );
  });
});
