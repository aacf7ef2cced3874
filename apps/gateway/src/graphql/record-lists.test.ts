import { getNamedType, getNullableType, isListType, isObjectType, type GraphQLNamedType } from "graphql";
import { afterAll, beforeAll, expect, it } from "vitest";
import { caseDesk, type CaseDesk } from "../testing/case-desk.ts";
import { LISTS } from "./record-lists.ts";
import { schema } from "./schema.ts";

let desk: CaseDesk;
beforeAll(async () => {
  desk = await caseDesk();
});
afterAll(() => desk.house.close());

const looksAt = async (thing: string, id: string): Promise<unknown> =>
  desk.house.store.prisma.$queryRaw`
    select actor_id, facts from audit_row where deed = 'looked' and thing::text = ${thing} and subject_id = ${id}::uuid`;

it("[AU15] has whoever is shown what went wrong recorded, once while they look", async () => {
  const id = crypto.randomUUID();
  await desk.done(
    "ada",
    `mutation ($id: ID!, $at: Instant!) { done: reportBreach(id: $id, kind: actual, suspectedAt: $at, what: "A bus") { __typename } }`,
    { id, at: Date.now() - 60_000 },
  );
  for (let each = 0; each < 2; each += 1)
    expect(await desk.done("pat", "{ done: breaches { id } }")).toEqual([{ id }]);
  expect(await looksAt("breach", id)).toEqual([{ actor_id: desk.id("pat"), facts: { how: "list" } }]);
});

it("[AU15] has whoever is shown why a case was opened in an emergency recorded, also once somebody looked at it", async () => {
  const [id, caseNumber] = [crypto.randomUUID(), await desk.numberOf((await desk.begin("dana")).caseId)];
  await desk.done(
    "ada",
    `mutation ($id: ID!, $caseNumber: Int!) { done: openInEmergency(id: $id, caseNumber: $caseNumber, why: "He is at her door") { __typename } }`,
    { id, caseNumber },
  );
  await desk.done(
    "lee",
    `mutation ($id: ID!) { done: reviewEmergency(id: $id, wasRight: true, words: "He was at her door.") { __typename } }`,
    { id },
  );
  expect(await looksAt("case_glass", id)).toEqual([]);
  expect(await desk.done("pat", "{ done: reviewedEmergencies { id why } }")).toEqual([
    { id, why: "He is at her door" },
  ]);
  expect(await looksAt("case_glass", id)).toEqual([{ actor_id: desk.id("pat"), facts: { how: "list" } }]);
});

/** Lists of what is somebody's that are a look already where they are read, or have no words of anybody in a situation. */
const SAID_BELOW = [
  "caseFilings",
  "firstWords",
  "forgetRequests",
  "keptOnHold",
  "releases",
  "safetyPlanHistory",
  "verifiedPeople",
];
/** Of organisations, and of who is cut off: a code, and which of our lines. */
const WITHOUT_WORDS = ["blocks", "recipients"];

it("[AU15] knows every list that says that it shows personal data, and only lists that there are", () => {
  const fields = schema.getQueryType()?.getFields() ?? {};
  expect(Object.keys(LISTS).filter((name) => fields[name] === undefined)).toEqual([]);
  const others = Object.values(fields)
    .filter(({ type }) => isListType(getNullableType(type)) && isPersonal(getNamedType(type)))
    .map(({ name }) => name)
    .filter((name) => LISTS[name] === undefined);
  expect(others.toSorted()).toEqual([...SAID_BELOW, ...WITHOUT_WORDS].toSorted());
});

const SAYS = /personal data/i;
/** Whether it, or anything in it, says of itself that it is. */
function isPersonal(type: GraphQLNamedType, above: readonly GraphQLNamedType[] = []): boolean {
  if (!isObjectType(type) || above.includes(type)) return false;
  return (
    SAYS.test(type.description ?? "") ||
    Object.values(type.getFields()).some(
      (field) => SAYS.test(field.description ?? "") || isPersonal(getNamedType(field.type), [...above, type]),
    )
  );
}
