import { afterAll, beforeAll, expect, it } from "vitest";
import { caseDesk, type CaseDesk } from "../testing/case-desk.ts";

const REPORT = `mutation ($id: ID!, $suspectedAt: Instant!, $what: String!) {
  done: reportBreach(id: $id, kind: actual, suspectedAt: $suspectedAt, what: $what) {
  __typename ... on BreachInvalid { because } } }`;
const PLAN = `mutation ($id: ID!, $contactId: ID!, $way: TellingWay!) {
  done: planBreachTelling(id: $id, contactId: $contactId, way: $way) { __typename ... on BreachInvalid { because } } }`;
const TOLD = `mutation ($id: ID!, $contactId: ID!) { done: breachTold(id: $id, contactId: $contactId) {
  __typename ... on BreachInvalid { because } } }`;
const NOTICED = `mutation ($id: ID!) { done: breachNoticed(id: $id) { __typename } }`;
const MEND = `mutation ($id: ID!) { done: mendBreach(id: $id, cause: "A bus", mended: "Sealed") {
  __typename ... on BreachInvalid { because } } }`;
const LIST = `{ done: breaches { id noticeDueAt what people { way toldAt toldBy { name } } } }`;

let desk: CaseDesk;
beforeAll(async () => {
  desk = await caseDesk();
});
afterAll(() => desk.house.close());

it("[G313] tells whoever a breach concerns in no way in which they may not be reached, and is over once all were told", async () => {
  const id = crypto.randomUUID();
  const suspectedAt = Date.now() - 3_600_000;
  const given = { id, suspectedAt, what: "A laptop was left on a bus" };
  expect(await desk.done("ada", REPORT, { ...given, suspectedAt: Date.now() + 3_600_000 })).toMatchObject({
    because: "suspectedAt",
  });
  expect(await desk.done("ada", REPORT, given)).toEqual({ __typename: "BreachKept" });
  expect((await desk.asked("ada", LIST)).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  expect(await desk.done("pat", LIST)).toEqual([
    { id, noticeDueAt: suspectedAt + 86_400_000, what: given.what, people: [] },
  ]);
  // Nobody asked how they may be called, and nobody knows any more whether somebody else has the phone now.
  const contactId = await desk.held("dana");
  expect(await desk.done("pat", PLAN, { id, contactId, way: "call" })).toMatchObject({ because: "not_safe" });
  expect(await desk.done("pat", PLAN, { id, contactId, way: "waits" })).toEqual({ __typename: "BreachKept" });
  expect(await desk.done("pat", MEND, { id })).toMatchObject({ because: "not_told_yet" });
  expect(await desk.done("pat", NOTICED, { id })).toEqual({ __typename: "BreachKept" });
  expect(await desk.done("pat", MEND, { id })).toMatchObject({ because: "not_told_yet" });
  expect(await desk.done("pat", TOLD, { id, contactId })).toEqual({ __typename: "BreachKept" });
  expect(await desk.done("pat", LIST)).toMatchObject([
    { people: [{ way: "waits", toldAt: expect.any(Number), toldBy: { name: "Pat" } }] },
  ]);
  expect(await desk.done("lee", MEND, { id })).toEqual({ __typename: "BreachKept" });
  expect(await desk.done("pat", LIST)).toEqual([]);
});
