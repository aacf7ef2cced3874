import { ChannelId } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { rawClient } from "../testing/raw-client.ts";
import { testStore, type TestStore } from "../testing/index.ts";
import type { OutageStore } from "./outage-store.ts";

const NOON = Date.UTC(2026, 0, 1, 12);
const UNSEEN_MS = 25_000;

let now = NOON;
let one: TestStore;
let other: TestStore;
beforeAll(async () => {
  one = await testStore({ clock: () => now });
  other = await testStore({ clock: () => now, connection: one.connection });
});
afterAll(async () => {
  await other.close();
  await one.close();
});

let count = 0;
let channel: ChannelId;
beforeEach(() => {
  count += 1;
  channel = ChannelId.parse(`sms-${count}`);
  now = NOON;
});

const report = (
  store: TestStore,
  by: string,
  since = now,
  reason: Parameters<OutageStore["report"]>[0]["reason"] = "unreachable",
): Promise<boolean> => store.outages.report({ channel, since, seenAt: now, reason, by });

const stateOf = async (store: TestStore) =>
  (await store.outages.known()).find((known) => known.channel === channel) ?? null;

/** What the log told about the channel, in order. */
async function told(): Promise<readonly unknown[]> {
  const client = await rawClient(one.connection);
  const { rows } = await client.query<{ payload: { id: string } }>(
    "select payload from event where stream = 'queue:main' order by xid, seq",
  );
  await client.end();
  return rows.map(({ payload }) => payload).filter(({ id }) => id === channel);
}

const event = (version: number, down: { since: number; reason: string } | null): unknown => ({
  kind: "channel",
  id: channel,
  version,
  down,
});

describe("an outage", () => {
  it("[DB90] is the same for every gateway, since the time that the first one said", async () => {
    expect(await report(one, "a", NOON - 9_000)).toBe(true);
    expect(await report(other, "b", NOON - 2_000)).toBe(false);
    const known = { channel, version: 1, down: { since: NOON - 9_000, reason: "unreachable" } };
    expect(await stateOf(one)).toEqual(known);
    expect(await stateOf(other)).toEqual(known);
  });

  it("[DB90] opens once when many notice at once", async () => {
    const news = await Promise.all(
      Array.from({ length: rounds(12) }, (_, n) => report(n % 2 === 0 ? one : other, `g${n}`, NOON - n)),
    );
    expect(news.filter((isNew) => isNew)).toHaveLength(1);
    expect(await told()).toHaveLength(1);
  });

  it("[DB90] outlives the gateway that saw it", async () => {
    const gone = await testStore({ clock: () => now, connection: one.connection });
    await report(gone, "gone", NOON - 60_000);
    await gone.close();
    now += 5_000;
    expect(await report(one, "restarted")).toBe(false);
    expect((await stateOf(one))?.down?.since).toBe(NOON - 60_000);
  });

  it("[DB91] tells of outage, other reason and recovery, and not of being seen again", async () => {
    await report(one, "a", NOON);
    await report(one, "a", NOON);
    await report(one, "a", NOON, "credentials");
    now += 1_000;
    await one.outages.end(channel, "a", UNSEEN_MS);
    expect(await told()).toEqual([
      event(1, { since: NOON, reason: "unreachable" }),
      event(2, { since: NOON, reason: "credentials" }),
      event(3, null),
    ]);
    expect(await stateOf(one)).toEqual({ channel, version: 3, down: null });
  });

  it("[DB90] after another begins after it, whatever time was said", async () => {
    await report(one, "a", NOON);
    now += 10_000;
    await one.outages.end(channel, "a", UNSEEN_MS);
    now += 1_000;
    await report(one, "a", NOON + 5_000);
    expect((await stateOf(one))?.down?.since).toBe(NOON + 10_000);
  });

  it("[DB90] that was seen before another gateway saw its end does not begin again", async () => {
    await report(one, "a");
    now += 10_000;
    await one.outages.end(channel, "a", UNSEEN_MS);
    const late = { channel, since: NOON, seenAt: NOON + 10_000, reason: "unreachable", by: "b" } as const;
    expect(await other.outages.report(late)).toBe(false);
    expect(await stateOf(one)).toEqual({ channel, version: 2, down: null });
  });

  it("[DB92] is not ended by a gateway while another still sees it, and then is", async () => {
    await report(one, "a");
    expect(await other.outages.end(channel, "b", UNSEEN_MS)).toBe(false);
    now += UNSEEN_MS + 1;
    expect(await other.outages.end(channel, "b", UNSEEN_MS)).toBe(true);
    expect(await one.outages.end(channel, "a", UNSEEN_MS)).toBe(false);
    expect(await told()).toHaveLength(2);
  });

  it("[DB92] of a channel that nobody carries any more ends; of one that is carried, or seen, it does not", async () => {
    await report(one, "a");
    await one.outages.endForsaken([], UNSEEN_MS);
    expect((await stateOf(one))?.down).not.toBeNull();
    now += UNSEEN_MS + 1;
    // Takes those of other tests with it, and leaves the one that is carried.
    await one.outages.endForsaken([channel], UNSEEN_MS);
    expect((await stateOf(one))?.down).not.toBeNull();
    expect(await one.outages.endForsaken([ChannelId.parse("webform")], UNSEEN_MS)).toBe(1);
    expect(await stateOf(one)).toMatchObject({ down: null });
  });

  it("is forgotten a while after it ended, but the last one not: versions go on from it", async () => {
    for (let round = 0; round < 3; round += 1) {
      await report(one, "a");
      now += 1_000;
      await one.outages.end(channel, "a", UNSEEN_MS);
      now += 1_000;
    }
    now += 100_000;
    expect(await one.outages.forget(50_000)).toBeGreaterThanOrEqual(2);
    expect(await stateOf(one)).toEqual({ channel, version: 6, down: null });
    await report(one, "a");
    expect((await stateOf(one))?.version).toBe(7);
  });

  it("wakes whoever waits for commits when there is news, and only then", async () => {
    let woken = 0;
    const stop = one.log.onCommit(() => (woken += 1));
    await report(one, "a");
    await report(one, "a");
    await one.outages.end(channel, "b", UNSEEN_MS);
    expect(woken).toBe(1);
    await one.outages.end(channel, "a", UNSEEN_MS);
    expect(woken).toBe(2);
    stop();
  });
});

describe("outages in a race", () => {
  it("[DB91] whatever gateways say at once, versions rise by one and the last event is the truth", async () => {
    const act = fc.record({
      gateway: fc.nat(2),
      what: fc.constantFrom("down" as const, "refused" as const, "well" as const),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 12 }), async (acts) => {
        count += 1;
        channel = ChannelId.parse(`sms-${count}`);
        await Promise.all(
          acts.map(async ({ gateway, what }) => {
            now += 1;
            const store = gateway === 0 ? one : other;
            if (what === "well") return store.outages.end(channel, `g${gateway}`, UNSEEN_MS);
            return report(store, `g${gateway}`, NOON, what === "down" ? "unreachable" : "credentials");
          }),
        );
        const events = (await told()) as { version: number; down: unknown }[];
        expect(events.map(({ version }) => version)).toEqual(events.map((_, index) => index + 1));
        const last = events.at(-1);
        const state = await stateOf(one);
        expect(last === undefined ? null : { version: last.version, down: last.down }).toEqual(
          state && { version: state.version, down: state.down },
        );
      }),
      { numRuns: rounds(25) },
    );
  });
});

describe("the schema", () => {
  it.each([
    ["[DB90] a second open outage", `('x', 2, now(), null, 'line', 'a', now())`],
    ["an end before the beginning", `('y', 1, now(), now() - interval '1 s', 'line', 'a', now())`],
    ["words for a reason", `('z', 1, now(), null, 'It broke.', 'a', now())`],
  ])("refuses %s", async (_name, values) => {
    const client = await rawClient(one.connection);
    await client.query("begin");
    await client.query(`insert into outage values ('x', 1, now(), null, 'line', 'a', now())`);
    await expect(client.query(`insert into outage values ${values}`)).rejects.toThrow(/violates/);
    await client.query("rollback");
    await client.end();
  });
});
