import { ChannelId, type Medium } from "@holdfast/case-schema";
import type { Channel, Found } from "@holdfast/channel-kit";
import { testHost } from "@holdfast/channel-kit/conformance";
import loopback from "@holdfast/channel-loopback";
import { testStore, type TestStore } from "@holdfast/db/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createHealth, type ChannelsHealth } from "./create-health.ts";
import { FORSAKEN_MS, outageChores } from "./outage-chores.ts";

const SMS = ChannelId.parse("sms");
const WEBFORM = ChannelId.parse("webform");
const PACE = { wellMs: 40, doubtMs: 10, downMs: 20, patienceMs: 1_000 };

let ahead = 0;
const clock = (): number => Date.now() + ahead;
let found: Found;
let store: TestStore;
let open: ChannelsHealth[];
let logged: string[];

beforeEach(async () => {
  ahead = 0;
  found = { kind: "well" };
  open = [];
  logged = [];
  store = await testStore({ clock });
});
afterEach(async () => {
  await Promise.all(open.map((health) => health.close()));
  await store.close();
});

const noticed = (event: string): void => void logged.push(event);

/** A gateway's health with the channels it carries; they all find what `found` says. */
function gateway(holder: string, carried: readonly (readonly [ChannelId, Medium])[]): ChannelsHealth {
  const health = createHealth({
    store,
    holder,
    clock,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, Math.min(ms, 50)).unref()),
    log: { info: noticed, warn: noticed, error: noticed },
    pace: PACE,
  });
  for (const [id, medium] of carried) {
    const channel: Channel = {
      ...loopback.connect({}, testHost()),
      check: async () => (id === SMS ? found : { kind: "well" }),
    };
    health.watch({ id, medium, channel });
  }
  open.push(health);
  health.start();
  return health;
}
const BOTH = [
  [SMS, "text"],
  [WEBFORM, "form"],
] as const;

const isUp = (health: ChannelsHealth): boolean | undefined => health.up().get(SMS);
const sinceOf = (health: ChannelsHealth): number | null =>
  health.ways(WEBFORM).find(({ medium }) => medium === "text")?.downSince ?? null;

describe("what gateways know of channels", () => {
  it("[G12] goes down and comes back by itself at both of two gateways, since the same time", async () => {
    const one = gateway("one", BOTH);
    const other = gateway("other", BOTH);
    expect([isUp(one), isUp(other)]).toEqual([true, true]);
    found = { kind: "down", reason: "credentials" };
    await expect.poll(() => [isUp(one), isUp(other)]).toEqual([false, false]);
    expect(sinceOf(one)).toBe(sinceOf(other));
    expect(sinceOf(one)).not.toBeNull();
    expect(one.ways(SMS)).toEqual([{ medium: "form", downSince: null }]);
    found = { kind: "well" };
    await expect.poll(() => [isUp(one), isUp(other)]).toEqual([true, true]);
    expect((await store.outages.known())[0]).toMatchObject({ version: 2, down: null });
    // Whoever ended it says so once it hears that it did, which both may have read before.
    await expect.poll(() => logged).toContain("channel_well");
    expect(logged.filter((event) => event === "channel_down")).toHaveLength(1);
    expect(logged.filter((event) => event === "channel_well")).toHaveLength(1);
  });

  it("[G12] keeps the time over a restart, and ends an outage from before it once that is old news", async () => {
    const before = gateway("before", BOTH);
    found = { kind: "down", reason: "line" };
    await expect.poll(() => isUp(before)).toBe(false);
    const since = sinceOf(before);
    await before.close();
    const after = gateway("after", BOTH);
    await expect.poll(() => sinceOf(after)).toBe(since);
    await after.close();
    found = { kind: "well" };
    ahead = 60_000;
    const last = gateway("last", BOTH);
    await expect.poll(async () => (await store.outages.known())[0]?.down).toBeNull();
    await expect.poll(() => isUp(last)).toBe(true);
  });

  it("does not let one gateway call well what another still sees down", async () => {
    const one = gateway("one", BOTH);
    found = { kind: "down", reason: "line" };
    await expect.poll(() => isUp(one)).toBe(false);
    await one.close();
    found = { kind: "well" };
    const other = gateway("other", BOTH);
    await expect.poll(() => isUp(other)).toBe(false);
    expect((await store.outages.known())[0]?.down).not.toBeNull();
  });

  it("leaves no outage of a channel whose variables were removed", async () => {
    const one = gateway("one", BOTH);
    found = { kind: "down", reason: "unreachable" };
    await expect.poll(() => isUp(one)).toBe(false);
    await one.close();
    const without = gateway("without", [[WEBFORM, "form"]]);
    const [forsaken] = outageChores(store, [WEBFORM]);
    expect(await forsaken?.run()).toBe(0);
    ahead = FORSAKEN_MS + 60_000;
    expect(await forsaken?.run()).toBe(1);
    expect((await store.outages.known())[0]?.down).toBeNull();
    expect(without.ways(WEBFORM)).toEqual([]);
  });
});
