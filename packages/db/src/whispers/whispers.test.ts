import { randomUUID } from "node:crypto";
import type { ContactId, UserId } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { rawClient } from "../testing/raw-client.ts";
import { sampleHeld, sampleStaff, testStore, type TestStore } from "../testing/index.ts";

const WORDS = "Ask whether somebody is with her.";
let store: TestStore;
let client: pg.Client;
let dana: UserId;
let ada: UserId;
let lee: UserId;
let lou: UserId;
/** Held by Dana. */
let id: ContactId;
beforeAll(async () => {
  store = await testStore();
  client = await rawClient(store.connection);
  dana = await sampleStaff(store, "Dana");
  ada = await sampleStaff(store, "Ada");
  lee = await sampleStaff(store, "Lee", "shift_lead");
  lou = await sampleStaff(store, "Lou", "shift_lead");
});
afterAll(async () => {
  await client.end();
  await store.close();
});
beforeEach(async () => {
  id = await sampleHeld(store, dana, { threadKey: randomUUID() });
});

const write = async (by: UserId, words = WORDS, given: string = randomUUID()) =>
  store.whispers.write({ id: given, contactId: id, by, words });
const read = async (who: UserId) => (await store.whispers.of(id, who)).map(({ words }) => words);
const idsOf = async (who: UserId) => (await store.whispers.of(id, who)).map((each) => each.id);
const see = async (who: UserId) => store.whispers.seen(id, who, await idsOf(who));
const unread = async (who: UserId) =>
  (await store.whispers.unread(who)).filter(({ contact }) => contact.id === id);
const version = async () => (await store.contacts.contact(id))?.row.version ?? 0;

describe("what a lead whispers to whoever has a contact", () => {
  it("[DB678] is read by them and answered, and by every lead, in its order", async () => {
    expect(await write(lee)).toBe("written");
    expect(await write(dana, "She is alone.")).toBe("written");
    const found = await store.whispers.of(id, lou);
    expect(found).toMatchObject([
      { words: WORDS, by: { id: lee, name: "Lee" }, to: { id: dana, name: "Dana" } },
      { words: "She is alone.", by: { id: dana }, to: null },
    ]);
    expect(found[0]?.at).toBeLessThan(found[1]?.at ?? 0);
    expect(await read(dana)).toEqual([WORDS, "She is alone."]);
  });

  it("[DB678] is read by nobody else, and by whoever had it no more once another has it", async () => {
    await write(lee);
    expect(await read(ada)).toEqual([]);
    await store.moves.move(id, ada, await version(), { kind: "take_over", from: dana, reason: "agreed" });
    expect([await read(dana), await read(ada)]).toEqual([[], [WORDS]]);
  });

  it("[DB678] is written by leads to whoever has it, and by whoever has it to leads who wrote; once under its id", async () => {
    expect(await write(dana)).toBe("nobody_wrote");
    expect(await write(ada)).toBe("not_yours");
    const given = randomUUID();
    expect([await write(lee, WORDS, given), await write(lee, "Again", given)]).toEqual([
      "written",
      "written",
    ]);
    expect(await write(lou, "Mine", given)).toBe("not_found");
    expect(await read(dana)).toEqual([WORDS]);
    await store.moves.move(id, dana, await version(), { kind: "return" });
    expect(await write(lee)).toBe("nobody_has_it");
    expect(
      await store.whispers.write({
        id: randomUUID(),
        contactId: randomUUID() as ContactId,
        by: lee,
        words: WORDS,
      }),
    ).toBe("not_found");
  });

  it("[DB678] is one of them where two contacts are given one id at the same moment", async () => {
    for (let round = 0; round < rounds(10); round += 1) {
      const given = randomUUID();
      const contacts = await Promise.all(
        [1, 2].map(async () => sampleHeld(store, dana, { threadKey: randomUUID() })),
      );
      const written = await Promise.all(
        contacts.map(async (contactId) =>
          store.whispers.write({ id: given, contactId, by: lee, words: WORDS }),
        ),
      );
      expect(written.toSorted()).toEqual(["not_found", "written"]);
    }
  });

  it("[DB679] is sealed: no words of it lie in the database, and without the contact's key nobody has them", async () => {
    await write(lee);
    const { rows } = await client.query<{ all: string }>(
      "select encode(body, 'escape') || encode(body_key, 'escape') as all from whisper where contact_id = $1",
      [id],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.all).not.toContain("somebody");
    await client.query("begin");
    await client.query("set local session_replication_role = replica");
    await client.query(
      "update whisper set body = substr(body, 1, length(body) - 1) || '\\x00' where contact_id = $1",
      [id],
    );
    await client.query("commit");
    expect(await store.whispers.of(id, dana)).toMatchObject([{ words: null, by: { name: "Lee" } }]);
  });

  it("[DB678] is new to whoever has it until they read it, and an answer to the leads who wrote", async () => {
    await write(lee);
    await write(lee, "And where.");
    expect(await unread(dana)).toMatchObject([{ from: { name: "Lee" }, count: 2 }]);
    expect([await unread(lee), await unread(lou)]).toEqual([[], []]);
    expect((await store.whispers.of(id, dana)).map(({ isNew }) => isNew)).toEqual([true, true]);
    await see(dana);
    expect(await unread(dana)).toEqual([]);
    expect((await store.whispers.of(id, dana)).map(({ isNew }) => isNew)).toEqual([false, false]);
    await write(dana, "Alone.");
    expect(await unread(lee)).toMatchObject([{ from: { name: "Dana" }, count: 1 }]);
    expect(await unread(lou)).toEqual([]);
  });

  it("[DB698] is shown a hundred at once and each hundred before, and stays new while one before it was not shown", async () => {
    for (let nth = 0; nth < 102; nth += 1) await write(lee, String(nth));
    const newest = await store.whispers.of(id, dana);
    expect(newest.map(({ words }) => words)).toEqual(
      Array.from({ length: 100 }, (_none, nth) => String(nth + 2)),
    );
    const before = async (from: string | undefined) => store.whispers.of(id, dana, from ?? null);
    const earlier = await before(newest[0]?.id);
    expect(earlier.map(({ words }) => words)).toEqual(["0", "1"]);
    expect(await before(earlier[0]?.id)).toEqual([]);
    expect(await before(randomUUID())).toEqual([]);
    expect(await store.whispers.of(id, ada, newest[0]?.id ?? null)).toEqual([]);
    const shown = newest.map((each) => each.id);
    await store.whispers.seen(id, dana, shown);
    expect(await unread(dana)).toMatchObject([{ count: 102 }]);
    await store.whispers.seen(id, dana, [...earlier.map((each) => each.id), ...shown]);
    expect(await unread(dana)).toEqual([]);
  });

  it("[DB698] is read by nobody who was not shown it, also where what came after it was shown", async () => {
    const news = async () =>
      (await store.whispers.of(id, dana)).filter(({ isNew }) => isNew).map(({ words }) => words);
    for (const words of ["One", "Two", "Three"]) await write(lee, words);
    const [one, two, three] = await idsOf(dana);
    await store.whispers.seen(id, dana, []);
    await store.whispers.seen(id, dana, [randomUUID()]);
    await store.whispers.seen(id, dana, [two!, three!]);
    expect(await news()).toEqual(["One", "Two", "Three"]);
    await store.whispers.seen(id, dana, [one!, three!]);
    expect(await news()).toEqual(["Two", "Three"]);
    await store.whispers.seen(id, dana, [two!]);
    expect(await news()).toEqual(["Three"]);
    // Their own answer is nothing that they would have to be shown, and what was read stays so.
    await write(dana, "Alone.");
    await write(lee, "Four");
    await store.whispers.seen(id, dana, [three!, (await idsOf(dana)).at(-1)!]);
    await store.whispers.seen(id, dana, [one!]);
    expect(await news()).toEqual([]);
  });

  it("[DB678] is new to whoever has it next, and marked as read by nobody who may not read it", async () => {
    await write(lee);
    await store.whispers.seen(id, ada, await idsOf(dana));
    await store.moves.move(id, ada, await version(), { kind: "take_over", from: dana, reason: "agreed" });
    expect(await unread(ada)).toHaveLength(1);
    expect(await unread(dana)).toEqual([]);
  });

  it("[DB677] is not read by a lead unseen: that is watching, and a look", async () => {
    await write(lee);
    expect(await store.watches.of(id, dana)).toEqual([]);
    await store.whispers.of(id, lou);
    expect((await store.watches.of(id, dana)).map(({ by }) => by.name)).toEqual(["Lou"]);
    const { rows } = await client.query(
      "select deed, thing from audit_row where contact_id = $1 and actor_id = $2 order by seq",
      [id, lou],
    );
    expect(rows).toEqual([{ deed: "looked", thing: "whisper" }]);
  });

  it("[DB678] changes nothing of the contact, and is told by ids alone", async () => {
    const before = await version();
    const { asOf } = await store.contacts.queue();
    const given = randomUUID();
    await write(lee, WORDS, given);
    expect(await version()).toBe(before);
    expect((await store.log.since("queue:main", asOf, 10)).events.map(({ payload }) => payload)).toEqual([
      { kind: "beside", about: "whisper", id: given, contactId: id, version: 1 },
    ]);
  });

  it.each([
    ["changing it", "update whisper set by_id = to_id where contact_id = $1", "only_added"],
    ["forgetting it", "delete from whisper where contact_id = $1", "only_added"],
    [
      "an advocate's to whoever has it",
      `insert into whisper (id, contact_id, at, by_id, to_id, body_key, body)
       select gen_random_uuid(), id, now(), (select id from staff where name = 'Ada'), holder_id, '', '' from contact where id = $1`,
      "whisper_by_lead",
    ],
    [
      "one to somebody who does not have it",
      `insert into whisper (id, contact_id, at, by_id, to_id, body_key, body)
       select gen_random_uuid(), $1, now(), lee.id, ada.id, '', '' from staff lee, staff ada where lee.name = 'Lee' and ada.name = 'Ada'`,
      "whisper_with_holder",
    ],
  ])("[DB678] the schema refuses %s", async (_name, sql, rule) => {
    await write(lee);
    await expect(client.query(sql, [id])).rejects.toMatchObject({ constraint: rule });
  });
});
