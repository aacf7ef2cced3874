import type { ContactId, UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  sampleAsker,
  sampleCase,
  sampleHeld,
  sampleStaff,
  statementEar,
  testStore,
} from "../testing/index.ts";

let house: Awaited<ReturnType<typeof testStore>>;
let dana: UserId;
let contactId: ContactId;
let ear: ReturnType<typeof statementEar>;
beforeAll(async () => {
  house = await testStore();
  dana = await sampleStaff(house, "dana");
  contactId = await sampleHeld(house, dana, { threadKey: crypto.randomUUID() });
  ear = statementEar();
});
afterAll(async () => {
  ear.close();
  await house.close();
});

const without = (heard: readonly string[]) => heard.map((name) => name.replace(/_[0-9a-f]{8}$/, ""));

it("[DB555] looks at a contact by one statement, which judges, reads and records", async () => {
  const heard = await ear.during(async () =>
    expect(await house.contacts.look(contactId, dana)).not.toBeNull(),
  );
  expect(without(heard)).toEqual(["looked_contact"]);
});

it("[DB555] reads what is in a case by the statement that records it, under the lock by which it was judged", async () => {
  const { id } = await sampleCase(house, dana, contactId);
  const heard = await ear.during(async () =>
    expect(await house.cases.read(id, sampleAsker(dana))).not.toBeNull(),
  );
  expect(without(heard)).toEqual([
    "begin",
    "share_case",
    "case_relation",
    "stored_case",
    "own_words_of_case",
    "commit",
  ]);
});
