import { ChannelId, type MessageId, type UserId } from "@holdfast/case-schema";
import type pg from "pg";
import { beforeEach, describe, expect, it } from "vitest";
import type { Arrived, ProviderCopy } from "../intake/arrival.ts";
import {
  SAMPLE_CHANNEL,
  sampleArrival,
  sampleHeld,
  sampleStaff,
  testStore,
  type TestStore,
} from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";
import type { CopyLease } from "./copy-store.ts";

const HOUR = 3_600_000;
const WANTED: CopyLease = { keptMs: HOUR, channels: [SAMPLE_CHANNEL], leaseMs: 60_000, most: 10 };
let now = 1_800_000_000_000;
let store: TestStore;
let client: pg.Client;
let dana: UserId;
beforeEach(async () => {
  store = await testStore({ clock: () => now });
  client = await rawClient(store.connection);
  dana = await sampleStaff(store, "Dana");
  return async () => {
    await client.end();
    await store.close();
  };
});

const copy = (ref: string | null, pictures = 0): ProviderCopy => ({
  ref,
  media: Array.from({ length: pictures }, (_, n) => ({ ref: `${ref} ${n}`, type: "image/png" })),
});
async function arrive(
  provider: ProviderCopy | null,
  threadKey: string = crypto.randomUUID(),
): Promise<Arrived> {
  return store.intake.arrive(sampleArrival({ threadKey, provider }));
}
const refs = async (wanted: Partial<CopyLease> = {}): Promise<readonly string[]> =>
  (await store.copies.lease({ ...WANTED, ...wanted })).map(({ ref }) => ref);
async function namesLeft(): Promise<number> {
  const { rows } = await client.query("select count(*)::int as n from message where provider is not null");
  return rows[0].n;
}

describe("what a provider keeps", () => {
  it("[DB57] is to be forgotten once it was kept as long as the setting says", async () => {
    const { messageId } = await arrive(copy("ref-1"));
    await arrive(null);
    expect(await store.copies.count()).toBe(1);
    now += HOUR - 1;
    expect(await refs()).toEqual([]);
    now += 1;
    expect(await store.copies.lease(WANTED)).toEqual([
      { messageId, channel: SAMPLE_CHANNEL, ref: "ref-1", attempt: 1 },
    ]);
  });

  it("[DB57] is asked for by one at a time, and again when that one died", async () => {
    await arrive(copy("ref-1"));
    now += HOUR;
    const both = await Promise.all([refs(), refs()]);
    expect(both.flat()).toEqual(["ref-1"]);
    now += WANTED.leaseMs - 1;
    expect(await refs()).toEqual([]);
    now += 1;
    expect(await store.copies.lease(WANTED)).toMatchObject([{ ref: "ref-1", attempt: 2 }]);
  });

  it("[DB57] is asked for again after a failure, when it was said, and then no more once forgotten", async () => {
    const { messageId } = await arrive(copy("ref-1"));
    now += HOUR;
    await refs();
    await store.copies.tryAgain(messageId, now + 1000);
    expect(await refs()).toEqual([]);
    now += 1000;
    expect(await refs()).toEqual(["ref-1"]);
    expect(await namesLeft()).toBe(1);
    await store.copies.forgotten(messageId);
    expect([await namesLeft(), await store.copies.count()]).toEqual([0, 0]);
    now += HOUR;
    expect(await refs()).toEqual([]);
  });

  it("[DB57] waits for its pictures, since nobody could fetch them afterwards", async () => {
    await arrive(copy("mms-1", 2));
    now += 100 * HOUR;
    expect(await refs()).toEqual([]);
    await client.query(
      "create or replace function pictures_awaited(_message_id uuid, _media integer) returns boolean return false",
    );
    expect(await refs()).toEqual(["mms-1"]);
  });

  it("[DB57] is left to gateways that carry its channel; without a name there is nothing to ask for", async () => {
    await arrive(copy("ref-1"));
    await arrive(copy(null));
    now += HOUR;
    expect(await refs({ channels: [ChannelId.parse("sms")] })).toEqual([]);
    expect(await refs({ channels: [] })).toEqual([]);
    expect(await refs()).toEqual(["ref-1"]);
    expect(await store.copies.count()).toBe(1);
  });

  it("[DB57] of an answer is known from whoever heard its name: who sent it, or the provider's callback", async () => {
    const id = await sampleHeld(store, dana);
    const names = ["ref-sent", "ref-told"];
    for (const [n, ref] of names.entries()) {
      const messageId = crypto.randomUUID() as MessageId;
      await store.answers.answer({
        check: () => null,
        contactId: id,
        messageId,
        by: dana,
        text: "Yes",
        validForMs: null,
      });
      const told = { channel: SAMPLE_CHANNEL, messageId, state: "delivered", ref } as const;
      // The callback comes first, which makes the sender's state an old one; its name is as good as ever.
      if (n === 0) await store.outbox.receipt({ ...told, ref: undefined, dedupeKey: "first" });
      await store.outbox.settle(messageId, n === 0 ? { state: "sent", ref } : { state: "unknown" });
      if (n === 1) await store.outbox.receipt({ ...told, dedupeKey: "second" });
    }
    expect((await store.contacts.entries(id, 0)).map(({ sendState }) => sendState)).toEqual([
      null,
      "delivered",
      "delivered",
    ]);
    now += HOUR;
    expect((await refs()).toSorted()).toEqual(names);
  });
});

describe("what somebody takes back", () => {
  it("[DB58] is to be forgotten at once, pictures or not, though the words and their key are gone", async () => {
    const threadKey = crypto.randomUUID();
    await arrive(copy("mms-1", 1), threadKey);
    await arrive(copy("ref-2"), threadKey);
    await arrive(copy("ref-3"));
    expect(await store.conversations.withdraw(SAMPLE_CHANNEL, threadKey, "everything")).toBe("withdrawn");
    expect(await namesLeft()).toBe(1);
    expect((await refs()).toSorted()).toEqual(["mms-1", "ref-2"]);
    now += HOUR + WANTED.leaseMs;
    expect((await refs()).toSorted()).toEqual(["mms-1", "ref-2", "ref-3"]);
  });

  it("[DB58] one message at a time, and in any state of being asked for", async () => {
    const threadKey = crypto.randomUUID();
    const gone = await arrive(copy("ref-1"), threadKey);
    await arrive(copy("ref-2"), threadKey);
    now += HOUR;
    await refs({ most: 1 });
    await store.copies.tryAgain(gone.messageId, now + 24 * HOUR);
    expect(await store.conversations.withdraw(SAMPLE_CHANNEL, threadKey, gone.messageId)).toBe("withdrawn");
    expect(await refs({ keptMs: 24 * HOUR })).toEqual(["ref-1"]);
    await store.copies.forgotten(gone.messageId);
    expect(await store.copies.count()).toBe(1);
  });

  it("[DB58] that nobody keeps, or keeps without a name, is erased all the same", async () => {
    const threadKey = crypto.randomUUID();
    await arrive(null, threadKey);
    await arrive(copy(null), threadKey);
    expect(await store.conversations.withdraw(SAMPLE_CHANNEL, threadKey, "everything")).toBe("withdrawn");
    expect(await refs({ keptMs: 0 })).toEqual([]);
    expect(await store.copies.count()).toBe(0);
  });

  it("[DB58] while more arrives is named with all that is erased", async () => {
    const threadKey = crypto.randomUUID();
    await arrive(copy("ref-0"), threadKey);
    const arriving = Array.from({ length: 20 }, async (_, n) => arrive(copy(`ref-${n + 1}`), threadKey));
    const withdrawing = Array.from({ length: 3 }, async () =>
      store.conversations.withdraw(SAMPLE_CHANNEL, threadKey, "everything"),
    );
    expect(new Set(await Promise.all(withdrawing))).toEqual(new Set(["withdrawn"]));
    await Promise.all(arriving);
    const { rows } = await client.query("select count(*)::int as n from message where body is null");
    // What was erased is to be forgotten now, and what came afterwards in its time.
    expect(await refs({ most: 100, keptMs: 24 * HOUR })).toHaveLength(rows[0].n);
    expect(await store.copies.count()).toBe(21);
  });

  it("[DB60] keeps no name in the clear", async () => {
    const threadKey = crypto.randomUUID();
    await arrive(copy("ref-secret"), threadKey);
    await store.conversations.withdraw(SAMPLE_CHANNEL, threadKey, "everything");
    const { rows } = await client.query("select ref from provider_copy");
    expect(rows).toHaveLength(1);
    expect(rows[0].ref.includes("ref-secret")).toBe(false);
  });
});
