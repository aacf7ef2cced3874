import { afterAll, beforeAll, expect, it } from "vitest";
import { sampleMail, testStore, type TestStore } from "../testing/index.ts";

let store: TestStore;
beforeAll(async () => {
  store = await testStore();
});
afterAll(async () => store.close());

it.each([null, 0, 6])("[DB194] where a mail quotes earlier words is told with it: %j", async (quotedFrom) => {
  const mail = sampleMail(
    { text: "Yes.\n\n> Are you there?", address: null },
    { subject: "Re: x", quotedFrom },
  );
  const { contactId } = await store.intake.arrive(mail);
  const [entry] = await store.contacts.entries(contactId, 0);
  expect(entry?.mail?.quotedFrom).toBe(quotedFrom);
});

it("[DB194] is told where a mail says nothing else of itself", async () => {
  const { contactId } = await store.intake.arrive(sampleMail({ address: null }, { quotedFrom: 0 }));
  const [entry] = await store.contacts.entries(contactId, 0);
  expect(entry?.mail).toMatchObject({ quotedFrom: 0, sender: null, subject: null });
});

it("[DB194] goes with the words", async () => {
  const mail = sampleMail({ threadKey: "taken back" }, { quotedFrom: 3 });
  const { contactId } = await store.intake.arrive(mail);
  await store.conversations.withdraw(mail.channel, "taken back", "everything");
  expect(await store.contacts.entries(contactId, 0)).toMatchObject([{ text: null, mail: null }]);
});
