import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  SAMPLE_CHANNEL,
  sampleMail,
  samplePreference,
  sampleStaff,
  testStore,
  type TestStore,
  sampleKeep,
} from "../testing/index.ts";

let store: TestStore;
beforeAll(async () => {
  store = await testStore();
});
afterAll(async () => store.close());

it("[DB206] a mail that answers is listened to as the thread that it answers, and as no other", async () => {
  const dana = await sampleStaff(store, "Dana");
  const [threadKey, name] = [randomUUID(), randomUUID()];
  const { contactId } = await store.intake.arrive(sampleMail({ threadKey }, { names: [name] }));
  await store.moves.move(contactId, dana, 1, { kind: "claim" });
  const hasher = await store.reach.codeWordHash(contactId);
  if (hasher === null) throw new Error("nobody wrote");
  const danger = { hash: hasher.hash("umbrella"), means: "stop", coverStory: [] } as const;
  const codes = { safe: hasher.hash("marigold"), danger: { ...danger, coverStory: [] } };
  const preference = samplePreference(dana, Date.now(), { codes });
  const given = { contactId, by: dana, preference, personId: hasher.personId };
  expect(await sampleKeep(store, given)).toMatchObject({ kind: "kept" });

  const answering = { channel: SAMPLE_CHANNEL, threadKey: randomUUID() };
  const { channel } = answering;
  expect(await store.reach.codeWords(channel, answering.threadKey)).toBeNull();
  expect(await store.reach.codeWords(channel, answering.threadKey, ["unknown"])).toBeNull();
  expect(await store.reach.codeWords(channel, answering.threadKey, ["unknown", name])).toMatchObject({
    people: [{ personId: hasher.personId }],
  });

  const said = {
    ...answering,
    dedupeKey: "one",
    kind: "danger",
    personId: hasher.personId,
    hash: danger.hash,
  } as const;
  await store.reach.codeWordSaid(said);
  expect((await store.reach.record(contactId))?.danger).toEqual([]);
  const before = Date.now();
  await store.reach.codeWordSaid({ ...said, refs: [name] });
  const [heard] = (await store.reach.record(contactId))?.danger ?? [];
  expect(heard).toMatchObject({ kind: "danger_word" });
  expect(heard?.at).toBeGreaterThanOrEqual(before);
});
