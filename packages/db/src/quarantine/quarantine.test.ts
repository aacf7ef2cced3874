import { ChannelId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openOwners } from "../sealing/owners.ts";
import { PLACE } from "../sealing/places.ts";
import { open } from "../sealing/seal.ts";
import { TEST_KEYRING, testStore, type TestStore } from "../testing/index.ts";

const SMS = ChannelId.parse("sms");
const MAIL = ChannelId.parse("mail");
const START = 1_800_000_000_000;

let now = START;
let store: TestStore;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
});
afterAll(async () => store.close());
beforeEach(async () => {
  now = START;
  await store.quarantine.forget(-60_000, null);
});

const put = async (raw: Uint8Array, channel = SMS, reason = "bad_signature"): Promise<void> =>
  store.quarantine.put({ channel, reason, raw });

describe("what nobody vouched for", () => {
  it("is listed newest first, as many as are asked for, across channels", async () => {
    for (const channel of [SMS, MAIL, SMS]) {
      await put(Buffer.from("x"), channel);
      now += 1_000;
    }
    const listed = await store.quarantine.list(2);
    expect(listed.map(({ channel, at }) => [channel, at])).toEqual([
      [SMS, START + 2_000],
      [MAIL, START + 1_000],
    ]);
    expect(await store.quarantine.list(10)).toHaveLength(3);
    expect(await store.quarantine.list(0)).toEqual([]);
  });

  it("is kept whole, bytes of every value and none at all, and opens with its own key only", async () => {
    const all = Buffer.from(Array.from({ length: 256 }, (_, index) => index));
    await put(all);
    now += 1;
    await put(Buffer.alloc(0));
    expect((await store.quarantine.list(10)).map(({ bytes }) => bytes)).toEqual([0, 256]);
    const [first, second] = await store.prisma.quarantine.findMany({ orderBy: { at: "asc" } });
    if (first === undefined || second === undefined) throw new Error("two were put there");
    const owner = openOwners(TEST_KEYRING).unwrap(first.id, Buffer.from(first.ownerKey));
    const sealed = { key: Buffer.from(first.bodyKey), body: Buffer.from(first.body) };
    expect(open(owner, PLACE.quarantine(first.id), sealed)).toEqual(all);
    expect(() => open(owner, PLACE.quarantine(second.id), sealed)).toThrow("could not verify");
    expect(() => openOwners(TEST_KEYRING).unwrap(second.id, Buffer.from(first.ownerKey))).toThrow(
      "could not verify",
    );
  });

  it("is as large as it came, though only its beginning is kept", async () => {
    await store.quarantine.put({ channel: SMS, reason: "flood", raw: Buffer.from("be"), bytes: 9_000 });
    expect(await store.quarantine.list(1)).toMatchObject([{ bytes: 9_000 }]);
  });

  it("is listed after everything else when it is filed under what is wanted last, however new", async () => {
    await put(Buffer.from("genuine"));
    for (let each = 0; each < 5; each += 1) {
      now += 1;
      await put(Buffer.from("x"), SMS, "flood");
    }
    const reasons = async (most: number, last?: string): Promise<readonly string[]> =>
      (await store.quarantine.list(most, last)).map(({ reason }) => reason);
    expect(await reasons(3)).toEqual(["flood", "flood", "flood"]);
    expect(await reasons(3, "flood")).toEqual(["bad_signature", "flood", "flood"]);
    const [, newest] = await store.quarantine.list(2, "flood");
    expect(newest?.at).toBe(now);
  });

  it("keeps what is exactly as old as the limit, and forgets what is older by one millisecond", async () => {
    await put(Buffer.from("x"));
    now += 60_000;
    expect(await store.quarantine.forget(60_000, null)).toBe(0);
    now += 1;
    expect(await store.quarantine.forget(60_000, null)).toBe(1);
  });

  it("refuses words as a reason, and a channel that could be a path", async () => {
    await expect(put(Buffer.from("x"), SMS, "The caller said")).rejects.toMatchObject({ code: "23514" });
    await expect(put(Buffer.from("x"), "../sms" as ChannelId)).rejects.toMatchObject({ code: "23514" });
    expect(await store.quarantine.list(10)).toEqual([]);
  });
});
