import { randomBytes, randomUUID } from "node:crypto";
import type { ContactId, MessageId, PictureId, UserId } from "@holdfast/case-schema";
import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sampleArrival, sampleStaff, SAMPLE_CHANNEL, testStore, type TestStore } from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";
import type { Fetched, Picture } from "./picture-store.ts";

const DAY = 86_400_000;
const LEASE = 60_000;
const WITHIN = { dueMs: DAY, keepMs: 365 * DAY };

let now = 1_800_000_000_000;
let store: TestStore;
let other: TestStore;
let client: pg.Client;
let dana: UserId;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  other = await testStore({ clock: () => now, connection: store.connection });
  client = await rawClient(store.connection);
  dana = await sampleStaff(store, "Dana");
});
afterAll(async () => {
  await client.end();
  await other.close();
  await store.close();
});
beforeEach(async () => {
  now += DAY;
  // Nothing of another test is still wanted.
  for (const { id } of await store.pictures.lease("between", 1, 1000)) await store.pictures.settle(id, GONE);
  now += 2;
});

const GONE: Fetched = { kind: "gone" };
const COPIES = { display: Buffer.from("display"), blurred: Buffer.from("blurred") };
const kept = (original: Uint8Array = Buffer.from("original")): Fetched => ({
  kind: "kept",
  original,
  copies: COPIES,
});

interface Sent {
  readonly contactId: ContactId;
  readonly messageId: MessageId;
  readonly threadKey: string;
}

async function sent(count: number, threadKey: string = randomUUID()): Promise<Sent> {
  const media = Array.from({ length: count }, (_, ord) => ({
    ref: `https://p.example.org/${ord}`,
    type: "image/png",
  }));
  const arrived = await store.intake.arrive(sampleArrival({ threadKey, provider: { ref: "MM1", media } }));
  return { ...arrived, threadKey };
}
async function only({ contactId }: Pick<Sent, "contactId">): Promise<Picture> {
  const [picture, ...more] = await store.pictures.ofContact(contactId);
  if (picture === undefined || more.length > 0) throw new Error("expected exactly one");
  return picture;
}
async function keptOne(original?: Uint8Array): Promise<Sent & { readonly id: PictureId }> {
  const message = await sent(1);
  const { id } = await only(message);
  await store.pictures.lease("one", LEASE, 10);
  expect(await store.pictures.settle(id, kept(original))).toBe(true);
  return { ...message, id };
}
const count = async (sql: string): Promise<number> => Number((await client.query(sql)).rows[0].count);
const partsOf = (id: string): Promise<number> =>
  count(
    `select count(*) from media_part join media_file on media_file.id = file_id where media_id = '${id}'`,
  );

describe("what came with a message", () => {
  it("[DB101] is wanted from the moment the message is stored, each file once, in its order", async () => {
    const { contactId, messageId } = await sent(3);
    expect(await store.pictures.ofContact(contactId)).toMatchObject(
      [0, 1, 2].map((ord) => ({ messageId, ord, state: "wanted", kind: null, bytes: null })),
    );
    const leased = await store.pictures.lease("one", LEASE, 10);
    expect(leased.map(({ media }) => media?.ref)).toEqual(
      [0, 1, 2].map((ord) => `https://p.example.org/${ord}`),
    );
    expect(leased[0]).toMatchObject({ contactId, channel: SAMPLE_CHANNEL, attempt: 1 });
  });

  it("[DB101] is wanted of every message of a batch, and of a message that comes twice but once", async () => {
    const threadKey = randomUUID();
    const given = sampleArrival({
      threadKey,
      provider: { ref: null, media: [{ ref: "https://p.example.org/x", type: "" }] },
    });
    const [first, ...rest] = await Promise.all(
      [given, given, sampleArrival({ threadKey }), { ...given, dedupeKey: randomUUID() }].map((arrival) =>
        store.intake.arrive(arrival),
      ),
    );
    expect(rest).toHaveLength(3);
    expect(await store.pictures.ofContact(first?.contactId ?? ("" as ContactId))).toHaveLength(2);
  });

  it("[DB105] is leased to one gateway at a time, and to another once the lease has run out", async () => {
    await sent(10);
    const both = await Promise.all([
      store.pictures.lease("a", LEASE, 7),
      other.pictures.lease("b", LEASE, 7),
    ]);
    const ids = both.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(10);
    expect(ids).toHaveLength(10);
    now += LEASE - 1;
    expect(await other.pictures.lease("b", LEASE, 20)).toEqual([]);
    now += 1;
    expect((await other.pictures.lease("b", LEASE, 20)).map(({ attempt }) => attempt)).toEqual(
      Array(10).fill(2),
    );
  });

  it("[DB105] waits as long as it was put back for, and only whoever leased it puts it back", async () => {
    const { id } = await only(await sent(1));
    await store.pictures.lease("one", LEASE, 10);
    await store.pictures.tryAgain(id, "another", now);
    expect(await store.pictures.lease("another", LEASE, 10)).toEqual([]);
    await store.pictures.tryAgain(id, "one", now + 5000);
    now += 4999;
    expect(await store.pictures.lease("one", LEASE, 10)).toEqual([]);
    now += 1;
    expect(await store.pictures.lease("one", LEASE, 10)).toHaveLength(1);
  });

  it("[DB106] is kept byte for byte, of every size around a row's", async () => {
    const megabyte = 1_048_576;
    for (const size of [0, 1, megabyte - 1, megabyte, megabyte + 1, 3 * megabyte + 17]) {
      const original = randomBytes(size);
      const { id, contactId } = await keptOne(original);
      expect(await store.pictures.open(id, "original")).toEqual({
        kind: "bytes",
        bytes: original,
        contactId,
      });
      expect(await only({ contactId })).toMatchObject({ state: "kept", kind: "picture", bytes: size });
    }
  });

  it("[DB106] does not open when one of its rows is missing, changed, or in another's place", async () => {
    const { id } = await keptOne(randomBytes(3 * 1_048_576));
    const part = `from media_part where part = 1 and file_id = (select id from media_file where media_id = '${id}' and copy = 'original')`;
    const spoil = async (sql: string): Promise<void> => {
      await client.query("begin");
      await client.query(sql);
      await client.query("commit");
    };
    await spoil(`create temp table saved as select * ${part}`);
    await spoil(`delete ${part}`);
    await expect(store.pictures.open(id, "original")).rejects.toThrow("a part of a file is missing");
    await spoil(
      `insert into media_part select file_id, part, (select body from media_part two where two.file_id = saved.file_id and two.part = 0) from saved`,
    );
    await expect(store.pictures.open(id, "original")).rejects.toThrow("could not verify");
    await spoil(`delete ${part}`);
    await spoil(`insert into media_part select * from saved`);
    expect(await store.pictures.open(id, "original")).toMatchObject({ kind: "bytes" });
  });

  it("[DB105] is settled once, whoever is faster, and the slower one leaves nothing behind", async () => {
    const message = await sent(1);
    const { id } = await only(message);
    const settled = await Promise.all([
      store.pictures.settle(id, kept(randomBytes(2_000_000))),
      other.pictures.settle(id, kept(randomBytes(2_000_000))),
    ]);
    expect(settled.filter(Boolean)).toHaveLength(1);
    // Two rows of the original and one of each copy.
    expect(await partsOf(id)).toBe(4);
    expect(await count("select count(*) from media_fetch")).toBe(0);
  });

  it("[DB10] is told to whoever follows the contact, with each change", async () => {
    const { contactId, id } = await keptOne();
    const version = async (): Promise<number> => (await store.contacts.contact(contactId))?.row.version ?? 0;
    const before = await version();
    expect(before).toBe(2);
    await store.pictures.quarantine(id, dana, WITHIN);
    expect(await version()).toBe(before + 1);
    const { events } = await store.log.since(`contact:${contactId}`, { epoch: "", xid: 0n, seq: 0n }, 10);
    expect(events).toMatchObject([1, 2, 3].map((each) => ({ payload: { version: each } })));
  });

  it.each<[Fetched, Partial<Picture>]>([
    [{ kind: "gone" }, { state: "gone", refusal: null, bytes: null }],
    [{ kind: "too_large" }, { state: "refused", refusal: "too_large", bytes: null }],
    [
      { kind: "refused", refusal: "bomb", what: "picture", original: Buffer.from("boom") },
      { state: "refused", refusal: "bomb", kind: "picture", bytes: 4 },
    ],
    [
      { kind: "refused", refusal: "not_a_picture", what: "audio", original: Buffer.from("amr") },
      { state: "refused", refusal: "not_a_picture", kind: "audio", bytes: 3 },
    ],
  ])("[DB107] of which %j is told opens for nobody", async (fetched, told) => {
    const message = await sent(1);
    const { id } = await only(message);
    expect(await store.pictures.settle(id, fetched)).toBe(true);
    expect(await only(message)).toMatchObject(told);
    for (const copy of ["original", "display", "blurred"] as const)
      expect(await store.pictures.open(id, copy)).toEqual({ kind: "not_found" });
    // What came is evidence all the same.
    expect(await partsOf(id)).toBe("original" in fetched ? 1 : 0);
  });

  it("[DB107] gets its copies anew once, while it is kept", async () => {
    const { id } = await keptOne();
    expect(await store.pictures.addCopies(id, COPIES)).toBe(false);
    await client.query(`select drop_media_files('${id}', '{display,blurred}')`);
    expect(await store.pictures.open(id, "display")).toEqual({ kind: "no_copy" });
    const made = await Promise.all([
      store.pictures.addCopies(id, COPIES),
      other.pictures.addCopies(id, COPIES),
    ]);
    expect(made.filter(Boolean)).toHaveLength(1);
    expect(await store.pictures.open(id, "display")).toMatchObject({ bytes: COPIES.display });
    expect(await partsOf(id)).toBe(3);
  });
});

describe("what was withdrawn", () => {
  it("[DB104] takes its files along, wanted or kept, and nothing of them is left", async () => {
    const { threadKey, contactId, id } = await keptOne();
    await sent(2, threadKey);
    await store.conversations.withdraw(SAMPLE_CHANNEL, threadKey, "everything");
    const pictures = await store.pictures.ofContact(contactId);
    expect(pictures).toHaveLength(3);
    for (const picture of pictures)
      expect(picture).toMatchObject({ state: "withdrawn", kind: null, refusal: null, bytes: null });
    expect(await partsOf(id)).toBe(0);
    expect(await store.pictures.lease("one", LEASE, 10)).toEqual([]);
    expect(await store.pictures.open(id, "display")).toEqual({ kind: "not_found" });
  });

  it("[DB104] while it is being fetched stays withdrawn, and the bytes that come late are not kept", async () => {
    const message = await sent(1);
    const { id } = await only(message);
    await store.pictures.lease("one", LEASE, 10);
    await store.conversations.withdraw(SAMPLE_CHANNEL, message.threadKey, "everything");
    expect(await store.pictures.settle(id, kept())).toBe(false);
    expect(await only(message)).toMatchObject({ state: "withdrawn" });
    expect(await partsOf(id)).toBe(0);
  });

  it("[DB104] of a colleague's choice of one message leaves the files of the others", async () => {
    const first = await keptOne();
    const second = await sent(1, first.threadKey);
    await store.conversations.withdraw(SAMPLE_CHANNEL, first.threadKey, second.messageId);
    const states = (await store.pictures.ofContact(first.contactId)).map(({ state }) => state);
    expect(states.toSorted()).toEqual(["kept", "withdrawn"]);
    expect(await store.pictures.open(first.id, "display")).toMatchObject({ kind: "bytes" });
  });
});

describe("what nobody attached", () => {
  it("[DB105] is forgotten once it is old, and what was attached never", async () => {
    const { id } = await keptOne();
    await client.query(
      `insert into media_file (id, media_id, copy, parts, made_at, file_key) values ('${randomUUID()}', '${id}', 'original', 1, instant(${now}), '\\x00')`,
    );
    await client.query(
      `insert into media_part select id, 0, '\\x00' from media_file where not attached and media_id = '${id}'`,
    );
    expect(await store.pictures.forgetLoose(1000)).toBe(0);
    now += 1001;
    expect(await store.pictures.forgetLoose(1000)).toBe(1);
    expect(await partsOf(id)).toBe(3);
  });
});
