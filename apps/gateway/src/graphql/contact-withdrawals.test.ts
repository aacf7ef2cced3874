import { afterAll, beforeAll, expect, it } from "vitest";
import { caseDesk, type CaseDesk, type CasePeople } from "../testing/case-desk.ts";

let desk: CaseDesk;
beforeAll(async () => {
  desk = await caseDesk();
});
afterAll(async () => desk.house.close());

const WITHDRAW = `mutation ($id: ID!, $contactId: ID!) { done: withdrawInContact(id: $id, contactId: $contactId, how: spoken) {
  __typename ... on NotHolder { holder { name } } } }`;
const UNSETTLED = "query ($caseId: ID!) { done: unsettledWithdrawals(caseId: $caseId) { id personId how } }";
const SETTLE = `mutation ($id: ID!, $caseId: ID!, $personId: ID!) {
  done: settleWithdrawal(id: $id, caseId: $caseId, personId: $personId, wasTheirs: true) { __typename } }`;

it("[G288] takes back everything by whoever has the contact, and is settled by whoever may read the case", async () => {
  const { caseId, person: personId, contactId } = await desk.begin("dana");
  const id = crypto.randomUUID();
  const withdraw = async (by: CasePeople) => desk.done(by, WITHDRAW, { id: id.toUpperCase(), contactId });
  expect(await withdraw("ada")).toEqual({ __typename: "NotHolder", holder: { name: "Dana" } });
  expect(await withdraw("dana")).toEqual({ __typename: "WithdrawnInContact" });
  for (const by of ["dana", "lee"] as const)
    expect(await desk.done(by, UNSETTLED, { caseId })).toEqual([{ id, personId, how: "spoken" }]);
  expect(await desk.done("ada", UNSETTLED, { caseId })).toBeNull();
  const settle = async (by: CasePeople) => desk.done(by, SETTLE, { id, caseId, personId });
  expect(await settle("ada")).toEqual({ __typename: "NotFound" });
  expect(await settle("dana")).toEqual({ __typename: "WithdrawalSettled" });
  expect(await desk.done("dana", UNSETTLED, { caseId })).toEqual([]);
  expect((await desk.asked("alex", WITHDRAW, { id, contactId })).errors).toMatchObject([
    { extensions: { code: "FORBIDDEN" } },
  ]);
});
