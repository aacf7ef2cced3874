import { describe, expect, it } from "vitest";
import { createRinging } from "./ring-here.ts";

interface Asked {
  readonly hold: () => Promise<void>;
  readonly refuse: (reason: unknown) => void;
  readonly done: () => void;
}

/** The locks of one browser: one holder at a time, the others in line, and whoever steals has it at once. */
function browserLocks(): Pick<LockManager, "request"> {
  let holder: Asked | null = null;
  let line: Asked[] = [];
  function next(): void {
    const first = line.shift();
    holder = first ?? null;
    if (first !== undefined) void begin(first);
  }
  async function begin(asked: Asked): Promise<void> {
    holder = asked;
    await asked.hold();
    if (holder !== asked) return;
    asked.done();
    next();
  }
  const request = (_name: string, options: LockOptions, hold: () => Promise<void>): Promise<void> =>
    new Promise((done, refuse) => {
      const asked = { hold, refuse, done };
      options.signal?.addEventListener("abort", () => {
        line = line.filter((other) => other !== asked);
        if (holder !== asked) refuse(new DOMException("aborted", "AbortError"));
      });
      if (options.steal === true) {
        holder?.refuse(new DOMException("stolen", "AbortError"));
        void begin(asked);
      } else if (holder === null) void begin(asked);
      else line.push(asked);
    });
  return { request } as Pick<LockManager, "request">;
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe("of all tabs of one browser", () => {
  it("[AL9] one rings, and the next when it is closed", async () => {
    const locks = browserLocks();
    const tabs = [createRinging(locks), createRinging(locks), createRinging(locks)];
    const ringing = (): readonly boolean[] => tabs.map(({ isHere }) => isHere.get());
    for (const tab of tabs) tab.wait();
    await settled();
    expect(ringing()).toEqual([true, false, false]);
    tabs[0]?.leave();
    await settled();
    expect(ringing()).toEqual([false, true, false]);
  });

  it("[AL9] the one that takes it rings, and the one that had it stands in line again", async () => {
    const locks = browserLocks();
    const [one, other] = [createRinging(locks), createRinging(locks)];
    one.wait();
    other.wait();
    other.take();
    await settled();
    expect([one.isHere.get(), other.isHere.get()]).toEqual([false, true]);
    other.leave();
    await settled();
    expect([one.isHere.get(), other.isHere.get()]).toEqual([true, false]);
  });

  it("[AL9] one that sleeps and wakes stands in line again", async () => {
    const locks = browserLocks();
    const [one, other] = [createRinging(locks), createRinging(locks)];
    one.wait();
    other.wait();
    one.leave();
    one.wait();
    await settled();
    expect([one.isHere.get(), other.isHere.get()]).toEqual([false, true]);
    other.take();
    other.leave();
    await settled();
    expect(one.isHere.get()).toBe(true);
  });

  it("every one rings where the browser has no locks: rather twice than never", () => {
    const tabs = [createRinging(undefined), createRinging(null)];
    for (const tab of tabs) tab.wait();
    expect(tabs.map(({ isHere }) => isHere.get())).toEqual([true, true]);
  });
});
