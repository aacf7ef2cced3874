import { describe, expect, it } from "vitest";
import { followStream, startFollowing } from "./follow-stream.ts";
import type { FollowEffect, FollowInput, Follower } from "./follower.ts";
import type { Batch, JoinAnswer } from "./protocol.ts";
import { cursorAt, present, sampleBatch } from "./simulation/sample.ts";
import { contactStream, MAIN_QUEUE } from "./stream.ts";
import { ANSWER_WITHIN_MS, ASK_AGAIN_AFTER_MS, SILENCE_MS } from "./timing.ts";

/** Inputs without the clock: each comes one millisecond after the one before, unless it says when. */
type Timeless<T> = T extends unknown ? Omit<T, "at"> & { readonly at?: number } : never;

function play(inputs: readonly Timeless<FollowInput>[], from = startFollowing(MAIN_QUEUE, false).state) {
  let state: Follower = from;
  let effects: readonly FollowEffect[] = [];
  let clock = 0;
  for (const input of inputs) {
    clock = input.at ?? clock + 1;
    ({ state, effects } = followStream(state, { ...input, at: clock }));
  }
  /** `effects` are those of the last input. */
  return { state, effects, kinds: effects.map(({ kind }) => kind) };
}

const connected = { kind: "connected" } as const;
const disconnected = { kind: "disconnected" } as const;
const snapshot = (xid: number, epoch = 1) => ({ kind: "snapshot", asOf: cursorAt(xid, 0, epoch) }) as const;
const batch = (from: number, to: number) => ({ kind: "batch", batch: sampleBatch(from, to) }) as const;
const answered = (ask: number, answer: JoinAnswer) => ({ kind: "answer", ask, answer }) as const;
const replay = (ask: number, from: number, to: number, events: Batch["events"] = []) =>
  answered(ask, { kind: "replay", batch: sampleBatch(from, to, events) });
const head = (xid: number, epoch = 1) => ({
  kind: "head" as const,
  head: { heads: [{ stream: MAIN_QUEUE, cursor: cursorAt(xid, 0, epoch) }] },
});
const tick = (at: number) => ({ kind: "tick", at }) as const;

/** Loaded, joined and current, standing at 10, last proved at 3. */
const { state: live } = play([connected, snapshot(10), replay(1, 10, 10)]);
const joinFrom = (ask: number, xid: number): FollowEffect => ({
  kind: "join",
  ask,
  join: { version: 1, stream: MAIN_QUEUE, cursor: cursorAt(xid) },
});

describe("beginning to follow", () => {
  it("asks for a snapshot first, and says nothing of freshness", () => {
    const { state, effects } = startFollowing(MAIN_QUEUE, true);
    expect(effects).toEqual([{ kind: "load" }]);
    expect(state.fresh).toBe(false);
  });

  it.each([
    ["the snapshot comes after the connection", [connected, snapshot(10)]],
    ["the connection comes after the snapshot", [snapshot(10), connected]],
  ])("[W8] joins from the snapshot's lower bound when %s", (_name, inputs) => {
    expect(play(inputs).effects).toEqual([joinFrom(1, 10)]);
  });

  it("[W9] is fresh once the answer has come, not when the socket opens", () => {
    expect(play([connected, snapshot(10)]).state.fresh).toBe(false);
    const { effects, state } = play([connected, snapshot(10), replay(1, 10, 12, [present(1, 1)])]);
    expect(effects).toEqual([{ kind: "apply", events: [present(1, 1)] }, { kind: "fresh" }]);
    expect(state.cursor).toBe(cursorAt(12));
  });

  it("[W3] keeps batches that come while the snapshot loads, and applies those it does not cover", () => {
    const { effects, state } = play([
      connected,
      batch(2, 5),
      batch(5, 14),
      batch(14, 15),
      snapshot(10),
      replay(1, 10, 12, [present(12, 12)]),
    ]);
    expect(effects).toEqual([
      { kind: "apply", events: [present(12, 12)] },
      { kind: "apply", events: [present(14, 14)] },
      { kind: "apply", events: [present(15, 15)] },
      { kind: "fresh" },
    ]);
    expect(state).toMatchObject({ cursor: cursorAt(15), parked: [] });
  });

  it("[W11] a failed load is asked for again, after a wait", () => {
    const waited = 2 + ASK_AGAIN_AFTER_MS;
    expect(play([connected, { kind: "load_failed" }]).kinds).toEqual([]);
    expect(play([connected, { kind: "load_failed" }, tick(waited - 1)]).kinds).toEqual([]);
    expect(play([connected, { kind: "load_failed" }, tick(waited)]).kinds).toEqual(["load"]);
  });

  it("[W8] a snapshot fetched for another reason is joined from its own bound, though that lies behind", () => {
    expect(play([snapshot(8)], live).effects).toEqual([joinFrom(2, 8), { kind: "stale", since: 3 }]);
  });
});

describe("batches", () => {
  it.each([
    ["connects exactly", batch(10, 12), ["apply"], 12],
    ["overlaps what is held", batch(6, 12), ["apply"], 12],
    ["is held already", batch(6, 10), [], 10],
    ["is older than what is held", batch(6, 9), [], 10],
    ["leaves a gap", batch(11, 12), ["join", "stale"], 10],
  ])("[W3] one that %s", (_name, input, kinds, stands) => {
    const { kinds: seen, state } = play([input], live);
    expect(seen).toEqual(kinds);
    expect(state.cursor).toBe(cursorAt(stands));
  });

  it("[W3] a gap is asked about once, and what was kept is applied after the answer", () => {
    const { state: missing, effects: first } = play([batch(11, 12)], live);
    expect(first).toContainEqual(joinFrom(2, 10));
    const { state: still, kinds } = play([batch(12, 13)], missing);
    expect(kinds).toEqual([]);
    const { effects, state } = play([replay(2, 10, 11, [present(11, 11)])], still);
    expect(effects).toEqual([
      { kind: "apply", events: [present(11, 11)] },
      { kind: "apply", events: [present(12, 12)] },
      { kind: "apply", events: [present(13, 13)] },
      { kind: "fresh" },
    ]);
    expect(state.cursor).toBe(cursorAt(13));
  });

  it("[W3] a gap that the answer did not close is asked about again", () => {
    const { effects, state } = play([batch(14, 15), replay(2, 10, 12)], live);
    expect(effects).toEqual([joinFrom(3, 12)]);
    expect(state.fresh).toBe(false);
  });

  it("[W3] the same batch twice is applied once", () => {
    expect(play([batch(10, 12), batch(10, 12)], live).kinds).toEqual([]);
  });

  it("[W3] a batch may overtake the answer to a join", () => {
    const { state } = play([disconnected, connected, batch(9, 14), replay(2, 10, 12)], live);
    expect(state).toMatchObject({ cursor: cursorAt(14), fresh: true });
  });

  it("[W3] keeps a bounded number, and asks for what it had to let go", () => {
    const flood = Array.from({ length: 400 }, (_, n) => batch(20 + n, 21 + n));
    const { state } = play(flood, live);
    expect(state.parked.length).toBeLessThan(300);
    expect(play([replay(2, 10, 20)], state).effects).toEqual([joinFrom(3, 20)]);
  });

  it("takes no notice of another stream", () => {
    const other = { ...sampleBatch(11, 12), stream: contactStream(present(1, 1).id) };
    expect(play([{ kind: "batch", batch: other }], live)).toMatchObject({ kinds: [], state: live });
  });
});

describe("heads", () => {
  it("[W6] betray a lost last batch", () => {
    expect(play([head(12)], live).effects).toEqual([joinFrom(2, 10), { kind: "stale", since: 3 }]);
  });

  it("[W6] that match change nothing but the proof", () => {
    const { state, kinds } = play([{ ...head(10), at: 500 }], live);
    expect(kinds).toEqual([]);
    expect(state.provedAt).toBe(500);
  });

  it("[W6] that lie behind match too: nothing of the stream came since", () => {
    expect(play([head(7)], live).state).toMatchObject({ fresh: true, cursor: cursorAt(10) });
  });
});

describe("resets", () => {
  it.each<[string, Timeless<FollowInput>]>([
    ["a batch of a foreign epoch", { kind: "batch", batch: { ...sampleBatch(1, 2), to: cursorAt(2, 0, 9) } }],
    ["a head of a foreign epoch", head(10, 9)],
    ["the server's word", { kind: "reset" }],
  ])("[W5] %s: loads anew, joins only then", (_name, input) => {
    const { effects, state } = play([input], live);
    expect(effects).toEqual([{ kind: "load" }, { kind: "stale", since: 3 }]);
    expect(state.cursor).toBeNull();
    expect(play([snapshot(20)], state).effects).toEqual([joinFrom(2, 20)]);
  });

  it("[W5] as the answer to a join", () => {
    const cut = [disconnected, connected];
    const { kinds } = play([...cut, answered(2, { kind: "reset", reason: "too_old" })], live);
    expect(kinds).toEqual(["load"]);
  });

  it("[W5] a join without an answer is given up for a snapshot", () => {
    const at = 2;
    const joined = [connected, snapshot(10)];
    expect(play([...joined, tick(at + ANSWER_WITHIN_MS - 1)]).kinds).toEqual([]);
    expect(play([...joined, tick(at + ANSWER_WITHIN_MS)]).kinds).toEqual(["load"]);
  });

  it("[W5] the answer to a join that was given up is not believed", () => {
    const { kinds, state } = play([disconnected, connected, replay(1, 10, 50, [present(1, 1)])], live);
    expect(kinds).toEqual([]);
    expect(state.cursor).toBe(cursorAt(10));
  });

  it("[W5] a replay that does not begin where the client stands is not applied", () => {
    const gap = [disconnected, connected, replay(2, 11, 12, [present(1, 1)])];
    expect(play(gap, live).kinds).toEqual(["load"]);
  });

  it("[W11] the second in a row waits, so that a server in trouble is not flooded", () => {
    const { state, kinds } = play([{ kind: "reset" }, snapshot(20), { kind: "reset", at: 100 }], live);
    expect(kinds).toEqual([]);
    expect(play([tick(100 + ASK_AGAIN_AFTER_MS)], state).kinds).toEqual(["load"]);
  });

  it("[W11] while one loads, another asks for nothing more", () => {
    expect(play([{ kind: "reset" }], live).kinds).toContain("load");
    expect(play([{ kind: "reset" }, { kind: "reset" }], live).kinds).toEqual([]);
    expect(play([{ kind: "reset" }, { kind: "reset" }, tick(60_000)], live).kinds).toEqual([]);
  });
});

describe("refusals", () => {
  it.each(["forbidden", "other_version", "malformed", "too_many_streams"] as const)(
    "[W11] %s is told, and stands until the next connection",
    (reason) => {
      const { state, effects } = play([connected, snapshot(10), answered(1, { kind: "refused", reason })]);
      expect(effects).toEqual([{ kind: "refused", reason }]);
      expect(play([tick(60_000), head(12), batch(11, 12)], state).kinds).toEqual([]);
      expect(play([disconnected, connected], state).kinds).toEqual(["join"]);
    },
  );

  it("[W11] unavailable is asked again, after a wait, and not told", () => {
    const refused = answered(1, { kind: "refused", reason: "unavailable" });
    const { state, kinds } = play([connected, snapshot(10), refused]);
    expect(kinds).toEqual([]);
    expect(play([tick(3 + ASK_AGAIN_AFTER_MS)], state).effects).toEqual([joinFrom(2, 10)]);
  });
});

describe("a clock that is set back by an hour", () => {
  const HOUR = 3_600_000;
  const atNoon = play([
    { ...connected, at: 12 * HOUR },
    { ...snapshot(10), at: 12 * HOUR },
  ]).state;
  const back = tick(11 * HOUR);

  it("[W11] keeps nobody waiting for an hour who waits to ask again", () => {
    const refused = { ...answered(1, { kind: "refused", reason: "unavailable" }), at: 12 * HOUR };
    expect(play([refused, tick(12 * HOUR + ASK_AGAIN_AFTER_MS - 1)], atNoon).kinds).toEqual([]);
    expect(play([refused, back], atNoon).effects).toEqual([joinFrom(2, 10)]);
  });

  it("[W5] keeps nobody waiting for an hour for an answer that was lost", () => {
    expect(play([tick(12 * HOUR + 1)], atNoon).kinds).toEqual([]);
    expect(play([back], atNoon).kinds).toEqual(["load"]);
  });

  it("[W9] has nothing called current for an hour that nobody vouched for", () => {
    const proved = play([{ ...replay(1, 10, 10), at: 12 * HOUR }], atNoon).state;
    expect(proved.fresh).toBe(true);
    expect(play([back], proved).effects).toEqual([joinFrom(2, 10), { kind: "stale", since: 12 * HOUR }]);
  });
});

describe("freshness", () => {
  it("[W9] ends when the socket closes, and names the last proof", () => {
    expect(play([{ ...disconnected, at: 900 }], live).effects).toEqual([{ kind: "stale", since: 3 }]);
  });

  it("[W9] ends after 25 seconds of silence, which is asked about", () => {
    expect(play([tick(3 + SILENCE_MS - 1)], live).kinds).toEqual([]);
    const { state, effects } = play([tick(3 + SILENCE_MS)], live);
    expect(effects).toEqual([joinFrom(2, 10), { kind: "stale", since: 3 }]);
    expect(play([head(10)], state).kinds).toEqual([]);
    expect(play([replay(2, 10, 10)], state).kinds).toEqual(["fresh"]);
  });

  it("[W9] lives on while batches come", () => {
    expect(play([{ ...batch(10, 12), at: 20_000 }, tick(40_000)], live).state.fresh).toBe(true);
  });

  it("[W9] does not come back with the connection, a parked batch or an early head", () => {
    const { state } = play([disconnected, connected, batch(12, 13), head(10)], live);
    expect(state.fresh).toBe(false);
    expect(play([replay(2, 10, 12)], state).kinds).toEqual(["apply", "fresh"]);
  });

  it("[W9] is told once each time", () => {
    expect(play([disconnected, tick(50_000), { ...connected, at: 50_001 }], live).kinds).toEqual(["join"]);
  });
});
