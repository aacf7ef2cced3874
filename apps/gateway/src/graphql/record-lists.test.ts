import { afterAll, beforeAll, expect, it } from "vitest";
import { caseDesk, type CaseDesk } from "../testing/case-desk.ts";
import { LISTS } from "./record-lists.ts";
import { schema } from "./schema.ts";

let desk: CaseDesk;
beforeAll(async () => {
  desk = await caseDesk();
});
afterAll(() => desk.house.close());

it("[AU15] has whoever is shown what went wrong recorded, once while they look", async () => {
  const id = crypto.randomUUID();
  await desk.done(
    "ada",
    `mutation ($id: ID!, $at: Instant!) { done: reportBreach(id: $id, kind: actual, suspectedAt: $at, what: "A bus") { __typename } }`,
    { id, at: Date.now() - 60_000 },
  );
  for (let each = 0; each < 2; each += 1)
    expect(await desk.done("pat", "{ done: breaches { id } }")).toEqual([{ id }]);
  const looks = await desk.house.store.prisma.$queryRaw`
    select actor_id, facts from audit_row where deed = 'looked' and thing = 'breach' and subject_id = ${id}::uuid`;
  expect(looks).toEqual([{ actor_id: desk.id("pat"), facts: { how: "list" } }]);
});

it("[AU15] knows only lists that there are", () => {
  const fields = schema.getQueryType()?.getFields() ?? {};
  expect(Object.keys(LISTS).filter((name) => fields[name] === undefined)).toEqual([]);
});
