import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Addressees } from "@holdfast/case-schema";
import { sampleMail, testStore, type TestStore } from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";

let store: TestStore;
beforeAll(async () => {
  store = await testStore();
});
afterAll(async () => store.close());

const BEGAN = "wren@example.test";
const HERON = "heron@example.test";
const ADDRESSEES: Addressees = {
  us: "copy",
  others: [
    { name: "Heron", address: HERON },
    { name: "Crake", address: null },
  ],
  count: 31,
  hasMore: true,
};

type Given = Parameters<typeof sampleMail>;

/** What is told of the second of two mails of one thread. */
async function second(...[given, along = {}]: Given) {
  const threadKey = crypto.randomUUID();
  const first = sampleMail({ threadKey, address: BEGAN }, { senderName: "Wren" });
  const { contactId } = await store.intake.arrive(first);
  const { messageId } = await store.intake.arrive(sampleMail({ threadKey, ...given }, along));
  const entry = (await store.contacts.entries(contactId, 0)).find(({ id }) => id === messageId);
  return { contactId, messageId, threadKey, mail: entry?.mail ?? null };
}

describe("who wrote a mail", () => {
  it.each([
    ["whom its contact began with", { address: BEGAN }, {}, false],
    ["the same in another spelling", { address: "WREN@example.TEST" }, { senderName: "W." }, false],
    ["somebody else", { address: HERON }, { senderName: "Heron" }, true],
    ["a machine", { address: HERON }, { automatic: "report" }, true],
  ] as const)("[DB179] is told with it: %s", async (_who, given, along, isOther) => {
    const name = "senderName" in along ? along.senderName : null;
    const { mail } = await second(given, along);
    expect(mail?.sender).toEqual({ name, address: given.address, isOther });
  });

  it("[DB179] is told by name where no address is known, and then nothing is compared", async () => {
    const { mail } = await second({ address: null }, { senderName: "Somebody" });
    expect(mail?.sender).toEqual({ name: "Somebody", address: null, isOther: false });
  });

  it("[DB179] is told by nobody where nothing is known", async () => {
    expect((await second({ address: null }, { subject: "x" })).mail?.sender).toBeNull();
  });
});

describe("who reads a mail along", () => {
  it("[DB179] is told with it, as it came", async () => {
    const { mail } = await second({}, { addressees: ADDRESSEES });
    expect(mail?.addressees).toEqual(ADDRESSEES);
  });

  it("[DB179] is not known where nothing was said", async () => {
    expect((await second({})).mail?.addressees).toBeNull();
  });
});

it("[DB179] whoever wrote and reads along is forgotten with the words", async () => {
  const { threadKey, contactId, messageId } = await second({ address: HERON }, { addressees: ADDRESSEES });
  const { channel } = sampleMail();
  await store.conversations.withdraw(channel, threadKey, "everything");
  const entries = await store.contacts.entries(contactId, 0);
  expect(entries.find(({ id }) => id === messageId)).toMatchObject({ text: null, mail: null });
  const client = await rawClient(store.connection);
  const { rows } = await client.query("select from mail where message_id = $1", [messageId]);
  await client.end();
  expect(rows).toEqual([]);
});

it("[DB179] people that cannot be opened hide neither the words nor the other mails", async () => {
  const { contactId, messageId } = await second({ text: "Still here", address: HERON });
  const client = await rawClient(store.connection);
  // No statement of the house changes a mail; a broken disk does.
  await client.query("alter table mail disable trigger mail_guard");
  await client.query("update mail set people = 'x' where message_id = $1", [messageId]);
  await client.query("alter table mail enable trigger mail_guard");
  await client.end();
  const entries = await store.contacts.entries(contactId, 0);
  expect(entries.map(({ text, mail }) => [text, mail?.sender?.address ?? null])).toEqual([
    [expect.any(String), BEGAN],
    ["Still here", null],
  ]);
});
