import type { ContactId, MessageId, OptOutKind, UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  sampleArrival,
  sampleHeld,
  sampleMark,
  sampleOptOut,
  sampleStaff,
  SAMPLE_CHANNEL,
} from "../testing/index.ts";
import { testStore, type TestStore } from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";
import type { OptOutWord } from "./opt-out-store.ts";

let now = 1_800_000_000_000;
let store: TestStore;
let dana: UserId;
let ada: UserId;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  [dana, ada] = [await sampleStaff(store, "Dana"), await sampleStaff(store, "Ada")];
});
afterAll(async () => store.close());

interface Thread {
  readonly id: ContactId;
  readonly threadKey: string;
}
async function thread(): Promise<Thread> {
  now += 1000;
  const threadKey = crypto.randomUUID();
  return { threadKey, id: await sampleHeld(store, dana, { threadKey }) };
}
const hear = async (threadKey: string, kind: OptOutWord["kind"], saidAt: number | null = null) =>
  store.optOuts.record(sampleOptOut({ threadKey, kind, saidAt }));
const since = async ({ id }: Thread) => (await store.contacts.contact(id))?.optedOutSince;
const version = async ({ id }: Thread) => (await store.contacts.contact(id))?.row.version ?? 0;
const answer = async ({ id }: Thread, delayMs = 0): Promise<MessageId> => {
  const messageId = crypto.randomUUID() as MessageId;
  await store.answers.answer({
    check: () => null,
    contactId: id,
    messageId,
    by: dana,
    text: "Yes",
    delayMs,
    validForMs: null,
  });
  return messageId;
};
const stateOf = async ({ id }: Thread, messageId: MessageId) =>
  (await store.contacts.entries(id, 0)).find((entry) => entry.id === messageId)?.sendState;

interface WordRow {
  readonly kind: OptOutKind;
  readonly contact_id: string | null;
  readonly entry: number;
  readonly edition: number | null;
  readonly by_id: string | null;
}
async function wordsOf({ id }: Thread): Promise<readonly WordRow[]> {
  const client = await rawClient(store.connection);
  const { rows } = await client.query<WordRow>(
    `select kind, contact_id, entry, edition, by_id from opt_out_word
     where thread_key = (select thread_key from contact where id = $1) order by seq`,
    [id],
  );
  await client.end();
  return rows;
}

describe("words on being written to", () => {
  it.each<[string, readonly OptOutWord["kind"][], boolean]>([
    ["a STOP closes", ["stop_word"], true],
    ["START takes it back", ["stop_word", "start_word"], false],
    ["what the provider does takes no STOP back", ["stop_word", "provider_unblocks"], true],
    ["a provider's block closes", ["provider_blocks"], true],
    ["the provider takes its block back", ["provider_blocks", "provider_unblocks"], false],
    ["START takes the block back, too", ["provider_blocks", "start_word"], false],
    ["a STOP after START closes again", ["stop_word", "start_word", "stop_word"], true],
  ])("[DB230] %s", async (_what, kinds, isClosed) => {
    const one = await thread();
    for (const kind of kinds) {
      now += 1000;
      await hear(one.threadKey, kind);
    }
    expect((await since(one)) !== null).toBe(isClosed);
  });

  it("[DB230] know what they are, by which edition, and where in the conversation they stand", async () => {
    const one = await thread();
    const before = await version(one);
    await store.optOuts.record({ ...sampleOptOut({ threadKey: one.threadKey }), edition: 7 });
    await hear(one.threadKey, "provider_blocks");
    await store.intake.arrive(sampleArrival({ threadKey: one.threadKey }));
    await hear(one.threadKey, "start_word");
    const place = { contact_id: one.id, by_id: null };
    expect(await wordsOf(one)).toEqual([
      { ...place, kind: "stop_word", edition: 7, entry: before + 1 },
      { ...place, kind: "provider_blocks", edition: null, entry: before + 2 },
      { ...place, kind: "start_word", edition: 0, entry: before + 4 },
    ]);
    expect(await version(one)).toBe(before + 4);
  });

  it("[DB230] that come before anything else stand before it", async () => {
    const threadKey = crypto.randomUUID();
    await hear(threadKey, "stop_word");
    const { contactId } = await store.intake.arrive(sampleArrival({ threadKey }));
    expect(await wordsOf({ id: contactId, threadKey })).toMatchObject([{ contact_id: null, entry: 0 }]);
  });

  it("[DB231] of which one comes again at the same time change a contact once", async () => {
    const one = await thread();
    const before = await version(one);
    const word = sampleOptOut({ threadKey: one.threadKey });
    await Promise.all([1, 2, 3].map(async () => store.optOuts.record(word)));
    expect(await version(one)).toBe(before + 1);
    expect(await wordsOf(one)).toHaveLength(1);
  });

  it("[DB56] that come late bring back no answer to what was said after them", async () => {
    const one = await thread();
    const saidAt = now;
    now += 5000;
    await store.intake.arrive(sampleArrival({ threadKey: one.threadKey, sentAt: now }));
    const waits = await answer(one, 5000);
    now += 1000;
    await hear(one.threadKey, "stop_word", saidAt);
    expect(await stateOf(one, waits)).toBe("queued");
    await hear(one.threadKey, "stop_word");
    expect(await stateOf(one, waits)).toBe("failed");
  });
});

describe("what an advocate says for them", () => {
  it("[DB232] is kept with who said it, closes, and is taken back by agreeing anew", async () => {
    const one = await thread();
    const waits = await answer(one, 5000);
    const refused = await store.optOuts.refusedInWords({ contactId: one.id, by: dana });
    expect(refused).toEqual({ kind: "kept", version: await version(one) });
    expect(await since(one)).toBe(now);
    expect(await stateOf(one, waits)).toBe("failed");
    now += 1000;
    expect(await store.optOuts.agreedAnew({ contactId: one.id, by: dana })).toMatchObject({ kind: "kept" });
    expect(await since(one)).toBeNull();
    expect(await wordsOf(one)).toMatchObject([
      { kind: "refused_in_words", by_id: dana, edition: null },
      { kind: "agreed_anew", by_id: dana },
    ]);
  });

  it("[DB232] takes no STOP of theirs back", async () => {
    const one = await thread();
    await hear(one.threadKey, "stop_word");
    await store.optOuts.agreedAnew({ contactId: one.id, by: dana });
    expect(await since(one)).not.toBeNull();
  });

  it("[DB232] is only said by who has the contact", async () => {
    const one = await thread();
    const before = await version(one);
    const holder = { id: dana, name: "Dana" };
    expect(await store.optOuts.refusedInWords({ contactId: one.id, by: ada })).toEqual({
      kind: "not_holder",
      holder,
    });
    expect(await store.optOuts.agreedAnew({ contactId: crypto.randomUUID() as ContactId, by: dana })).toEqual(
      { kind: "not_found" },
    );
    expect(await version(one)).toBe(before);
    await store.moves.move(one.id, dana, before, { kind: "close", disposition: "information" });
    expect(await store.optOuts.refusedInWords({ contactId: one.id, by: dana })).toEqual({
      kind: "not_holder",
      holder: null,
    });
    expect(await wordsOf(one)).toEqual([]);
  });
});

describe("a provider that takes nothing to them any more", () => {
  it("[DB233] is known from a message that it refused, once, and by no word of another channel", async () => {
    const one = await thread();
    const [first, second] = [await answer(one), await answer(one, 5000)];
    await store.outbox.providerRefused("other" as typeof SAMPLE_CHANNEL, first);
    expect(await wordsOf(one)).toEqual([]);
    await store.outbox.providerRefused(SAMPLE_CHANNEL, second);
    await store.outbox.providerRefused(SAMPLE_CHANNEL, second);
    expect(await wordsOf(one)).toMatchObject([{ kind: "provider_blocks", contact_id: one.id }]);
    expect(await since(one)).toBe(now);
    await store.outbox.providerRefused(SAMPLE_CHANNEL, crypto.randomUUID() as MessageId);
    expect(await wordsOf(one)).toHaveLength(1);
  });

  it("[DB233] [DB56] hinders no answer to what they wrote since it left, however late its word comes", async () => {
    const one = await thread();
    const refused = await answer(one);
    await store.outbox.lease("a gateway", 60_000, 10);
    expect(await sampleMark(store, refused, "a gateway", 60_000)).toBe(true);
    const left = now;
    now += 60_000;
    await store.outbox.settle(refused, { state: "sent" });
    await store.intake.arrive(sampleArrival({ threadKey: one.threadKey, sentAt: now }));
    const waits = await answer(one, 5000);
    now += 60_000;
    const word = { channel: SAMPLE_CHANNEL, messageId: refused, dedupeKey: crypto.randomUUID() };
    await store.outbox.receipt({ ...word, state: "failed", reason: "opted_out" });
    expect(await stateOf(one, waits)).toBe("queued");
    const record = await store.reach.record(one.id);
    expect(record?.optOutWords).toMatchObject([{ kind: "message" }, { kind: "message" }, { saidAt: left }]);
  });

  it("[DB233] is known from its word on a message that failed, and from no other failure", async () => {
    const [one, other] = [await thread(), await thread()];
    for (const [each, reason] of [
      [one, "opted_out"],
      [other, "unreachable"],
    ] as const) {
      const messageId = await answer(each);
      const dedupeKey = crypto.randomUUID();
      const word = { channel: SAMPLE_CHANNEL, dedupeKey, messageId, state: "failed", reason } as const;
      await store.outbox.receipt(word);
      expect(await stateOf(each, messageId)).toBe("failed");
    }
    expect((await wordsOf(one)).map(({ kind }) => kind)).toEqual(["provider_blocks"]);
    expect(await wordsOf(other)).toEqual([]);
  });
});
