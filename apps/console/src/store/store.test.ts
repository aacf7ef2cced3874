import { describe, expect, it, vi } from "vitest";
import { createStore } from "./store.ts";

describe("a store", () => {
  it("tells whoever watches, until they stop", () => {
    const store = createStore(1);
    const listener = vi.fn<() => void>();
    const stop = store.subscribe(listener);
    store.set(2);
    store.update((value) => value + 1);
    stop();
    store.set(9);
    expect(listener).toHaveBeenCalledTimes(2);
    expect(store.get()).toBe(9);
  });

  it("tells nobody when nothing changed", () => {
    const value = { same: true };
    const store = createStore(value);
    const listener = vi.fn<() => void>();
    store.subscribe(listener);
    store.set(value);
    store.update((now) => now);
    expect(listener).not.toHaveBeenCalled();
  });
});
