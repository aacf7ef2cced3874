import type { ContactId, DraftKind, MessageId, NoteId, UserId } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  SAMPLE_CHANNEL,
  sampleArrival,
  sampleHeld,
  sampleStaff,
  testStore,
  type TestStore,
} from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";
import type { DraftKept, DraftLeft } from "./draft-store.ts";

let now = 1_800_000_000_000;
let store: TestStore;
let dana: UserId;
let ada: UserId;
let id: ContactId;
let threadKey: string;

beforeAll(async () => {
  store = await testStore({ clock: () => now });
  dana = await sampleStaff(store, "Dana");
  ada = await sampleStaff(store, "Ada");
});
afterAll(async () => store.close());
beforeEach(async () => {
  threadKey = crypto.randomUUID();
  id = await sampleHeld(store, dana, { threadKey });
  now += 1_000;
});

async function keep(
  revision: number,
  text: string,
  by = dana,
  kind: DraftKind = "reply",
): Promise<DraftKept> {
  return store.drafts.keep({ contactId: id, kind, by, revision, text });
}
/** What somebody sees, as `author kind revision: words`. */
const seen = async (reader: UserId): Promise<readonly string[]> =>
  (await store.drafts.ofContact(id, reader)).map(
    ({ author, kind, revision, text }) => `${author.name} ${kind} ${revision}: ${text}`,
  );
const version = async (): Promise<number> => (await store.contacts.contact(id))?.row.version ?? 0;
async function answer(draft: DraftLeft, by = dana, messageId = crypto.randomUUID()): Promise<string> {
  const input = { contactId: id, messageId: messageId as MessageId, by, text: "We are here.", draft };
  return (await store.answers.answer({ check: () => null, ...input, validForMs: null })).kind;
}

describe("a draft", () => {
  it("[DB120] is kept for each writer and kind by itself", async () => {
    expect(await keep(1, "To them")).toEqual({ kind: "kept", at: now });
    await keep(1, "To the team", dana, "note");
    await keep(1, "From another", ada, "note");
    expect((await seen(dana)).toSorted()).toEqual([
      "Ada note 1: From another",
      "Dana note 1: To the team",
      "Dana reply 1: To them",
    ]);
  });

  it("[DB120] stays as its highest revision has it, and tells a late one what that is", async () => {
    await keep(3, "third");
    expect(await keep(2, "second")).toMatchObject({
      kind: "superseded",
      draft: { revision: 3, text: "third", author: { name: "Dana" } },
    });
    expect(await keep(3, "another third")).toMatchObject({ kind: "superseded", draft: { text: "third" } });
    expect(await keep(4, "")).toMatchObject({ kind: "kept" });
    expect(await keep(3, "late")).toMatchObject({ kind: "superseded", draft: { revision: 4, text: "" } });
    expect(await seen(dana)).toEqual(["Dana reply 4: "]);
  });

  it("[DB120] ends the same, in whatever order its saves and sendings come, and however often", async () => {
    const deeds = fc
      .uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 8 })
      .map((revisions) => revisions.map((revision) => ({ revision, isSend: revision % 4 === 0 })))
      .chain((all) =>
        fc.record({
          all: fc.constant(all),
          order: fc.shuffledSubarray([...all, ...all], { minLength: all.length }),
        }),
      );
    await fc.assert(
      fc.asyncProperty(deeds, async ({ all, order }) => {
        id = await sampleHeld(store, dana);
        const sends = new Map(all.map(({ revision }) => [revision, crypto.randomUUID()]));
        // Every deed at least once, in this order, several at a time.
        await Promise.all(
          [...order, ...all].map(({ revision, isSend }) =>
            isSend
              ? answer({ revision, rest: `rest ${revision}` }, dana, sends.get(revision))
              : keep(revision, `words ${revision}`),
          ),
        );
        const last = Math.max(...all.map(({ revision }) => revision));
        expect(await seen(dana)).toEqual([
          `Dana reply ${last}: ${last % 4 === 0 ? "rest" : "words"} ${last}`,
        ]);
      }),
      { numRuns: rounds(15) },
    );
  });

  it("[DB121] becomes what is left of it in the transaction that stores the answer or the note", async () => {
    await keep(1, "We are here. Where are you?");
    expect(await answer({ revision: 2, rest: " Where are you?" })).toBe("queued");
    expect(await seen(dana)).toEqual(["Dana reply 2:  Where are you?"]);
    await keep(1, "To the team", dana, "note");
    await store.answers.note({
      contactId: id,
      noteId: crypto.randomUUID() as NoteId,
      by: dana,
      text: "To the team",
      draft: { revision: 2, rest: "" },
    });
    expect(await seen(dana)).toContain("Dana note 2: ");
  });

  it("[DB121] stays when nothing is stored, and when it was written on meanwhile", async () => {
    await keep(1, "mine", ada);
    expect(await answer({ revision: 2, rest: "" }, ada)).toBe("not_holder");
    expect(await seen(ada)).toEqual(["Ada reply 1: mine"]);
    await keep(9, "the next words");
    expect(await answer({ revision: 8, rest: "" })).toBe("queued");
    expect(await seen(dana)).toContain("Dana reply 9: the next words");
  });

  it("[DB122] goes with its contact to whoever has it, and to nobody else", async () => {
    await keep(1, "Not sent");
    expect(await seen(ada)).toEqual([]);
    await store.moves.move(id, dana, await version(), { kind: "return" });
    expect(await seen(ada)).toEqual([]);
    await store.moves.move(id, ada, await version(), { kind: "claim" });
    expect(await seen(ada)).toEqual(["Dana reply 1: Not sent"]);
    expect(await seen(dana)).toEqual(["Dana reply 1: Not sent"]);
  });

  it("[DB122] is discarded as it was seen, by its author and by whoever has the contact", async () => {
    const draft = { contactId: id, kind: "note", author: ada, revision: 1 } as const;
    await keep(1, "a note", ada, "note");
    const bea = await sampleStaff(store, "Bea");
    expect(await store.drafts.discard(draft, bea)).toBe(false);
    await keep(2, "a longer note", ada, "note");
    expect(await store.drafts.discard(draft, dana)).toBe(false);
    expect(await store.drafts.discard({ ...draft, revision: 2 }, dana)).toBe(true);
    expect(await seen(dana)).toEqual([]);
    // What was on its way when it was discarded does not bring it back.
    expect(await keep(3, "a longer note", ada, "note")).toMatchObject({ kind: "superseded" });
    await keep(4, "anew", ada, "note");
    expect(await store.drafts.discard({ ...draft, revision: 4 }, ada)).toBe(true);
  });

  it("[DB123] changes no version of its contact and appends nothing to the log", async () => {
    const [before, { asOf }] = [await version(), await store.contacts.queue()];
    await keep(1, "words");
    await keep(2, "");
    expect(await version()).toBe(before);
    expect((await store.log.since(`contact:${id}`, asOf, 10)).events).toEqual([]);
    expect((await store.log.since("queue:main", asOf, 10)).events).toEqual([]);
  });

  it("[DB124] is erased with the last of what was said, and not before", async () => {
    const { messageId } = await store.intake.arrive(sampleArrival({ threadKey }));
    await keep(1, "You said that he");
    await keep(1, "They said that he", ada, "note");
    const withdraw = async (which: MessageId | "everything"): Promise<string> =>
      store.conversations.withdraw(SAMPLE_CHANNEL, threadKey, which);
    await withdraw(messageId);
    expect(await seen(dana)).toHaveLength(2);
    await withdraw("everything");
    expect(await seen(dana)).toEqual(["Dana reply 2: "]);
    expect(await keep(2, "You said that he")).toMatchObject({ kind: "superseded" });
  });

  it("[DB124] that is damaged is empty, and closes the contact to nobody", async () => {
    await keep(1, "words");
    await keep(1, "others", ada, "note");
    const client = await rawClient(store.connection);
    await client.query("update draft set body = 'damaged' where contact_id = $1 and kind = 'reply'", [id]);
    await client.end();
    expect(await seen(dana)).toEqual(["Dana reply 1: ", "Ada note 1: others"]);
  });

  it("of no contact is kept nowhere", async () => {
    id = crypto.randomUUID() as ContactId;
    expect(await keep(1, "words")).toEqual({ kind: "not_found" });
    expect(await seen(dana)).toEqual([]);
  });
});
