import type { UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

let house: TestGateway;
const cookies = new Map<string, string>();
let dana: UserId;
beforeAll(async () => {
  house = await testGateway();
  for (const name of ["dana", "lee", "alex"]) cookies.set(name, await house.signIn(name));
  dana = (await house.store.staff.list()).find(({ name }) => name === "Dana")?.id ?? expect.fail("no Dana");
});
afterAll(() => house.close());

const FIELDS = "id name languages media textsAtOnce version said { by }";
async function ask(who: string, document: string, variables: Record<string, unknown> = {}): Promise<unknown> {
  const { data, errors } = await house.ask(cookies.get(who) ?? "", document, variables);
  return errors?.[0]?.extensions?.code ?? Object.values(data ?? {})[0];
}
const CHANGE = `mutation ($id: ID!, $version: Int!, $media: [Medium!]!, $texts: Int!) {
  changeSkills(userId: $id, expectedVersion: $version, languages: [es, es, en], media: $media, textsAtOnce: $texts) {
    __typename ... on SkillsChanged { skills { ${FIELDS} } } ... on SkillsChangedMeanwhile { skills { ${FIELDS} } }
    ... on SkillsProblem { reason } ... on NotFound { id } } }`;
const change = async (who: string, given: object = {}) =>
  ask(who, CHANGE, { id: dana, version: 0, media: ["text", "text"], texts: 1, ...given });

describe("by what somebody is offered contacts", () => {
  it("[G608] [A129] is read by whoever it is about, and everybody's by leads and administrators", async () => {
    const own = { id: dana, name: "Dana", languages: [], textsAtOnce: 2, version: 0, said: null };
    expect(await ask("dana", `{ ownSkills { ${FIELDS} } }`)).toMatchObject(own);
    expect(await ask("dana", `{ skills { ${FIELDS} } }`)).toBe("FORBIDDEN");
    expect(await change("dana")).toBe("FORBIDDEN");
    for (const who of ["lee", "alex"])
      expect(await ask(who, `{ skills { ${FIELDS} } }`)).toContainEqual(expect.objectContaining(own));
  });

  it("[G608] is said after the version that was seen, and of two who saw the same one is told what holds", async () => {
    const skills = {
      id: dana,
      name: "Dana",
      languages: ["es", "en"],
      media: ["text"],
      textsAtOnce: 1,
      version: 1,
      said: { by: "Lee" },
    };
    expect(await change("lee")).toEqual({ __typename: "SkillsChanged", skills });
    expect(await change("alex", { texts: 3 })).toEqual({ __typename: "SkillsChangedMeanwhile", skills });
  });

  it.each([
    ["media", { media: [] }],
    ["texts_at_once", { texts: 0 }],
    ["texts_at_once", { texts: 4 }],
  ])("[G608] is not like that: %s", async (reason, given) => {
    expect(await change("lee", given)).toEqual({ __typename: "SkillsProblem", reason });
  });

  it("[G608] is said of nobody who is not there", async () => {
    for (const id of ["01890000-0000-7000-8000-000000000000", "x"])
      expect(await change("lee", { id })).toEqual({ __typename: "NotFound", id });
  });
});
