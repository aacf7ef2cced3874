import { afterAll, beforeAll, expect, it } from "vitest";
import { caseDesk, type CaseDesk } from "../testing/case-desk.ts";

const REPORT = `mutation ($id: ID!, $suspectedAt: Instant!, $what: String!) {
  done: reportBreach(id: $id, kind: actual, suspectedAt: $suspectedAt, what: $what) {
  __typename ... on BreachInvalid { because } } }`;
const PLAN = `mutation ($id: ID!, $contactId: ID!, $way: TellingWay!) {
  done: planBreachTelling(id: $id, contactId: $contactId, way: $way) { __typename ... on BreachInvalid { because } } }`;
const TOLD = `mutation ($id: ID!, $contactId: ID!) { done: breachTold(id: $id, contactId: $contactId) {
  __typename ... on BreachInvalid { because } } }`;
const TOLD_AT = `mutation ($id: ID!, $contactId: ID!, $at: Instant!) { done: breachTold(id: $id, contactId: $contactId, at: $at) {
  __typename ... on BreachInvalid { because } } }`;
const MISTAKE = `mutation ($id: ID!, $contactId: ID!, $why: String!) {
  done: breachDoesNotConcern(id: $id, contactId: $contactId, why: $why) { __typename ... on BreachInvalid { because } } }`;
const NOTICED = `mutation ($id: ID!) { done: breachNoticed(id: $id) { __typename } }`;
const MEND = `mutation ($id: ID!) { done: mendBreach(id: $id, cause: "A bus", mended: "Sealed") {
  __typename ... on BreachInvalid { because } } }`;
const LIST = `{ done: breaches { id noticeDueAt what people { way toldAt toldBy { name } isConcerned whyNot wasSafe } } }`;

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
    { people: [{ way: "waits", toldAt: expect.any(Number), toldBy: { name: "Pat" }, wasSafe: true }] },
  ]);
  expect(await desk.done("lee", MEND, { id })).toEqual({ __typename: "BreachKept" });
  expect(await desk.done("pat", LIST)).toEqual([]);
});

it("[G313] [DB368] keeps that somebody was told with whether it was safe then, and has another say that one was named by mistake", async () => {
  const id = crypto.randomUUID();
  const at = Date.now() - 60_000;
  await desk.done("ada", REPORT, {
    id,
    suspectedAt: at - 3_600_000,
    what: "A list was sent to the wrong shelter",
  });
  const [told, mistaken] = [await desk.held("dana"), await desk.held("dana")];
  for (const contactId of [told, mistaken]) await desk.done("pat", PLAN, { id, contactId, way: "waits" });
  // Planned as it could be then, and told so: nobody asked how they may be called, then as now.
  await desk.house.store.breaches.plan(id, told, "call", desk.id("pat"), () => true);
  expect(await desk.done("pat", TOLD, { id, contactId: told })).toMatchObject({ because: "not_safe" });
  expect(await desk.done("pat", TOLD_AT, { id, contactId: told, at })).toEqual({ __typename: "BreachKept" });
  const why = "It was another of that name";
  const mistake = { id, contactId: mistaken, why };
  expect(await desk.done("pat", MISTAKE, mistake)).toMatchObject({ because: "by_another" });
  expect(await desk.done("lee", MISTAKE, { ...mistake, why: " " })).toMatchObject({ because: "words" });
  expect(await desk.done("lee", MISTAKE, mistake)).toEqual({ __typename: "BreachKept" });
  const [breach] = (await desk.done("pat", LIST)) as readonly { readonly people: unknown }[];
  expect(breach?.people).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ way: "call", toldAt: at, wasSafe: false, isConcerned: true }),
      expect.objectContaining({ isConcerned: false, whyNot: why, toldAt: null, wasSafe: null }),
    ]),
  );
});
