import {
  ChannelId,
  type ContactId,
  type ContactPreference,
  type PreferenceId,
  type UserId,
} from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  SAMPLE_CHANNEL,
  sampleHeld,
  samplePreference,
  sampleStaff,
  testStore,
  type TestStore,
  sampleKeep,
} from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";
import type { CodeWordHasher } from "./reach-store.ts";

const TEXTS = ChannelId.parse("texts");
let now = 1_800_000_000_000;
let store: TestStore;
let dana: UserId;
let ada: UserId;
let threadKey: string;
let id: ContactId;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  dana = await sampleStaff(store, "Dana");
  ada = await sampleStaff(store, "Ada");
});
afterAll(async () => store.close());
beforeEach(async () => {
  now += 60_000;
  threadKey = crypto.randomUUID();
  id = await sampleHeld(store, dana, { threadKey });
});

const version = async (of = id): Promise<number> => (await store.contacts.contact(of))?.row.version ?? 0;
const recordOf = async (of = id) => store.reach.record(of);
async function keep(
  given: Parameters<typeof samplePreference>[2] = {},
  { of = id, by = dana, words = null as CodeWordHasher | null } = {},
) {
  const preference = samplePreference(dana, now, given);
  const personId = words?.personId ?? null;
  return { preference, kept: await sampleKeep(store, { contactId: of, by, preference, personId }) };
}
async function hasher(of = id): Promise<CodeWordHasher> {
  const found = await store.reach.codeWordHash(of);
  if (found === null) throw new Error("the sample is there");
  return found;
}
/** Goes on at a number of its own, and holds what is there. */
async function goOn(from: ContactId, number = crypto.randomUUID()): Promise<ContactId> {
  const place = { channel: TEXTS, medium: "text", threadKey: number, address: number, targetMs: 1 } as const;
  const seen = await version(from);
  const on = await store.links.continueAt(from, dana, seen, { ...place, compared: `number:${number}` });
  if (on.kind !== "continued") throw new Error(on.kind);
  return on.other.id;
}
const reassign = async (of: ContactId) =>
  store.reach.happened({ contactId: of, by: dana, kind: "number_reassigned" });

describe("a preference", () => {
  it("[DB205] is kept by the contact's holder, and the last one holds", async () => {
    expect(await recordOf()).toMatchObject({ personId: null, preference: null });
    const before = await version();
    const first = await keep({ checkQuestion: "How is the dog?" });
    expect(first.kept).toEqual({ kind: "kept", version: before + 1 });
    expect(await recordOf()).toMatchObject({
      version: before + 1,
      preference: first.preference,
      personId: expect.any(String),
    });
    const second: ContactPreference = { may: "never", confirmedAt: now, confirmedBy: dana };
    await sampleKeep(store, { contactId: id, by: dana, preference: second, personId: null });
    expect((await recordOf())?.preference).toEqual(second);
    now -= 3_600_000;
    const third = await keep();
    expect((await recordOf())?.preference).toEqual(third.preference);
  });

  it("[DB205] is nobody else's to keep, and no contact's that is not there", async () => {
    expect((await keep({}, { by: ada })).kept).toEqual({
      kind: "not_holder",
      holder: { id: dana, name: "Dana" },
    });
    expect((await keep({}, { of: crypto.randomUUID() as ContactId })).kept).toEqual({ kind: "not_found" });
    expect((await recordOf())?.personId).toBeNull();
  });

  it("[DB205] that is no contact at all leaves what they agreed to last, whose code words are listened for still", async () => {
    const words = await hasher();
    const codes = { safe: words.hash("sunflower"), danger: null };
    expect((await recordOf())?.agreedLast).toBeNull();
    await keep({ allowsPlainWords: true });
    const { preference: agreed } = await keep({ codes }, { words });
    expect((await recordOf())?.agreedLast).toEqual(agreed);
    for (const confirmedAt of [now, now + 1]) {
      const preference: ContactPreference = { may: "never", confirmedAt, confirmedBy: dana };
      await sampleKeep(store, { contactId: id, by: dana, preference, personId: null });
      expect(await recordOf()).toMatchObject({ preference, agreedLast: agreed });
      expect((await store.reach.codeWords(SAMPLE_CHANNEL, threadKey))?.people[0]?.agreed).toEqual([codes]);
    }
    const { preference: anew } = await keep();
    expect(await recordOf()).toMatchObject({ preference: anew, agreedLast: anew });
  });

  it("[DB205] is kept over the one that was seen, and over no other", async () => {
    const give = async (preference: ContactPreference, seen: PreferenceId | null) =>
      store.reach.keepPreference({ contactId: id, by: dana, preference, seen, personId: null });
    const never: ContactPreference = { may: "never", confirmedAt: now, confirmedBy: dana };
    const texts = samplePreference(dana, now);
    const both = await Promise.all([give(texts, null), give(never, null)]);
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(["changed", "kept"]);
    const first = await store.reach.latestPreference(id);
    expect((await recordOf())?.latestPreferenceId).toBe(first?.id);
    expect(await give(never, first!.id)).toMatchObject({ kind: "kept" });
    const last = await store.reach.latestPreference(id);
    expect(last).toMatchObject({ preference: never });
    const before = await version();
    for (const seen of [null, first!.id, crypto.randomUUID() as PreferenceId])
      expect(await give(texts, seen)).toEqual({ kind: "changed" });
    expect(await recordOf()).toMatchObject({ version: before, preference: never, preferenceId: last!.id });
  });

  it("[DB205] of danger's time is seen, too, though it is not in force, and so is a damaged one", async () => {
    const words = await hasher();
    const codes = { safe: words.hash("sunflower"), danger: null };
    await keep({ codes }, { words });
    const agreed = await store.reach.latestPreference(id);
    const said = { channel: SAMPLE_CHANNEL, threadKey, dedupeKey: crypto.randomUUID(), at: now };
    await store.reach.codeWordSaid({
      ...said,
      kind: "danger",
      personId: words.personId,
      hash: words.hash("thunder"),
    });
    await keep({ allowsPlainWords: true });
    const since = await store.reach.latestPreference(id);
    expect(since).toMatchObject({ preference: { allowsPlainWords: true } });
    const record = await recordOf();
    expect(record).toMatchObject({ preferenceId: agreed?.id, latestPreferenceId: since?.id });
    const given = { contactId: id, by: dana, preference: samplePreference(dana, now), personId: null };
    expect(await store.reach.keepPreference({ ...given, seen: agreed!.id })).toEqual({ kind: "changed" });
    const client = await rawClient(store.connection);
    await client.query("set session_replication_role = replica");
    await client.query("update contact_preference set body = 'x' where id = $1", [since?.id]);
    await client.end();
    expect(await store.reach.latestPreference(id)).toEqual({ id: since?.id, preference: null });
    expect(await store.reach.keepPreference({ ...given, seen: since!.id })).toMatchObject({ kind: "kept" });
  });

  it("[DB205] of whoever had the number before is none of whose it is now", async () => {
    await keep();
    const seen = (await store.reach.latestPreference(id))!.id;
    await reassign(id);
    expect(await store.reach.latestPreference(id)).toBeNull();
    const given = { contactId: id, by: dana, preference: samplePreference(dana, now), personId: null };
    expect(await store.reach.keepPreference({ ...given, seen })).toEqual({ kind: "changed" });
    expect(await store.reach.keepPreference({ ...given, seen: null })).toMatchObject({ kind: "kept" });
  });

  it("[DB205] is sealed, and of a damaged one only never is left", async () => {
    await keep({ checkQuestion: "How is the dog?" });
    const client = await rawClient(store.connection);
    const { rows } = await client.query<{ body: Buffer }>("select body from contact_preference");
    expect(rows.some(({ body }) => body.includes("dog"))).toBe(false);
    // No statement of the house does so; a broken disk does.
    await client.query("set session_replication_role = replica");
    await client.query("update contact_preference set body = 'x'");
    expect((await recordOf())?.preference).toBeNull();
    await client.query("update contact_preference set may = 'never'");
    await client.end();
    expect((await recordOf())?.preference).toMatchObject({ may: "never", confirmedBy: dana });
  });

  it("[DB205] [DB200] is only ever added, and a thread only ever stops being somebody's", async () => {
    await keep();
    const client = await rawClient(store.connection);
    for (const sql of ["delete from contact_preference", "update contact_preference set may = 'never'"])
      await expect(client.query(sql)).rejects.toMatchObject({ constraint: "only_added" });
    await expect(client.query("delete from person")).rejects.toMatchObject({ constraint: "only_added" });
    for (const sql of ["delete from person_thread", "update person_thread set since = now()"])
      await expect(client.query(sql)).rejects.toMatchObject({ constraint: "person_thread_only_ends" });
    await client.end();
  });

  it("[DB200] makes the person at once for all who want one at the same time", async () => {
    const hashers = await Promise.all(Array.from({ length: 4 }, async () => hasher()));
    expect(new Set(hashers.map(({ personId }) => personId)).size).toBe(1);
    expect((await recordOf())?.personId).toBe(hashers[0]?.personId);
    expect(await store.reach.codeWordHash(crypto.randomUUID() as ContactId)).toBeNull();
  });
});

describe("whose a thread is", () => {
  it("[DB200] is followed to where somebody goes on, with a preference for each place", async () => {
    const { preference } = await keep();
    const there = await goOn(id);
    const [here, on] = [await recordOf(), await recordOf(there)];
    expect(on).toMatchObject({ personId: here?.personId, preference: null });
    expect(here?.preference).toEqual(preference);
    const before = [await version(), await version(there)];
    await keep({ allowsPlainWords: true }, { of: there });
    expect([await version(), await version(there)]).toEqual(before.map((each) => each + 1));
    expect((await recordOf())?.preference).toEqual(preference);
  });

  it("[DB200] is followed from there back, and over places that are linked before anybody was made", async () => {
    const there = await goOn(id);
    const further = await goOn(there);
    await keep({}, { of: further });
    const { personId } = (await recordOf(further)) ?? {};
    expect(personId).toEqual(expect.any(String));
    for (const each of [id, there]) expect((await recordOf(each))?.personId).toBe(personId);
  });

  it("[DB200] is never told by an address: the same number on another channel is nobody's", async () => {
    await keep();
    const other = await sampleHeld(store, dana, { threadKey, channel: TEXTS });
    expect((await recordOf(other))?.personId).toBeNull();
  });

  it("[DB200] is another's once the number is, whatever was linked, until somebody links it anew", async () => {
    const there = await goOn(id);
    await keep({}, { of: there });
    expect(await reassign(there)).toMatchObject({ kind: "recorded" });
    expect(await recordOf(there)).toMatchObject({ personId: null, preference: null });
    expect((await recordOf())?.personId).toEqual(expect.any(String));
    await keep({}, { of: there });
    const [one, other] = [await recordOf(), await recordOf(there)];
    expect(other?.personId).not.toBe(one?.personId);
    expect(other?.personId).toEqual(expect.any(String));
  });

  it("[DB200] is another's also where nobody was made before the number was reassigned", async () => {
    const there = await goOn(id);
    await reassign(there);
    await keep();
    expect((await recordOf(there))?.personId).toBeNull();
  });
});

describe("code words", () => {
  it("[DB206] are kept as hashes that are one person's, and heard in each of their threads", async () => {
    const [words, others] = [await hasher(), await hasher(await sampleHeld(store, dana))];
    expect(words.hash("sunflower")).toBe((await hasher()).hash("sunflower"));
    expect(words.hash("sunflower")).not.toBe(others.hash("sunflower"));
    const codes = {
      safe: words.hash("sunflower"),
      danger: { hash: words.hash("thunder"), means: "stop" as const, coverStory: ["Wrong number."] },
    };
    expect(await store.reach.codeWords(SAMPLE_CHANNEL, threadKey)).toBeNull();
    const { kept } = await keep({ codes }, { words });
    expect(kept.kind).toBe("kept");
    const agreed = [{ safe: codes.safe, danger: codes.danger.hash }];
    const heard = { people: [{ personId: words.personId, agreed }], dangerSince: null };
    const number = crypto.randomUUID();
    await goOn(id, number);
    for (const [channel, key] of [
      [SAMPLE_CHANNEL, threadKey],
      [TEXTS, number],
    ] as const) {
      const found = await store.reach.codeWords(channel, key);
      expect(found).toMatchObject(heard);
      expect(found?.people[0]?.hash("thunder")).toBe(codes.danger.hash);
    }
  });

  it("[DB206] are still listened for when they say never, and end with other ones alone", async () => {
    const words = await hasher();
    await keep({ codes: { safe: words.hash("one"), danger: null } }, { words });
    await sampleKeep(store, {
      contactId: id,
      by: dana,
      preference: { may: "never", confirmedAt: now, confirmedBy: dana },
      personId: null,
    });
    const agreed = async () => (await store.reach.codeWords(SAMPLE_CHANNEL, threadKey))?.people[0]?.agreed;
    expect(await agreed()).toEqual([{ safe: words.hash("one"), danger: null }]);
    await keep({ codes: { safe: words.hash("two"), danger: null } }, { words });
    expect(await agreed()).toEqual([{ safe: words.hash("two"), danger: null }]);
  });

  it("[DB206] that were hashed for somebody else are not kept", async () => {
    const words = await hasher();
    await reassign(id);
    const codes = { safe: words.hash("sunflower"), danger: null };
    expect((await keep({ codes }, { words })).kept).toEqual({ kind: "another_person" });
    await expect(keep({ codes })).rejects.toThrow("code words are somebody's");
  });
});
