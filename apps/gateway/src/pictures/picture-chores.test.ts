import { randomUUID } from "node:crypto";
import { sampleArrival, sampleStaff, SAMPLE_CHANNEL, testStore, type TestStore } from "@holdfast/db/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { pictureChores } from "./picture-chores.ts";

let now = 1_800_000_000_000;
let store: TestStore;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
});
afterAll(() => store.close());

it("[DB104] by the clock, what was withdrawn in quarantine goes when its time is over, and not a moment before", async () => {
  const officer = await sampleStaff(store, "Pat", "privacy_officer");
  const threadKey = randomUUID();
  const media = [{ ref: "https://p.example.org/1", type: "image/png" }];
  const { contactId } = await store.intake.arrive(
    sampleArrival({ threadKey, provider: { ref: "MM1", media } }),
  );
  const [picture] = await store.pictures.ofContact(contactId);
  if (picture === undefined) throw new Error("none is wanted");
  const bytes = Buffer.from("x");
  await store.pictures.settle(picture.id, {
    kind: "kept",
    original: bytes,
    copies: { display: bytes, blurred: bytes },
  });
  await store.pictures.quarantine(picture.id, officer, { dueMs: 1, keepMs: 1000 });
  await store.conversations.withdraw(SAMPLE_CHANNEL, threadKey, "everything");
  const [report] = await store.reports.list();
  if (report === undefined) throw new Error("nothing is to be decided");
  await store.reports.decide(report.id, officer, { outcome: "reported", words: "12", keepMs: 5000 });
  const count = async (): Promise<readonly number[]> =>
    Promise.all(pictureChores(store).map(({ run }) => run()));
  now += 4999;
  expect(await count()).toEqual([0, 0]);
  now += 1;
  expect(await count()).toEqual([1, 0]);
  expect(await store.pictures.ofContact(contactId)).toMatchObject([{ state: "withdrawn" }]);
});
