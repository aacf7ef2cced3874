import { ContactId, MessageId } from "@holdfast/case-schema";
import type { Arrived } from "@holdfast/db";
import { testStore } from "@holdfast/db/testing";
import { expect, it } from "vitest";
import { concurrent, storedOnce } from "./dedupe.ts";

const id = (last: number): string => `00000000-0000-7000-8000-00000000000${last}`;
const answer = (outcome: Arrived["outcome"], contact = 1, message = 1): Arrived => ({
  outcome,
  contactId: ContactId.parse(id(contact)),
  messageId: MessageId.parse(id(message)),
  opened: outcome === "stored" ? "new" : "continued",
});

it("wants exactly one first delivery, and everybody told of the same contact and message", () => {
  expect(storedOnce([answer("duplicate"), answer("stored"), answer("duplicate")])).toBe(true);
});

it.each([
  ["two firsts", [answer("stored"), answer("stored")]],
  ["no first", [answer("duplicate"), answer("duplicate")]],
  ["a second contact", [answer("stored"), answer("duplicate", 2)]],
  ["a second message", [answer("stored"), answer("duplicate", 1, 2)]],
])("is not content with %s", (_, answers) => {
  expect(storedOnce(answers)).toBe(false);
});

it("runs on a real store, where every event is stored once", async () => {
  const store = await testStore();
  expect(await concurrent({ store }, 10)).toMatchObject({ ours: "10 of 10 once", verdict: "exact" });
  await store.close();
});
