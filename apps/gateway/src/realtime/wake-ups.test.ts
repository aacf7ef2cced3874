import type { LogStore } from "@holdfast/db";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { OpenBus } from "../bus/bus.ts";
import { listenForCommits } from "./wake-ups.ts";

/** A log whose commits are announced by hand, and what the other gateways and we heard of them. */
function setting() {
  const heard = { here: 0, elsewhere: 0, closed: false };
  let commit: Parameters<LogStore["onCommit"]>[0] = () => {};
  const bus: OpenBus = async () => ({
    kind: "postgres",
    wake: () => (heard.elsewhere += 1),
    tell: () => {},
    isUp: () => true,
    close: async () => {
      heard.closed = true;
    },
  });
  const store: Pick<LogStore, "onCommit"> = {
    onCommit: (listener) => {
      commit = listener;
      return () => (commit = () => {});
    },
  };
  const log = { info() {}, warn() {}, error() {} };
  const { stop } = listenForCommits(store, bus, { wake: () => (heard.here += 1), told: () => {} }, log);
  return { heard, stop, commit: () => commit("arrival") };
}

describe("telling of commits", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it("tells the other gateways of the first at once, and of all that follow it closely together", async () => {
    const { heard, commit, stop } = setting();
    await vi.advanceTimersByTimeAsync(0);
    commit();
    expect(heard).toMatchObject({ here: 1, elsewhere: 1 });
    for (let n = 0; n < 100; n += 1) commit();
    expect(heard).toMatchObject({ here: 101, elsewhere: 1 });
    await vi.advanceTimersByTimeAsync(10);
    expect(heard.elsewhere).toBe(2);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(heard.elsewhere).toBe(2);
    commit();
    expect(heard.elsewhere).toBe(3);
    await stop();
  });

  it("keeps no commit to itself when it stops", async () => {
    const { heard, commit, stop } = setting();
    await vi.advanceTimersByTimeAsync(0);
    commit();
    commit();
    await stop();
    expect(heard).toEqual({ here: 2, elsewhere: 2, closed: true });
    commit();
    expect(heard.here).toBe(2);
  });
});
