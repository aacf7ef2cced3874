import { afterAll, beforeAll, expect, it, vi } from "vitest";
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

it("[G710] keeps from nobody else what somebody is barred from in the moment in which they are being given it", async () => {
  const { store } = desk.house;
  const own = await desk.begin("dana");
  const version = (await store.contacts.contact(own.contactId))?.row.version ?? 0;
  await store.moves.move(own.contactId, desk.id("dana"), version, { kind: "return" });
  const sought = vi.spyOn(store.routing, "sought");
  const { claimAllJudged } = store.moves;
  const claims = vi.spyOn(store.moves, "claimAllJudged");
  let colleague: Promise<unknown> = Promise.resolve();
  claims.mockImplementationOnce(async (asked) => {
    colleague = desk.done("ada", NEXT);
    // What the colleague goes by was read before it came to nothing.
    await expect.poll(() => sought.mock.calls.length).toBe(2);
    await desk.bar("lee", own.caseId, "dana");
    return claimAllJudged(asked);
  });
  expect(await desk.done("dana", NEXT)).toMatchObject({ __typename: "NothingForYou" });
  expect(await colleague).toEqual({ __typename: "NextTaken", row: { id: own.contactId } });
});
