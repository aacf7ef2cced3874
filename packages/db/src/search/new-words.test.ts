import type { ContactId, MessageId, NoteId, UserId } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import type { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lockWaiters } from "../testing/lock-waiters.ts";
import { rawClient } from "../testing/raw-client.ts";
import {
  SAMPLE_CHANNEL,
  sampleArrival,
  sampleHeld,
  sampleStaff,
  statementEar,
  testStore,
  type TestStore,
} from "../testing/index.ts";

const ANY = { channels: null, states: null, lanes: null, from: null, until: null, hadBy: null };
let store: TestStore;
/** Another gateway's. */
let other: TestStore;
let client: Client;
let dana: UserId;
beforeAll(async () => {
  store = await testStore();
  other = await testStore({ connection: store.connection });
  client = await rawClient(store.connection);
  dana = await sampleStaff(store, "Dana");
});
afterAll(async () => {
  await client.end();
  await other.close();
  await store.close();
});

const foundBy = async ({ search }: Pick<TestStore, "search">, sought: string) => {
  const term = { kind: "words", words: sought } as const;
  const searched = await search.contacts(term, ANY, { below: null, size: 50 }, { id: dana, at: Date.now() });
  if (searched.kind !== "searched") throw new Error("nothing was asked");
  return searched.found.map(({ id }) => id);
};
const found = async (sought: string): Promise<readonly ContactId[]> => foundBy(store, sought);
const arrive = async (given: Parameters<typeof sampleArrival>[0]) =>
  store.intake.arrive(sampleArrival(given));
const note = async (contactId: ContactId, text: string): Promise<void> => {
  await store.answers.note({ contactId, noteId: crypto.randomUUID() as NoteId, by: dana, text });
};
/** How many texts wait, and how many words stand among the others, of one contact. */
const countsOf = async (id: ContactId): Promise<readonly [waiting: number, words: number]> => {
  const { rows } = await client.query<{ waiting: number; words: number }>(
    `select (select count(*) from contact_word_new new where new.number = contact.number)::integer as waiting,
       (select count(*) from contact_word word where word.number = contact.number)::integer as words
     from contact where id = $1`,
    [id],
  );
  return [rows[0]?.waiting ?? -1, rows[0]?.words ?? -1];
};
/** A contact that may be forgotten, whose words wait. */
const closed = async (): Promise<ContactId> => {
  const id = await sampleHeld(store, dana, { threadKey: crypto.randomUUID(), text: word() });
  const { row } = (await store.contacts.contact(id)) ?? {};
  await store.moves.move(id, dana, row?.version ?? 0, { kind: "close", disposition: "prank" });
  expect((await countsOf(id))[0]).toBe(1);
  return id;
};
const forget = async (on: Client, id: ContactId): Promise<readonly unknown[]> => {
  const { rows } = await on.query(
    "select forget_contact($1, now() + interval '9 years', $2, $3, '{}', '{}', now()) as because",
    [id, Buffer.alloc(72, 1), Buffer.alloc(90, 1)],
  );
  return rows;
};
/** A word that no other test has. */
let nth = 0;
const word = (): string => `osprey${(nth += 1)}x`;

describe("words that were stored a moment ago", () => {
  it("[DB620] are one row of the arrival's own commit, and found by the first search all the same", async () => {
    const texts = [word(), word(), word()];
    const ear = statementEar();
    const heard = await ear.during(async () => arrive({ text: texts.join(" ") }));
    ear.close();
    expect(heard.map((name) => name.replace(/_[0-9a-f]{8}$/, ""))).toEqual(["ingest_one"]);
    const id = (await arrive({ text: texts.join(" ") })).contactId;
    expect(await countsOf(id)).toEqual([1, 0]);
    expect(await found(texts.join(" "))).toContain(id);
    expect(await countsOf(id)).toEqual([0, 3]);
    const held = await sampleHeld(store, dana, { text: word() });
    const noted = word();
    await note(held, noted);
    expect(await countsOf(held)).toEqual([2, 0]);
    expect(await found(noted)).toEqual([held]);
    expect(await countsOf(held)).toEqual([0, 2]);
  });

  it("[DB620] are put among the others by the chore, whoever stored them, and nobody counts that as owed", async () => {
    const ids = await Promise.all([word(), word()].map(async (text) => (await arrive({ text })).contactId));
    expect(await other.search.makeOwedWords(100)).toBe(0);
    for (const id of ids) expect(await countsOf(id)).toEqual([0, 1]);
  });

  it("[DB620] that a search meets on their way are found by it, which waits for whoever puts them there", async () => {
    const text = word();
    const { contactId } = await arrive({ text });
    const settling = await rawClient(store.connection);
    await settling.query("begin; select settle_contact_words(500)");
    const late = word();
    const { contactId: second } = await arrive({ text: late });
    const searches = Promise.all([foundBy(other, text), found(late)]);
    await lockWaiters(client, 2);
    await settling.query("commit");
    await settling.end();
    expect(await searches).toEqual([[contactId], [second]]);
  });

  it("[DB620] are lost by nobody who is cut off while they put them there", async () => {
    const text = word();
    const { contactId } = await arrive({ text });
    const dying = await rawClient(store.connection);
    dying.on("error", () => {});
    await dying.query("begin");
    const { rows } = await dying.query<{ pid: number; settled: number }>(
      "select pg_backend_pid() as pid, settle_contact_words(500) as settled",
    );
    expect(rows[0]?.settled).toBeGreaterThan(0);
    await client.query("select pg_terminate_backend($1, 10000)", [rows[0]?.pid]);
    expect(await countsOf(contactId)).toEqual([1, 0]);
    expect(await found(text)).toEqual([contactId]);
  });

  it("[DB621] are found by nobody once they are taken back while somebody puts them there", async () => {
    const [stays, goes] = [word(), word()];
    const threadKey = crypto.randomUUID();
    const { contactId } = await arrive({ threadKey, text: stays });
    const { messageId } = await arrive({ threadKey, text: goes });
    const settling = await rawClient(store.connection);
    await settling.query("begin; select settle_contact_words(500)");
    const withdrawn = store.conversations.withdraw(SAMPLE_CHANNEL, threadKey, messageId);
    await lockWaiters(client, 1);
    await settling.query("commit");
    await settling.end();
    expect(await withdrawn).toBe("withdrawn");
    expect(await countsOf(contactId)).toEqual([0, 0]);
    while ((await store.search.makeOwedWords(100)) > 0);
    expect(await found(goes)).toEqual([]);
    expect(await found(stays)).toEqual([contactId]);
  });

  it("[DB621] of whoever is forgotten while somebody puts them there are gone", async () => {
    const id = await closed();
    const settling = await rawClient(store.connection);
    await settling.query("begin; select settle_contact_words(500)");
    const forgotten = forget(client, id);
    await lockWaiters(settling, 1);
    await settling.query("commit");
    await settling.end();
    expect(await forgotten).toEqual([{ because: null }]);
    expect(await countsOf(id)).toEqual([0, 0]);
  });

  it("[DB621] of whoever is being forgotten are left to that, and nobody waits for it", async () => {
    const id = await closed();
    const forgetting = await rawClient(store.connection);
    await forgetting.query("begin");
    expect(await forget(forgetting, id)).toEqual([{ because: null }]);
    await store.search.makeOwedWords(100);
    await forgetting.query("commit");
    await forgetting.end();
    await store.search.makeOwedWords(100);
    expect(await countsOf(id)).toEqual([0, 0]);
  });

  it(
    "[DB620] [DB621] say after any acts at two gateways at once what is stored, and nothing else",
    { timeout: 120_000 },
    async () => {
      const act = fc.oneof(
        {
          weight: 4,
          arbitrary: fc.record({ kind: fc.constant("write" as const), thread: fc.nat(2), words: fc.nat(5) }),
        },
        { weight: 2, arbitrary: fc.record({ kind: fc.constant("withdraw" as const), nth: fc.nat(5) }) },
        { weight: 1, arbitrary: fc.record({ kind: fc.constant("search" as const), words: fc.nat(5) }) },
        { weight: 1, arbitrary: fc.record({ kind: fc.constant("chore" as const) }) },
        { weight: 1, arbitrary: fc.record({ kind: fc.constant("cut" as const) }) },
      );
      const together = fc.array(act, { minLength: 1, maxLength: 6 });
      await fc.assert(
        fc.asyncProperty(fc.array(together, { minLength: 1, maxLength: 6 }), async (steps) => {
          const run = word();
          const textOf = (words: number): string => `${run}${words} ${run}${words + 1}`;
          const threads = [0, 1, 2].map(() => crypto.randomUUID());
          const stored: { thread: number; words: number; contactId: ContactId; messageId: MessageId }[] = [];
          const gone = new Set<MessageId>();
          const acts = {
            write: async (at: TestStore, thread: number, words: number) => {
              const arrival = sampleArrival({ threadKey: threads[thread] ?? "", text: textOf(words) });
              stored.push({ thread, words, ...(await at.intake.arrive(arrival)) });
            },
            withdraw: async (at: TestStore, which: number) => {
              const message = stored[which];
              if (message === undefined || gone.has(message.messageId)) return;
              gone.add(message.messageId);
              await at.conversations.withdraw(
                SAMPLE_CHANNEL,
                threads[message.thread] ?? "",
                message.messageId,
              );
            },
            cut: async () => {
              const dying = await rawClient(store.connection);
              await dying.query("begin; select settle_contact_words(500)");
              await dying.query("rollback");
              await dying.end();
            },
          };
          for (const step of steps)
            await Promise.all(
              step.map(async (each, index) => {
                const at = index % 2 === 0 ? store : other;
                if (each.kind === "write") await acts.write(at, each.thread, each.words);
                else if (each.kind === "withdraw") await acts.withdraw(at, each.nth);
                else if (each.kind === "search") await foundBy(at, `${run}${each.words}`);
                else if (each.kind === "chore") await at.search.makeOwedWords(100);
                else await acts.cut();
              }),
            );
          while ((await store.search.makeOwedWords(100)) > 0);
          const left = stored.filter(({ messageId }) => !gone.has(messageId));
          for (let words = 0; words <= 6; words += 1) {
            const having = left.filter((each) => each.words === words || each.words === words - 1);
            expect(new Set(await found(`${run}${words}`))).toEqual(
              new Set(having.map(({ contactId }) => contactId)),
            );
          }
        }),
        { numRuns: rounds(25) },
      );
    },
  );
});
