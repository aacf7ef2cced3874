import type { ContactId, MessageId } from "@holdfast/case-schema";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleMail, sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";

let store: TestStore;
let dana: Awaited<ReturnType<typeof sampleStaff>>;
beforeAll(async () => {
  store = await testStore();
  dana = await sampleStaff(store, "Dana");
});
afterAll(async () => store.close());

const { channel } = sampleMail();

/** A thread in which they wrote and we answered with these words, one after another. */
async function answered(threadKey: string, names: readonly string[], ...texts: readonly string[]) {
  const { contactId } = await store.intake.arrive(sampleMail({ threadKey, text: "theirs" }, { names }));
  await store.moves.move(contactId, dana, 1, { kind: "claim" });
  const ids: MessageId[] = [];
  for (const text of texts) ids.push(await answer(contactId, text));
  return { contactId, ids };
}

async function answer(contactId: ContactId, text: string): Promise<MessageId> {
  const messageId = crypto.randomUUID() as MessageId;
  await store.answers.answer({ check: () => null, contactId, messageId, by: dana, text, validForMs: null });
  return messageId;
}

describe("what we wrote in a thread", () => {
  it("[DB195] is found by its key or by a name of it, newest first, and is ours alone", async () => {
    await answered("a", ["tag-a"], "one", "two");
    expect(await store.conversations.ourWords(channel, ["a"])).toEqual(["two", "one"]);
    expect(await store.conversations.ourWords(channel, ["unheard of", "tag-a"])).toEqual(["two", "one"]);
  });

  it("[DB195] is that of the first known key, and nothing where none is known", async () => {
    await answered("b", [], "of b");
    await answered("c", [], "of c");
    expect(await store.conversations.ourWords(channel, ["nobody", "c", "b"])).toEqual(["of c"]);
    expect(await store.conversations.ourWords(channel, ["nobody"])).toEqual([]);
    expect(await store.conversations.ourWords(channel, [])).toEqual([]);
  });

  it("[DB195] leaves out what is damaged", async () => {
    const { ids } = await answered("d", [], "sound", "damaged");
    const client = await rawClient(store.connection);
    // No statement of the house does so; a broken disk does.
    await client.query("set session_replication_role = replica");
    await client.query("update message set body = 'x' where id = $1", [ids[1]]);
    await client.end();
    expect(await store.conversations.ourWords(channel, ["d"])).toEqual(["sound"]);
  });
});

describe("the subjects of a thread", () => {
  it("[DB196] are those of what came in it, newest first, whoever wrote it, and none of another", async () => {
    const came = async (threadKey: string, subject: string | null, more: object = {}) =>
      store.intake.arrive(sampleMail({ threadKey }, { subject, ...more }));
    await came("s", "Hello", { names: ["tag-s"] });
    await came("t", "Another");
    await came("s", null);
    await came("s", "Re: Hello", { automatic: "auto_reply" });
    expect(await store.conversations.theirSubjects(channel, ["s"])).toEqual(["Re: Hello", "Hello"]);
    expect(await store.conversations.theirSubjects(channel, ["nobody", "tag-s", "t"])).toEqual([
      "Re: Hello",
      "Hello",
    ]);
    expect(await store.conversations.theirSubjects(channel, ["nobody"])).toEqual([]);
  });

  it("[DB196] leave out what is damaged", async () => {
    const { messageId } = await store.intake.arrive(sampleMail({ threadKey: "u" }, { subject: "damaged" }));
    await store.intake.arrive(sampleMail({ threadKey: "u" }, { subject: "sound" }));
    const client = await rawClient(store.connection);
    // No statement of the house does so; a broken disk does.
    await client.query("set session_replication_role = replica");
    await client.query("update mail set subject = 'x' where message_id = $1", [messageId]);
    await client.end();
    expect(await store.conversations.theirSubjects(channel, ["u"])).toEqual(["sound"]);
  });
});
