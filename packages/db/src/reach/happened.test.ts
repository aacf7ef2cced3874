import type { ContactId, MessageId, UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  sampleArrival,
  sampleHeld,
  sampleMark,
  sampleStaff,
  testStore,
  type TestStore,
} from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";
import type { ReachHappened } from "./reach-store.ts";

const MINUTE = 60_000;
const LEASE = 20_000;
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
  now += 24 * 60 * MINUTE;
  // What an earlier test left to be looked at is out of the way.
  for (const each of await store.reach.leaseDeadlines(LEASE, 100)) await store.reach.lookAgainAt(each, null);
  threadKey = crypto.randomUUID();
  id = await sampleHeld(store, dana, { threadKey, medium: "text" });
});

const recordOf = async (of = id) => (await store.reach.record(of))!;
const kinds = async () => (await recordOf()).conversation.map(({ kind }) => kind);
const happens = async (kind: Exclude<ReachHappened["kind"], "agreed_until">, by = dana, of = id) =>
  kind === "confirmed"
    ? store.reach.happened({ contactId: of, by, kind, seenVersion: (await recordOf(of))?.version ?? 0 })
    : store.reach.happened({ contactId: of, by, kind });
async function answer(given: { usesLift?: () => boolean } = {}): Promise<MessageId> {
  const messageId = crypto.randomUUID() as MessageId;
  const words = { contactId: id, messageId, by: dana, text: "Yes.", validForMs: null, ...given };
  await store.answers.answer({ ...words, check: () => null });
  return messageId;
}
async function leave(): Promise<MessageId> {
  const messageId = await answer();
  await store.outbox.lease("one", LEASE, 100);
  expect(await sampleMark(store, messageId, "one", LEASE)).toBe(true);
  await store.outbox.settle(messageId, { state: "sent" });
  return messageId;
}
const writes = async () => store.intake.arrive(sampleArrival({ threadKey, medium: "text" }));
const due = async (): Promise<readonly ContactId[]> => store.reach.leaseDeadlines(LEASE, 100);

describe("what an advocate says of a conversation", () => {
  it("[DB212] is kept in its place, with the contact's next version", async () => {
    const { version } = await recordOf();
    await store.reach.happened({ contactId: id, by: dana, kind: "agreed_until", until: now + 5 });
    expect(await happens("confirmed")).toEqual({ kind: "recorded", version: version + 2 });
    now -= 60 * MINUTE;
    await writes();
    await happens("exploiter_marked");
    await happens("exploiter_mark_taken_back");
    expect((await recordOf()).conversation.slice(1)).toEqual([
      { kind: "agreed_until", at: now + 60 * MINUTE, until: now + 60 * MINUTE + 5 },
      { kind: "confirmed", at: now + 60 * MINUTE, by: dana },
      { kind: "heard", entry: version + 3, at: now, saidAt: null },
      { kind: "exploiter_marked", entry: version + 4, at: now },
      { kind: "exploiter_mark_taken_back", at: now },
    ]);
  });

  it("[DB212] is its holder's to say, but for what anybody may have seen, which only the holder takes back", async () => {
    const refused = { kind: "not_holder", holder: { id: dana, name: "Dana" } };
    for (const kind of ["confirmed", "number_reassigned", "exploiter_mark_taken_back"] as const)
      expect(await happens(kind, ada)).toEqual(refused);
    const until = { kind: "agreed_until", until: now + 5 } as const;
    expect(await store.reach.happened({ contactId: id, by: ada, ...until })).toEqual(refused);
    expect(await happens("exploiter_marked", ada)).toMatchObject({ kind: "recorded" });
    const nowhere = crypto.randomUUID() as ContactId;
    expect(await happens("confirmed", ada, nowhere)).toEqual({ kind: "not_found" });
    expect(await kinds()).toEqual(["heard", "exploiter_marked"]);
  });

  it("[DB204] of an exploiter stands in the thread's next contact, until it is taken back there", async () => {
    await happens("exploiter_marked");
    await happens("confirmed");
    const { version } = await recordOf();
    await store.moves.move(id, dana, version, { kind: "close", disposition: "silent" });
    now += 30 * 24 * 60 * MINUTE;
    const next = await writes();
    expect(next.opened).toBe("new");
    id = next.contactId;
    const takeBack = async () => happens("exploiter_mark_taken_back", ada);
    expect(await takeBack()).toEqual({ kind: "not_holder", holder: null });
    await store.moves.move(id, ada, (await recordOf()).version, { kind: "claim" });
    expect(await takeBack()).toMatchObject({ kind: "recorded" });
    expect(await kinds()).toEqual(["exploiter_marked", "heard", "exploiter_mark_taken_back"]);
    // All of this contact was said after it.
    expect((await recordOf()).conversation[0]).toMatchObject({ entry: 0 });
  });

  it("[DB212] is confirmed of what was seen alone: whatever happened since is looked at first", async () => {
    const { version: seenVersion } = await recordOf();
    const confirm = async (seen: number) =>
      store.reach.happened({ contactId: id, by: dana, kind: "confirmed", seenVersion: seen });
    await writes();
    expect(await confirm(seenVersion)).toEqual({ kind: "moved", version: seenVersion + 1 });
    expect(await kinds()).toEqual(["heard", "heard"]);
    expect(await confirm(seenVersion + 1)).toEqual({ kind: "recorded", version: seenVersion + 2 });
    expect(
      await store.reach.happened({ contactId: id, by: ada, kind: "confirmed", seenVersion }),
    ).toMatchObject({
      kind: "not_holder",
    });
  });

  it("[DB212] is only ever added", async () => {
    await happens("confirmed");
    const client = await rawClient(store.connection);
    for (const sql of ["delete from reach_event", "update reach_event set at = at"])
      await expect(client.query(sql)).rejects.toMatchObject({ constraint: "only_added" });
    await client.end();
  });
});

describe("a lead's word", () => {
  const lift = async () =>
    store.reach.lift({
      contactId: id,
      by: ada,
      locks: ["outside_window"],
      reason: "They asked for the address of the shelter.",
    });

  it("[DB209] is kept with its reason sealed, and the last one counts", async () => {
    const { version } = await recordOf();
    expect(await lift()).toEqual({ kind: "lifted", version: version + 1, at: now });
    const lifted = { locks: ["outside_window"], at: now, isUsed: false, usedBy: null };
    expect((await recordOf()).lift).toEqual(lifted);
    now += MINUTE;
    await lift();
    expect((await recordOf()).lift).toEqual({ ...lifted, at: now });
    const client = await rawClient(store.connection);
    const { rows } = await client.query<{ body: Buffer }>("select body from reach_lift");
    await client.end();
    expect(rows.some(({ body }) => body.includes("shelter"))).toBe(false);
    const nowhere = crypto.randomUUID() as ContactId;
    expect(
      await store.reach.lift({ contactId: nowhere, by: ada, locks: ["outside_window"], reason: "." }),
    ).toEqual({ kind: "not_found" });
  });

  it("[DB209] is used up by the message that is stored with it, and by no other", async () => {
    await lift();
    await answer();
    expect((await recordOf()).lift?.isUsed).toBe(false);
    const messageId = await answer({ usesLift: () => true });
    expect((await recordOf()).lift).toMatchObject({ isUsed: true, usedBy: messageId });
    await expect(answer({ usesLift: () => true })).rejects.toThrow("no lift to use up");
    expect((await store.contacts.entries(id, 0)).filter(({ kind }) => kind === "outbound")).toHaveLength(2);
  });
});

describe("a lead's word of which nothing came", () => {
  const lifted = async () => (await recordOf()).lift;

  it("[DB209] is there again once its message was taken back before it left, and for one message again", async () => {
    await store.reach.lift({ contactId: id, by: ada, locks: ["outside_window"], reason: "." });
    const first = await answer({ usesLift: () => true });
    expect(await lifted()).toMatchObject({ isUsed: true, usedBy: first });
    expect(await store.answers.takeBack(first, dana)).toMatchObject({ kind: "taken_back" });
    expect(await lifted()).toMatchObject({ isUsed: false, usedBy: null });
    const second = await answer({ usesLift: () => true });
    expect(await lifted()).toMatchObject({ isUsed: true, usedBy: second });
    await expect(answer({ usesLift: () => true })).rejects.toThrow("no lift to use up");
  });

  it("[DB209] is used up by what may have left, whatever became of it", async () => {
    await store.reach.lift({ contactId: id, by: ada, locks: ["outside_window"], reason: "." });
    const messageId = await answer({ usesLift: () => true });
    await store.outbox.lease("one", LEASE, 100);
    expect(await sampleMark(store, messageId, "one", LEASE)).toBe(true);
    await store.outbox.settle(messageId, { state: "failed" }, "unreachable");
    expect(await lifted()).toMatchObject({ isUsed: true, usedBy: messageId });
    await expect(answer({ usesLift: () => true })).rejects.toThrow("no lift to use up");
  });
});

describe("the time at which silence may lock", () => {
  it("[DB210] comes fifteen minutes after the first of ours left, once, for one gateway", async () => {
    await leave();
    now += 5 * MINUTE;
    await leave();
    now += 10 * MINUTE - 1;
    expect(await due()).toEqual([]);
    now += 1;
    const taken = await Promise.all([due(), due(), due()]);
    expect(taken.flat()).toEqual([id]);
    now += LEASE;
    expect(await due()).toEqual([id]);
    await store.reach.sawLocked(id, now);
    now += 60 * MINUTE;
    expect(await due()).toEqual([]);
  });

  it("[DB210] is kept as seen once, until something happens in the conversation again", async () => {
    await leave();
    now += 15 * MINUTE;
    const { version } = await recordOf();
    await Promise.all([1, 2, 3].map(async () => store.reach.sawLocked(id, now)));
    await store.reach.sawLocked(id, now + MINUTE);
    expect(await recordOf()).toMatchObject({ version: version + 1 });
    expect((await recordOf()).conversation.at(-1)).toEqual({ kind: "clock", at: now });
    await writes();
    await leave();
    now += 15 * MINUTE;
    await store.reach.sawLocked(id, now);
    expect(await kinds()).toEqual(["heard", "left", "clock", "heard", "left", "clock"]);
  });

  it("[DB210] is looked at again when somebody says so, and not at all once they wrote", async () => {
    await leave();
    now += 15 * MINUTE;
    expect(await due()).toEqual([id]);
    await store.reach.lookAgainAt(id, now + 30 * MINUTE);
    now += 30 * MINUTE - 1;
    expect(await due()).toEqual([]);
    now += 1;
    expect(await due()).toEqual([id]);
    await store.reach.lookAgainAt(id, null);
    now += 60 * MINUTE;
    expect(await due()).toEqual([]);
  });

  it("[DB210] is not put off by a look that was taken before the next of ours left", async () => {
    await leave();
    now += 15 * MINUTE;
    expect(await due()).toEqual([id]);
    await writes();
    await leave();
    await store.reach.lookAgainAt(id, null);
    now += 15 * MINUTE;
    expect(await due()).toEqual([id]);
  });

  it("[DB210] is one of texts", async () => {
    id = await sampleHeld(store, dana);
    await leave();
    now += 15 * MINUTE;
    expect(await due()).toEqual([]);
  });
});
