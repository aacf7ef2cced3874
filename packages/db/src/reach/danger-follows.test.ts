import { ChannelId, type ContactId, type UserId } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  SAMPLE_CHANNEL,
  sampleFollowUp,
  sampleHeld,
  samplePreference,
  sampleStaff,
  testStore,
  type TestStore,
  sampleKeep,
} from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";
import type { CodeWordHasher } from "./reach-store.ts";

const MINUTE = 60_000;
const TEXTS = ChannelId.parse("texts");
let now = 1_800_000_000_000;
let store: TestStore;
let dana: UserId;
/** Of somebody with code words, held by Dana. */
let theirs: ContactId;
let threadKey: string;
let words: CodeWordHasher;
beforeAll(async () => {
  store = await testStore({ clock: () => now, poolSize: 8 });
  dana = await sampleStaff(store, "Dana");
});
afterAll(async () => store.close());
beforeEach(async () => {
  now += 10 * MINUTE;
  await somebody();
});

async function somebody(): Promise<void> {
  threadKey = crypto.randomUUID();
  theirs = await sampleHeld(store, dana, { threadKey });
  words = (await store.reach.codeWordHash(theirs))!;
  const danger = { hash: words.hash("thunder"), means: "stop" as const, coverStory: ["Wrong number."] };
  await keep(theirs, { codes: { safe: words.hash("sunflower"), danger }, checkQuestion: "How is the dog?" });
}
async function keep(contactId: ContactId, given: Parameters<typeof samplePreference>[2] = {}): Promise<void> {
  const preference = samplePreference(dana, now, given);
  const personId = given.codes === undefined ? null : words.personId;
  const kept = await sampleKeep(store, { contactId, by: dana, preference, personId });
  expect(kept.kind).toBe("kept");
}
async function sayDanger(): Promise<void> {
  const said = { channel: SAMPLE_CHANNEL, threadKey, dedupeKey: crypto.randomUUID(), at: now };
  await store.reach.codeWordSaid({
    ...said,
    kind: "danger",
    personId: words.personId,
    hash: words.hash("thunder"),
  });
}
const rowOf = async (of: ContactId) => (await store.contacts.contact(of))!.row;
const dangerOf = async (of: ContactId) => (await rowOf(of)).danger;
const personOf = async (of: ContactId) => (await store.reach.record(of))!.personId;
async function goOn(from: ContactId, number: string, channel = TEXTS): Promise<ContactId> {
  const place = { channel, medium: "text", threadKey: number, address: number, targetMs: 1 } as const;
  const { version } = await rowOf(from);
  const on = await store.links.continueAt(from, dana, version, { ...place, compared: `number:${number}` });
  // Something else changed it meanwhile.
  if (on.kind === "changed") return goOn(from, number, channel);
  if (on.kind !== "continued") throw new Error(on.kind);
  return on.other.id;
}
/** Two that are linked while both are nobody's: the one furthest away, and the one to go on from. */
async function chain(): Promise<{
  readonly far: ContactId;
  readonly farKey: string;
  readonly near: ContactId;
}> {
  const farKey = crypto.randomUUID();
  const far = await sampleHeld(store, dana, { threadKey: farKey });
  return { far, farKey, near: await goOn(far, crypto.randomUUID()) };
}

describe("what is linked before anybody was somebody", () => {
  it("[DB200] becomes theirs with the link to them, and is listened to", async () => {
    const { far, farKey, near } = await chain();
    const { version } = await rowOf(far);
    await goOn(near, threadKey, SAMPLE_CHANNEL);
    for (const each of [far, near]) expect(await personOf(each)).toBe(words.personId);
    expect((await rowOf(far)).version).toBe(version + 1);
    expect(await store.reach.codeWords(SAMPLE_CHANNEL, farKey)).toMatchObject({
      people: [{ personId: words.personId }],
    });
    const heard = { channel: SAMPLE_CHANNEL, threadKey: farKey, dedupeKey: crypto.randomUUID(), at: now };
    await store.reach.codeWordSaid({
      ...heard,
      kind: "danger",
      personId: words.personId,
      hash: words.hash("thunder"),
    });
    for (const each of [far, near, theirs]) expect(await dangerOf(each)).toBe("danger_word");
  });

  it("[DB207] shows danger that holds, also when somebody is gone on with from theirs", async () => {
    const { far, near } = await chain();
    await sayDanger();
    const at = (await store.contacts.contact(near))!.address ?? "";
    expect(await goOn(theirs, at)).toBe(near);
    for (const each of [far, near, theirs]) expect(await dangerOf(each)).toBe("danger_word");
  });

  it("[DB185] [DB200] is one person's, whatever is kept for it while it is being linked", async () => {
    for (let round = 0; round < rounds(5); round += 1) {
      await somebody();
      const { far, near } = await chain();
      await Promise.all([goOn(near, threadKey, SAMPLE_CHANNEL), store.reach.codeWordHash(far), sayDanger()]);
      // Whoever was first: either all are theirs, or those two are somebody else's, and stay so; danger is shared in either case.
      const [of, nearOf] = [await personOf(far), await personOf(near)];
      expect(of).not.toBeNull();
      expect(nearOf).toBe(of);
      for (const each of [far, near, theirs]) expect(await dangerOf(each)).toBe("danger_word");
    }
  });

  it("[DB207] shows danger where it becomes theirs by what is kept for them", async () => {
    const far = await sampleHeld(store, dana);
    const client = await rawClient(store.connection);
    await client.query("begin");
    // As it was linked before this release.
    await client.query("alter table contact_link disable trigger contact_link_persons");
    await client.query(
      "insert into contact_link (from_id, to_id, kind, at, by_id) values ($1, $2, 'continued', now(), $3)",
      [far, theirs, dana],
    );
    await client.query("alter table contact_link enable trigger contact_link_persons");
    await client.query("commit");
    await client.end();
    await sayDanger();
    expect(await dangerOf(far)).toBeNull();
    await keep(far);
    expect(await personOf(far)).toBe(words.personId);
    expect(await dangerOf(far)).toBe("danger_word");
  });
});

describe("what is opened while danger holds", () => {
  const close = async (contactId: ContactId) =>
    store.moves.move(contactId, dana, (await rowOf(contactId)).version, {
      kind: "close",
      disposition: "callback_agreed",
    });

  it("[DB207] shows it where a thread that is theirs already is gone on with, and for either of two people", async () => {
    const number = crypto.randomUUID();
    await close(await goOn(theirs, number));
    await sayDanger();
    const again = await goOn(theirs, number);
    expect(await dangerOf(again)).toBe("danger_word");
    await close(again);
    const other = await sampleHeld(store, dana);
    await keep(other);
    expect(await dangerOf(await goOn(other, number))).toBe("danger_word");
    expect(await dangerOf(other)).toBe("danger_word");
  });

  it("[DB207] [DB244] shows it when its follow-up opens it again, owed nothing and due as the follow-up is", async () => {
    const times = { dueAt: now + 10 * MINUTE, until: now + 30 * MINUTE };
    const { id } = await sampleFollowUp(store, theirs, dana, { ...times, way: "they_text" });
    await close(theirs);
    await sayDanger();
    expect(await dangerOf(theirs)).toBeNull();
    now = times.dueAt;
    expect(await store.followUps.fire(id, now)).toBe(true);
    expect(await rowOf(theirs)).toMatchObject({
      status: "waiting",
      danger: "danger_word",
      unanswered: 0,
      dueAt: times.until,
    });
  });
});
