import type { ContactId } from "@holdfast/case-schema";
import { sampleArrival } from "@holdfast/db/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

const WORDS = { summary: "Calls most evenings", helps: "Naming the cat", limits: "Twenty minutes together" };

let house: TestGateway;
let dana: string;
let lee: string;
beforeAll(async () => {
  house = await testGateway();
  [dana, lee] = [await house.signIn("dana"), await house.signIn("lee")];
});
afterAll(() => house.close());

let threads = 0;
async function contact(): Promise<ContactId> {
  const threadKey = `thread ${(threads += 1)}`;
  return (await house.store.intake.arrive(sampleArrival({ threadKey, medium: "text" }))).contactId;
}
const done = async (cookie: string, query: string, variables: Record<string, unknown>): Promise<unknown> =>
  ((await house.ask(cookie, query, variables)).data as { done: unknown } | null)?.done;
const PLAN = `version words { summary helps limits } writtenBy { name } reviewed { by { name } } reviewBy`;
const ANSWER = `{ __typename ... on PlanKept { version } ... on PlanInvalid { parts }
  ... on PlanChanged { plan { version words { summary } } } }`;
const writePlan = async (cookie: string, contactId: string, version: number, words: object = WORDS) =>
  done(
    cookie,
    `mutation ($contactId: ID!, $version: Int!, $summary: String!, $helps: String!, $limits: String!) {
      done: writePlan(contactId: $contactId, expectedVersion: $version, summary: $summary, helps: $helps,
        limits: $limits) ${ANSWER} }`,
    { contactId, version, ...words },
  );
const adds = async (cookie: string, deed: "reviewPlan" | "endPlan", contactId: string, version: number) =>
  done(
    cookie,
    `mutation ($contactId: ID!, $version: Int!) { done: ${deed}(contactId: $contactId, expectedVersion: $version) ${ANSWER} }`,
    { contactId, version },
  );
const planOf = async (cookie: string, contactId: string): Promise<unknown> =>
  done(cookie, `query ($contactId: ID!) { done: contactPlan(contactId: $contactId) { ${PLAN} } }`, {
    contactId,
  });

describe("a plan for whoever comes often", () => {
  it("[G66] [DB255] is written, read with the contact, found right still, and ended", async () => {
    const id = await contact();
    expect(await planOf(dana, id)).toBeNull();
    expect(await writePlan(dana, id, 0)).toEqual({ __typename: "PlanKept", version: 1 });
    expect(await adds(lee, "reviewPlan", id, 1)).toEqual({ __typename: "PlanKept", version: 2 });
    expect(await planOf(dana, id)).toEqual({
      version: 2,
      words: WORDS,
      writtenBy: { name: "Dana" },
      reviewed: { by: { name: "Lee" } },
      reviewBy: expect.any(Number),
    });
    expect(await adds(dana, "endPlan", id, 2)).toEqual({ __typename: "PlanKept", version: 3 });
    expect(await planOf(dana, id)).toBeNull();
    expect(house.logged.join("\n")).not.toContain("Naming the cat");
  });

  it("[G66] tells whoever was slower how it stands, and keeps nothing of theirs", async () => {
    const id = await contact();
    await writePlan(dana, id, 0);
    expect(await writePlan(lee, id, 0, { ...WORDS, summary: "Another" })).toEqual({
      __typename: "PlanChanged",
      plan: { version: 1, words: { summary: WORDS.summary } },
    });
    expect(await adds(lee, "endPlan", id, 7)).toMatchObject({ __typename: "PlanChanged" });
    expect(await adds(lee, "reviewPlan", await contact(), 0)).toEqual({
      __typename: "PlanChanged",
      plan: null,
    });
  });

  it("[G66] refuses parts that are too long or show nothing, by name; limits may be left empty", async () => {
    const id = await contact();
    expect(await writePlan(dana, id, 0, { summary: " ", helps: "a".repeat(4001), limits: "" })).toEqual({
      __typename: "PlanInvalid",
      parts: ["summary", "helps"],
    });
    expect(await writePlan(dana, id, 0, { ...WORDS, limits: "" })).toMatchObject({ __typename: "PlanKept" });
    expect(await writePlan(dana, crypto.randomUUID(), 0)).toEqual({ __typename: "NotFound" });
    expect(await writePlan(dana, "nonsense", 0)).toEqual({ __typename: "NotFound" });
  });

  it("[G66] is listed as facts alone, and counted when it is overdue", async () => {
    const id = await contact();
    await writePlan(dana, id, 0);
    const listed = await done(
      lee,
      "{ done: plans { row { id } writtenBy { name } writtenAt reviewBy } }",
      {},
    );
    expect(listed).toContainEqual({
      row: { id },
      writtenBy: { name: "Dana" },
      writtenAt: expect.any(Number),
      reviewBy: expect.any(Number),
    });
    expect(await done(lee, "{ done: planCount }", {})).toBe(0);
  });

  it.each(["pat", "cam", "alex"])("[G66] [A14] is nothing for %s, who answers nobody", async (who) => {
    const cookie = await house.signIn(who);
    const id = await contact();
    for (const query of [
      `{ contactPlan(contactId: "${id}") { version } }`,
      "{ plans { reviewBy } }",
      `mutation { endPlan(contactId: "${id}", expectedVersion: 0) { __typename } }`,
    ])
      expect((await house.ask(cookie, query, {})).errors).toMatchObject([
        { extensions: { code: "FORBIDDEN" } },
      ]);
  });
});
