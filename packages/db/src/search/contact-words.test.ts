import type { ContactId, MessageId, NoteId, UserId } from "@holdfast/case-schema";
import type { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rawClient } from "../testing/raw-client.ts";
import {
  SAMPLE_CHANNEL,
  sampleArrival,
  sampleHeld,
  sampleMail,
  sampleStaff,
  testStore,
  type TestStore,
} from "../testing/index.ts";

const NOW = 1_800_000_000_000;
const ANY = { channels: null, states: null, lanes: null, from: null, until: null, hadBy: null };
let store: TestStore;
let client: Client;
let dana: UserId;
beforeAll(async () => {
  store = await testStore({ clock: () => NOW });
  client = await rawClient(store.connection);
  dana = await sampleStaff(store, "Dana");
});
afterAll(async () => {
  await client.end();
  await store.close();
});

const found = async (sought: string): Promise<readonly ContactId[]> => {
  const term = { kind: "words", words: sought } as const;
  const page = { below: null, size: 50 };
  const searched = await store.search.contacts(term, ANY, page, { id: dana, at: NOW });
  if (searched.kind !== "searched") throw new Error("nothing was asked");
  return searched.found.map(({ id }) => id);
};
const arrive = async (given: Parameters<typeof sampleArrival>[0]) =>
  (await store.intake.arrive(sampleArrival(given))).contactId;
/** A word that no other test has. */
let nth = 0;
const word = (): string => `heron${(nth += 1)}x`;
const answer = async (contactId: ContactId, text: string): Promise<void> => {
  const messageId = crypto.randomUUID() as MessageId;
  const given = { contactId, messageId, by: dana, text, validForMs: null, check: () => null };
  expect(await store.answers.answer(given)).toMatchObject({ kind: "queued" });
};

describe("the words of a contact", () => {
  it("[DB467] are found from the moment they are stored: of an arrival, an answer, a note and a mail's subject", async () => {
    const [came, said, noted, subject] = [word(), word(), word(), word()];
    const id = await sampleHeld(store, dana, {
      text: `He keeps it at the ${came.toUpperCase()}, near Ávila.`,
    });
    await answer(id, `Is the ${said} far?`);
    await store.answers.note({ contactId: id, noteId: crypto.randomUUID() as NoteId, by: dana, text: noted });
    const mail = await store.intake.arrive(sampleMail({ text: "see above" }, { subject }));
    expect(await found(came)).toEqual([id]);
    expect(await found(`${came} avila`)).toEqual([id]);
    expect(await found(`the ${said} ${noted} ${came}`)).toEqual([id]);
    expect(await found(subject)).toEqual([mail.contactId]);
    expect(await found(`${came} ${subject}`)).toEqual([]);
  });

  it("[DB467] are found of every arrival of a batch, of what raises a lane, of what writes again, and of what came with a draft's end", async () => {
    const each = Array.from({ length: 12 }, word);
    const raise = { lane: "crisis", reason: "words:danger:1:knife" } as never;
    const ids = await Promise.all(
      each.map((text, index) => arrive({ text, raise: index % 3 === 0 ? raise : null })),
    );
    for (const [index, text] of each.entries()) expect(await found(text)).toEqual([ids[index]]);
    const threadKey = crypto.randomUUID();
    const first = word();
    const again = word();
    const one = await sampleHeld(store, dana, { threadKey, text: first });
    expect(await arrive({ threadKey, text: again })).toBe(one);
    const ended = word();
    const draft = { revision: 1, rest: "" };
    await store.answers.note({
      contactId: one,
      noteId: crypto.randomUUID() as NoteId,
      by: dana,
      text: ended,
      draft,
    });
    expect(await found(`${first} ${again} ${ended}`)).toEqual([one]);
  });

  it("[DB467] are kept of nothing that is not stored: what was delivered twice, or whoever may not write", async () => {
    const twice = { threadKey: crypto.randomUUID(), dedupeKey: crypto.randomUUID() };
    await arrive({ ...twice, text: word() });
    const other = word();
    await arrive({ ...twice, text: other });
    await Promise.all([arrive({ ...twice, text: other }), arrive({ text: word() })]);
    expect(await found(other)).toEqual([]);
    const ada = await sampleStaff(store, "Ada");
    const refused = word();
    const contactId = await sampleHeld(store, dana, {});
    const given = { contactId, messageId: crypto.randomUUID() as MessageId, by: ada, text: refused };
    expect(await store.answers.answer({ ...given, validForMs: null, check: () => null })).toMatchObject({
      kind: "not_holder",
    });
    expect(await found(refused)).toEqual([]);
  });

  it("[DB466] are kept as four bytes of a hash, each once, in no order of theirs, and as none without the key", async () => {
    const repeated = word();
    const id = await arrive({ text: `${repeated} zebra ${repeated} apple ${repeated}` });
    const expected = [repeated, "zebra", "apple"]
      .map((each) => store.keyring.hash("contact_word", each).readInt32BE(0))
      .toSorted((one, other) => one - other);
    const waiting = await client.query<{ tokens: readonly number[] }>(
      "select tokens from contact_word_new join contact using (number) where contact.id = $1",
      [id],
    );
    expect(waiting.rows).toEqual([{ tokens: expected }]);
    await store.search.makeOwedWords(1);
    const { rows } = await client.query<{ token: number }>(
      "select token from contact_word join contact using (number) where contact.id = $1 order by contact_word.ctid",
      [id],
    );
    expect(rows.map(({ token }) => token)).toEqual(expected);
    expect(store.keyring.hash("contact_word", "zebra")).not.toEqual(store.keyring.hash("case_word", "zebra"));
  });

  it("[DB468] [DB469] that are withdrawn are found no more, and what else the contact has is found again", async () => {
    const [stays, goes, both] = [word(), word(), word()];
    const threadKey = crypto.randomUUID();
    const id = await arrive({ threadKey, text: `${stays} ${both}` });
    const { messageId } = await store.intake.arrive(sampleArrival({ threadKey, text: `${goes} ${both}` }));
    expect(await found(goes)).toEqual([id]);
    const withdraw = async () => store.conversations.withdraw(SAMPLE_CHANNEL, threadKey, messageId);
    expect(await withdraw()).toBe("withdrawn");
    expect(await found(goes)).toEqual([]);
    while ((await store.search.makeOwedWords(100)) > 0);
    expect(await found(`${stays} ${both}`)).toEqual([id]);
    expect(await found(goes)).toEqual([]);
  });

  it("[DB468] fall with the contact, whatever statement ends it", async () => {
    const [threadKey, gone] = [crypto.randomUUID(), word()];
    const id = await arrive({ threadKey, text: gone });
    expect(await found(gone)).toEqual([id]);
    await arrive({ threadKey, text: word() });
    await client.query("begin");
    await client.query("alter table contact alter column owner_key drop not null, disable trigger user");
    await client.query("alter table contact enable trigger contact_forgotten_words");
    await client.query("update contact set owner_key = null, version = version + 1 where id = $1", [id]);
    const left = "select from contact_word join contact using (number) where contact.id = $1";
    const waiting = "select from contact_word_new join contact using (number) where contact.id = $1";
    const counts = async () => [
      (await client.query(left, [id])).rowCount,
      (await client.query(waiting, [id])).rowCount,
    ];
    expect(await counts()).toEqual([0, 0]);
    await client.query("rollback");
    expect(await counts()).toEqual([1, 1]);
  });

  it("[DB469] wait for nobody whose key opens nothing, damaged or back from before it was forgotten", async () => {
    const kept = word();
    const id = await arrive({ text: kept });
    for (const key of ["decode(repeat('00', 72), 'hex')", "decode(repeat('5a', 72), 'hex')"]) {
      const damaged = await arrive({ text: word() });
      await client.query("alter table contact disable trigger user");
      await client.query(`update contact set owner_key = ${key} where id = $1`, [damaged]);
      await client.query("alter table contact enable trigger user");
      await client.query("insert into contact_word_owed (contact_id) values ($1)", [damaged]);
    }
    await client.query(
      "delete from contact_word using contact where contact.id = $1 and contact_word.number = contact.number",
      [id],
    );
    await client.query("insert into contact_word_owed (contact_id) values ($1)", [id]);
    expect(await store.search.makeOwedWords(100)).toBe(3);
    expect(await found(kept)).toEqual([id]);
    expect(await store.search.makeOwedWords(100)).toBe(0);
  });

  it("[DB540] of whoever is forgotten are gone, also where somebody was making them anew just then", async () => {
    const id = await sampleHeld(store, dana, { threadKey: crypto.randomUUID(), text: word() });
    const { row } = (await store.contacts.contact(id)) ?? {};
    await store.moves.move(id, dana, row?.version ?? 0, { kind: "close", disposition: "prank" });
    // All that they wrote was taken back before: a note of ours is left, whose words are owed.
    await client.query("begin; set local session_replication_role = replica");
    await client.query("update message set body = null, body_key = null where contact_id = $1", [id]);
    await client.query("insert into contact_word_owed (contact_id) values ($1)", [id]);
    await client.query("commit");
    const maker = await rawClient(store.connection);
    await maker.query("begin");
    await maker.query("select from contact_word_owed where contact_id = $1 for update", [id]);
    await maker.query("select note_contact_words($1, '{7}')", [id]);
    await maker.query("delete from contact_word_owed where contact_id = $1", [id]);
    const forgotten = client.query(
      "select forget_contact($1, now() + interval '9 years', $2, $3, '{}', '{}', now()) as because",
      [id, Buffer.alloc(72, 1), Buffer.alloc(90, 1)],
    );
    // For this connection, and for none of another test on the same server.
    const waitsForUs = "select from pg_stat_activity where pg_backend_pid() = any (pg_blocking_pids(pid))";
    const waits = async () => (await maker.query(waitsForUs)).rowCount;
    await expect.poll(waits).toBeGreaterThan(0);
    await maker.query("commit");
    await maker.end();
    expect((await forgotten).rows).toEqual([{ because: null }]);
    for (const table of ["contact_word", "contact_word_new"])
      expect(
        (await client.query(`select from ${table} join contact using (number) where id = $1`, [id])).rowCount,
      ).toBe(0);
  });

  it("[DB469] of whoever wrote before there were any are made in batches, mail's subjects and notes among them", async () => {
    const [text, subject, note] = [word(), word(), word()];
    const mail = await store.intake.arrive(sampleMail({ text }, { subject }));
    await store.answers.note({
      contactId: mail.contactId,
      noteId: crypto.randomUUID() as NoteId,
      by: dana,
      text: note,
    });
    while ((await store.search.makeOwedWords(100)) > 0);
    await client.query("truncate contact_word, contact_word_new");
    await client.query("insert into contact_word_owed (contact_id) select id from contact");
    const { rows } = await client.query<{ n: number }>("select count(*)::integer as n from contact");
    const all = rows[0]?.n ?? 0;
    expect(await found(text)).toEqual([]);
    expect(await store.search.makeOwedWords(3)).toBe(3);
    let made = 3;
    for (let more = 3; more > 0; made += more) more = await store.search.makeOwedWords(7);
    expect(made).toBe(all);
    expect(await found(`${text} ${subject} ${note}`)).toEqual([mail.contactId]);
  });
});
