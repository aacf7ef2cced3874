import {
  EMPTY_FEED,
  encodeCursor,
  MAIN_QUEUE,
  startFollowing,
  StreamName,
  type Feed,
  type Follower,
} from "@holdfast/wire";
import { describe, expect, it } from "vitest";
import {
  breakOf,
  freshnessOf,
  only,
  NOTICE_AFTER_MS,
  OFFLINE_AFTER_MS,
  type Freshness,
} from "./freshness.ts";

const CONTACT = StreamName.parse("contact:019ab000-0000-7000-8000-000000000001");
const follower = (facts: Partial<Follower>): Follower => ({
  ...startFollowing(MAIN_QUEUE, true).state,
  ...facts,
});
const feed = (connected: boolean, queue: Partial<Follower>, contact?: Partial<Follower>): Feed => ({
  ...EMPTY_FEED,
  connected,
  followers: new Map([
    [MAIN_QUEUE, follower(queue)],
    ...(contact ? [[CONTACT, follower({ ...contact, stream: CONTACT })] as const] : []),
  ]),
});
const CURSOR = encodeCursor({ epoch: "0".repeat(16), xid: 1n, seq: 0n });
const STARTING: Freshness = { kind: "starting" };
const LIVE: Freshness = { kind: "live", provedAt: 100 };

describe("whether the screen is current", () => {
  it("is so when every stream is, as of the one proved longest ago", () => {
    const both = feed(true, { fresh: true, provedAt: 200 }, { fresh: true, provedAt: 150 });
    expect(freshnessOf(STARTING, both, 210)).toEqual({ kind: "live", provedAt: 150 });
  });

  it("stays the same object while nothing changes, so that nothing is drawn again", () => {
    expect(freshnessOf(LIVE, feed(true, { fresh: true, provedAt: 100 }), 900)).toBe(LIVE);
  });

  it("is not yet known while the first load runs", () => {
    expect(freshnessOf(STARTING, feed(true, {}), 10)).toBe(STARTING);
    expect(freshnessOf(STARTING, EMPTY_FEED, 10)).toBe(STARTING);
  });

  it.each([true, false])(
    "is stale since it was loaded when nobody vouches for that soon after, with a connection or without: %s",
    (connected) => {
      const loaded = feed(connected, { cursor: CURSOR });
      const waits = freshnessOf(STARTING, loaded, 10);
      expect(breakOf(waits, 10)).toBe("none");
      expect(freshnessOf(waits, loaded, 10 + NOTICE_AFTER_MS - 1)).toBe(waits);
      // Also where it is being loaded anew: it still stands there.
      const late = freshnessOf(waits, feed(connected, {}), 10 + NOTICE_AFTER_MS);
      expect(late).toEqual({ kind: "stale", since: 10, brokenAt: 10 });
      expect(breakOf(late, 10 + NOTICE_AFTER_MS)).toBe("reconnecting");
      expect(freshnessOf(waits, feed(true, { fresh: true, provedAt: 30 }), 30).kind).toBe("live");
    },
  );

  it("is stale since it was last proved when the connection goes", () => {
    expect(freshnessOf(LIVE, feed(false, { provedAt: 100 }), 500)).toEqual({
      kind: "stale",
      since: 100,
      brokenAt: 500,
    });
  });

  it("keeps the first break until every stream is current again, not until the socket opens", () => {
    const stale = freshnessOf(LIVE, feed(false, { provedAt: 100 }), 500);
    expect(freshnessOf(stale, feed(true, { provedAt: 100 }), 900)).toBe(stale);
    expect(freshnessOf(stale, feed(true, { fresh: true, provedAt: 950 }), 950).kind).toBe("live");
  });

  it("of some streams alone is not touched by the others", () => {
    const both = feed(true, { fresh: true, provedAt: 200 }, { fresh: false, provedAt: 150 });
    expect(freshnessOf(LIVE, both, 210).kind).toBe("stale");
    const queueAlone = only(both, (stream) => stream === MAIN_QUEUE);
    expect(freshnessOf(LIVE, queueAlone, 210)).toEqual({ kind: "live", provedAt: 200 });
  });

  it("is not broken by a contact that was only just opened", () => {
    expect(freshnessOf(LIVE, feed(true, { fresh: true, provedAt: 100 }, {}), 500)).toBe(LIVE);
  });
});

describe("what a break means", () => {
  it.each([
    [0, "flicker"],
    [NOTICE_AFTER_MS - 1, "flicker"],
    [NOTICE_AFTER_MS, "reconnecting"],
    [OFFLINE_AFTER_MS - 1, "reconnecting"],
    [OFFLINE_AFTER_MS, "offline"],
  ])("after %i ms is %s", (length, expected) => {
    expect(breakOf({ kind: "stale", since: 0, brokenAt: 1_000 }, 1_000 + length)).toBe(expected);
  });

  it("is nothing while all is current", () => {
    expect(breakOf(LIVE, 1e9)).toBe("none");
    expect(breakOf(STARTING, 1e9)).toBe("none");
  });
});
