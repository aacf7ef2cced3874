import type { ContactId, LiftAskId, UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Move } from "../moves/move-store.ts";
import { sampleArrival, sampleHeld, sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";

const REASON = "They asked me to write once the clinic has called.";
let now = 1_800_000_000_000;
let store: TestStore;
let dana: UserId;
let ada: UserId;
let lee: UserId;
/** Held by Dana. */
let id: ContactId;
let threadKey: string;

beforeAll(async () => {
  store = await testStore({ clock: () => now });
  dana = await sampleStaff(store, "Dana");
  ada = await sampleStaff(store, "Ada");
  lee = await sampleStaff(store, "Lee");
});
afterAll(async () => store.close());
beforeEach(async () => {
  threadKey = crypto.randomUUID();
  id = await sampleHeld(store, dana, { threadKey, medium: "text" });
  now += 60_000;
});

const rowOf = async (of = id) => (await store.contacts.contact(of))!.row;
const version = async (): Promise<number> => (await rowOf()).version;
const asked = async () => {
  const { liftAskedAt: at, liftAnswer: answer } = await rowOf();
  if (at === null) expect(answer).toBeNull();
  return at === null ? null : { at, answer };
};
const move = async (by: UserId, wanted: Move) => store.moves.move(id, by, await version(), wanted);
const ask = async (by = dana, seenVersion?: number) =>
  store.liftAsks.ask({
    contactId: id,
    by,
    seenVersion: seenVersion ?? (await version()),
    locks: ["outside_window"],
    reason: REASON,
  });
const lift = async (by = lee) =>
  store.reach.lift({ contactId: id, by, locks: ["outside_window"], reason: "They asked for it." });
const standing = async () => store.liftAsks.standing(id);
const askId = async (): Promise<LiftAskId> => (await standing())!.id;
const decline = async (read: LiftAskId, reason = "Wait for the morning.") =>
  store.liftAsks.decline({ contactId: id, ask: read, by: lee, reason });

describe("asking a lead to lift a lock", () => {
  it("[DB213] [DB214] stands with the contact's next version, for whoever reads the contact and, without its reason, in the queue", async () => {
    const before = await version();
    expect(await ask()).toEqual({ kind: "asked", version: before + 1, at: now });
    expect(await rowOf()).toMatchObject({ version: before + 1, liftAskedAt: now, liftAnswer: null });
    expect(await standing()).toMatchObject({
      by: { id: dana, name: "Dana" },
      at: now,
      locks: ["outside_window"],
      reason: REASON,
      answer: null,
    });
    expect(JSON.stringify(await rowOf())).not.toContain("clinic");
  });

  it("[DB213] is once, however often it is asked at once, and again when it is over", async () => {
    const seen = await version();
    const kinds = (await Promise.all([ask(dana, seen), ask(dana, seen)])).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(["already_asked", "asked"]);
    const first = now;
    now += 60_000;
    expect(await ask()).toEqual({ kind: "already_asked", at: first });
    await store.liftAsks.takeBack(id, dana);
    expect(await ask()).toMatchObject({ kind: "asked", at: now });
  });

  it("[DB213] is its holder's alone, of the version whose locks were looked at", async () => {
    expect(await ask(ada)).toEqual({ kind: "not_holder", holder: { id: dana, name: "Dana" } });
    const seen = await version();
    await store.intake.arrive(sampleArrival({ threadKey, medium: "text" }));
    expect(await ask(dana, seen)).toEqual({ kind: "moved" });
    const nowhere = crypto.randomUUID() as ContactId;
    const given = { contactId: nowhere, by: dana, seenVersion: 1, locks: ["outside_window"], reason: REASON };
    expect(await store.liftAsks.ask({ ...given, locks: ["outside_window"] })).toEqual({ kind: "not_found" });
    expect(await asked()).toBeNull();
    await move(dana, { kind: "return" });
    expect(await ask()).toEqual({ kind: "not_holder", holder: null });
  });

  it("[DB213] [DB214] is answered by a lift, in the version that it makes", async () => {
    await ask();
    const at = now;
    now += 60_000;
    const before = await version();
    expect(await lift()).toMatchObject({ kind: "lifted", version: before + 1 });
    expect(await rowOf()).toMatchObject({ version: before + 1, liftAskedAt: at, liftAnswer: "lifted" });
    const answer = { kind: "lifted", by: { id: lee, name: "Lee" }, at: now, reason: null };
    expect((await standing())?.answer).toEqual(answer);
    expect(await store.liftAsks.open()).not.toContainEqual(expect.objectContaining({ contactId: id }));
  });

  it("[DB213] is declined with a reason, and only what was read", async () => {
    await ask();
    const read = await askId();
    await store.liftAsks.takeBack(id, dana);
    await ask();
    expect(await decline(read)).toEqual({ kind: "nothing_asked" });
    const before = await version();
    expect(await decline(await askId())).toEqual({ kind: "ended", version: before + 1 });
    expect(await asked()).toEqual({ at: now, answer: "declined" });
    expect((await standing())?.answer).toEqual({
      kind: "declined",
      by: { id: lee, name: "Lee" },
      at: now,
      reason: "Wait for the morning.",
    });
    expect(await decline(await askId())).toEqual({ kind: "nothing_asked" });
    const nowhere = { contactId: crypto.randomUUID() as ContactId, by: lee, reason: "No." };
    expect(await store.liftAsks.decline({ ...nowhere, ask: await askId() })).toEqual({ kind: "not_found" });
  });

  it("[DB214] is answered by a lift also after it was declined, until it is asked anew", async () => {
    await ask();
    const at = now;
    await decline(await askId());
    now += 60_000;
    const before = await version();
    await lift(ada);
    expect(await rowOf()).toMatchObject({ version: before + 1, liftAskedAt: at, liftAnswer: "lifted" });
    const answer = { kind: "lifted", by: { id: ada, name: "Ada" }, at: now, reason: null };
    expect((await standing())?.answer).toEqual(answer);
    await store.intake.arrive(sampleArrival({ threadKey, medium: "text" }));
    expect((await asked())?.answer).toBe("lifted");
    await ask();
    expect([await asked(), (await standing())?.answer]).toEqual([{ at: now, answer: null }, null]);
    await decline(await askId());
    // That lift was before what was declined now.
    expect([(await asked())?.answer, (await standing())?.answer?.kind]).toEqual(["declined", "declined"]);
  });

  it("[DB213] [DB214] is taken back by whoever asked, and says nothing any more", async () => {
    expect(await store.liftAsks.takeBack(id, dana)).toEqual({ kind: "nothing_asked" });
    await ask();
    expect(await store.liftAsks.takeBack(id, ada)).toMatchObject({ kind: "not_holder" });
    const before = await version();
    expect(await store.liftAsks.takeBack(id, dana)).toEqual({ kind: "ended", version: before + 1 });
    expect([await asked(), await standing()]).toEqual([null, null]);
    expect(await store.liftAsks.takeBack(crypto.randomUUID() as ContactId, dana)).toEqual({
      kind: "not_found",
    });
  });

  it.each<[string, () => Promise<unknown>]>([
    ["is given back", async () => move(dana, { kind: "return" })],
    ["is closed", async () => move(dana, { kind: "close", disposition: "silent" })],
    ["is taken over", async () => move(ada, { kind: "take_over", from: dana, reason: "agreed" })],
    [
      "is handed over",
      async () => {
        await move(dana, { kind: "offer", to: ada });
        await move(ada, { kind: "accept" });
      },
    ],
  ])("[DB213] [DB214] is over when its contact %s, answered or not", async (_name, leave) => {
    await ask();
    await leave();
    expect([await asked(), await standing()]).toEqual([null, null]);
    expect(await store.liftAsks.open()).not.toContainEqual(expect.objectContaining({ contactId: id }));
    id = await sampleHeld(store, dana);
    await ask();
    await lift();
    await leave();
    expect([await asked(), await standing()]).toEqual([null, null]);
  });

  it("[DB214] stands while its contact is only offered, set aside or written to", async () => {
    await ask();
    const stands = await asked();
    await move(dana, { kind: "offer", to: ada });
    await store.intake.arrive(sampleArrival({ threadKey, medium: "text" }));
    expect(await asked()).toEqual(stands);
    expect(stands).not.toBeNull();
  });

  it("[DB215] is over where nothing is left to be lifted, of the version at which that was found", async () => {
    await ask();
    const seen = await version();
    expect(await store.liftAsks.open()).toContainEqual({ contactId: id, version: seen });
    await store.intake.arrive(sampleArrival({ threadKey, medium: "text" }));
    expect(await store.liftAsks.overtaken(id, seen)).toBe(false);
    expect(await asked()).not.toBeNull();
    expect(await store.liftAsks.overtaken(id, seen + 1)).toBe(true);
    expect(await rowOf()).toMatchObject({ version: seen + 2, liftAskedAt: null });
    expect(await store.liftAsks.overtaken(id, seen + 2)).toBe(false);
  });

  it("[DB10] [DB214] is told on the queue's stream and on the contact's, each time as it then is", async () => {
    const { asOf } = await store.contacts.queue();
    await ask();
    await decline(await askId());
    await ask();
    await lift();
    const queue = await store.log.since("queue:main", asOf, 10);
    const told = queue.events.map(({ payload }) => {
      const { row } = payload as { row: { liftAskedAt: number; liftAnswer: string } };
      return { at: row.liftAskedAt, answer: row.liftAnswer };
    });
    expect(told).toEqual([null, "declined", null, "lifted"].map((answer) => ({ at: now, answer })));
    expect((await store.log.since(`contact:${id}`, asOf, 10)).events).toHaveLength(4);
  });

  it("[DB60] [DB213] keeps both reasons sealed, each for its own row", async () => {
    await ask();
    await decline(await askId(), "The clinic closes at six.");
    const client = await rawClient(store.connection);
    const { rows } = await client.query<{ body: Buffer; answer: Buffer }>(
      "select body, answer from lift_ask where contact_id = $1",
      [id],
    );
    expect(rows.some(({ body, answer }) => Buffer.concat([body, answer]).includes("clinic"))).toBe(false);
    await ask();
    await client.query("begin");
    await client.query("alter table lift_ask disable trigger all");
    await client.query(
      `update lift_ask set body = other.body, body_key = other.body_key
       from lift_ask other where lift_ask.id = $1 and other.contact_id = $2 and other.ended = 'declined'`,
      [await askId(), id],
    );
    await client.query("alter table lift_ask enable trigger all");
    await client.query("commit");
    await client.end();
    // Moved from another row it does not open; that it was asked is told still.
    expect(await standing()).toMatchObject({ by: { name: "Dana" }, reason: null });
  });
});
