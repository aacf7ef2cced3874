import { afterAll, beforeAll, expect, it } from "vitest";
import { caseDesk, type CaseDesk } from "../testing/case-desk.ts";

let desk: CaseDesk;
beforeAll(async () => {
  desk = await caseDesk();
  for (const name of ["dana", "ada"] as const) await desk.house.store.shifts.keep(desk.id(name), "available");
});
afterAll(() => desk.house.close());

const NEXT = `mutation { done: takeNextContact { __typename ... on NextTaken { row { id } }
  ... on NothingForYou { waiting isTakenMeanwhile because { rule count } } } }`;

it("[G607] [A92] tells whoever is barred from what waits that nobody does, and gives it to a colleague", async () => {
  const own = await desk.begin("dana");
  await desk.bar("lee", own.caseId, "dana");
  expect(await desk.done("dana", NEXT)).toEqual({
    __typename: "NothingForYou",
    waiting: 0,
    isTakenMeanwhile: false,
    because: [],
  });
  expect(await desk.done("ada", NEXT)).toEqual({ __typename: "NextTaken", row: { id: own.contactId } });
});
