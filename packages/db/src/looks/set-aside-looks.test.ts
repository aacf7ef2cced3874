import type { MessageId } from "@holdfast/case-schema";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sampleHeld, sampleMail, sampleStaff, testStore, type TestStore } from "../testing/index.ts";

const NOW = 1_800_000_000_000;
const DAY_MS = 86_400_000;
let store: TestStore;
beforeAll(async () => {
  store = await testStore({ clock: () => NOW });
});
afterAll(async () => store.close());

const lookAt = async (id: MessageId) =>
  (await store.looks.undecided({ before: null, size: 100 })).find(({ messageId }) => messageId === id);

it("[DB190] what a machine is thought to have written is looked at where its contact was set aside, and not where somebody has it before them", async () => {
  const dana = await sampleStaff(store, "Dana");
  const threadKey = "set aside";
  const id = await sampleHeld(store, dana, sampleMail({ threadKey }));
  const version = async (): Promise<number> => (await store.contacts.contact(id))?.row.version ?? 0;
  const seen = await store.intake.arrive(sampleMail({ threadKey }, { automatic: "auto_reply" }));
  expect(await lookAt(seen.messageId)).toBeUndefined();
  await store.triage.setAside(id, dana, await version(), NOW + DAY_MS);
  const unseen = await store.intake.arrive(sampleMail({ threadKey }, { automatic: "auto_reply" }));
  expect(await lookAt(unseen.messageId)).toMatchObject({ reason: "machine", row: { id } });
});
