import { join } from "node:path";
import { ChannelId } from "@holdfast/case-schema";
import type { Host } from "@holdfast/channel-kit";
import { testStore, type TestStore } from "@holdfast/db/testing";
import { openLine, type Cut } from "@holdfast/tooling/cuttable-line";
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { holdOf } from "./hold.ts";

let store: TestStore;
beforeAll(async () => {
  store = await testStore();
});
afterAll(() => store.close());

const MAIL = ChannelId.parse("mail");
const LEASE_MS = 900;

/** One gateway's way to hold; `leases` stands in for what happens between it and the database. */
const gateway = (leases: Partial<TestStore["leases"]> = {}): Host["hold"] =>
  holdOf(MAIL, {
    store: { leases: { ...store.leases, ...leases } },
    random: (size) => randomBytes(size),
    leaseMs: LEASE_MS,
  });

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
/** As a process that is stopped: nothing of it runs, and time goes on. */
const sleepWhole = (ms: number): void =>
  void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
const never = (): AbortSignal => new AbortController().signal;

describe("holding what one gateway at a time may do", () => {
  it("[CH29] is done by one of two gateways, and by the other as soon as the first is done", async () => {
    const order: string[] = [];
    const first = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const one = gateway()("handed", never(), async () => {
      order.push("one begins");
      begun.resolve();
      await first.promise;
      order.push("one ends");
    });
    await begun.promise;
    const refused = Promise.withResolvers<void>();
    const other = gateway({
      take: async (...asked) => {
        const had = await store.leases.take(...asked);
        if (!had) refused.resolve();
        return had;
      },
    })("handed", never(), async () => void order.push("other"));
    await refused.promise;
    first.resolve();
    await Promise.all([one, other]);
    expect(order).toEqual(["one begins", "one ends", "other"]);
  });

  it("[CH29] outlasts its lease while its gateway lives", async () => {
    const end = new AbortController();
    let renewed = 0;
    const take: TestStore["leases"]["take"] = async (...asked) => {
      const had = await store.leases.take(...asked);
      renewed += 1;
      if (renewed === 6) end.abort();
      return had;
    };
    let runs = 0;
    await gateway({ take })("kept", end.signal, async (signal) => {
      runs += 1;
      await aborted(signal);
    });
    expect(runs).toBe(1);
  });

  it("[CH29] stops working when the database is out of reach, before anybody else can begin, and begins anew after", async () => {
    let away = false;
    const take: TestStore["leases"]["take"] = async (...asked) => {
      if (away) throw new Error("away");
      return store.leases.take(...asked);
    };
    const end = new AbortController();
    const begun = Promise.withResolvers<void>();
    let stoppedAt = 0;
    let runs = 0;
    const working = gateway({ take })("cut", end.signal, async (signal) => {
      runs += 1;
      away = true;
      begun.resolve();
      if (runs === 2) return;
      await aborted(signal);
      stoppedAt = performance.now();
      away = false;
    });
    let beganAt = 0;
    await begun.promise;
    await gateway()("cut", never(), async () => {
      beganAt = performance.now();
    });
    await working;
    expect(runs).toBe(2);
    expect(stoppedAt).toBeGreaterThan(0);
    expect(beganAt).toBeGreaterThanOrEqual(stoppedAt);
  });

  it("[CH29] is another's when its gateway was killed, once the lease ran out and not before", async () => {
    const since = performance.now();
    await store.leases.take(MAIL, "killed", "a gateway that is no more", LEASE_MS);
    let beganAfter = 0;
    await gateway()("killed", never(), async () => {
      beganAfter = performance.now() - since;
    });
    expect(beganAfter).toBeGreaterThanOrEqual(LEASE_MS - 5);
  });

  it.each<[what: string, how: Cut]>([
    ["is dead from then on", "silent"],
    ["brings what was said meanwhile when it is back", "held"],
  ])(
    "[CH29] [G758] is over for whoever's line to the database %s, before anybody else begins, and theirs again only in their turn",
    async (_what, how) => {
      const { host = "", port = 0 } = store.connection;
      const line = await openLine({ path: join(host, `.s.PGSQL.${port}`) });
      const connection = { ...store.connection, host: "127.0.0.1", port: line.port };
      const cut = await testStore({ connection });
      const order: string[] = [];
      const end = new AbortController();
      const begun = Promise.withResolvers<void>();
      const again = Promise.withResolvers<void>();
      const working = gateway(cut.leases)(`line ${how}`, end.signal, async (signal, isHeld) => {
        order.push("cut begins");
        if (order.length > 1) {
          end.abort();
          return again.resolve();
        }
        begun.resolve();
        await aborted(signal);
        order.push(`cut ends, held: ${String(isHeld())}`);
      });
      await begun.promise;
      await line.cut(how);
      const other = new AbortController();
      await gateway()(`line ${how}`, other.signal, async () => {
        order.push("other begins");
        await line.mend();
        // Whatever was said meanwhile has arrived long before the lease would have run out again.
        await new Promise((resolve) => setTimeout(resolve, LEASE_MS));
        order.push("other ends");
      });
      await again.promise;
      await working;
      expect(order).toEqual([
        "cut begins",
        "cut ends, held: false",
        "other begins",
        "other ends",
        "cut begins",
      ]);
      await cut.close();
      await line.close();
    },
    30_000,
  );

  it("[CH29] is over for a process that slept through its lease, before it does anything else", async () => {
    const end = new AbortController();
    const asleep: boolean[] = [];
    await gateway()("slept", end.signal, async (signal, isHeld) => {
      asleep.push(isHeld(), signal.aborted);
      sleepWhole(LEASE_MS);
      // Nothing that runs by itself had its turn since.
      asleep.push(signal.aborted, isHeld(), signal.aborted);
      end.abort();
    });
    expect(asleep).toEqual([true, false, false, false, true]);
  });

  it("[CH29] [G762] is over for whoever's machine slept through the lease, though what measures time in it stood still", async () => {
    let asleep = 0;
    const end = new AbortController();
    const elapsed = (): number => performance.now() + asleep;
    const held: boolean[] = [];
    const hold = holdOf(MAIL, { store, random: (size) => randomBytes(size), leaseMs: LEASE_MS, elapsed });
    await hold("asleep", end.signal, async (signal, isHeld) => {
      held.push(isHeld());
      asleep = LEASE_MS;
      held.push(isHeld(), !signal.aborted);
      end.abort();
    });
    expect(held).toEqual([true, false, false]);
  });

  it("[G763] outlasts a renewal that fails, as where a line to the database broke", async () => {
    const end = new AbortController();
    let asked = 0;
    const take: TestStore["leases"]["take"] = async (...lease) => {
      asked += 1;
      if (asked === 2) throw new Error("the line broke");
      if (asked === 5) end.abort();
      return store.leases.take(...lease);
    };
    let runs = 0;
    await gateway({ take })("broke", end.signal, async (signal) => {
      runs += 1;
      await aborted(signal);
    });
    expect(runs).toBe(1);
  });

  it("[CH29] is nobody's once it was given back, whoever asks then", async () => {
    let isStill = (): boolean => true;
    await gateway()("given back", never(), async (_signal, isHeld) => {
      expect(isHeld()).toBe(true);
      isStill = isHeld;
    });
    expect(isStill()).toBe(false);
  });

  it("[CH29] is not begun by whoever hears only after it that the lease was theirs", async () => {
    const other = gateway();
    let held = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      held += 1;
      most = Math.max(most, held);
      await new Promise((resolve) => setTimeout(resolve, LEASE_MS / 2));
      held -= 1;
    };
    const answered = Promise.withResolvers<void>();
    let isFirst = true;
    const late = gateway({
      take: async (...asked) => {
        const had = await store.leases.take(...asked);
        if (isFirst) {
          isFirst = false;
          await answered.promise;
        }
        return had;
      },
    })("late", never(), work);
    await other("late", never(), async () => {
      answered.resolve();
      await work();
    });
    await late;
    expect(most).toBe(1);
  });

  it("[CH29] gives its turn up and says what failed", async () => {
    const failing = gateway()("fails", never(), () => Promise.reject(new Error("the mailbox is gone")));
    await expect(failing).rejects.toThrow("the mailbox is gone");
    expect(await store.leases.take(MAIL, "fails", "next", LEASE_MS)).toBe(true);
  });

  it("[CH29] asked to end while it waits, never begins", async () => {
    await store.leases.take(MAIL, "taken", "somebody", 5 * LEASE_MS);
    const end = new AbortController();
    const begin = vi.fn<() => Promise<void>>();
    await gateway({
      take: async (...asked) => {
        const had = await store.leases.take(...asked);
        end.abort();
        return had;
      },
    })("taken", end.signal, begin);
    await gateway()("free", AbortSignal.abort(), begin);
    expect(begin).not.toHaveBeenCalled();
  });
});
