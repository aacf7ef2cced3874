import { decideAccess, type Capability } from "@holdfast/access-policy";
import type { UserId } from "@holdfast/case-schema";
import { sampleHeld } from "@holdfast/db/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { everyRoot } from "../testing/whole-schema.ts";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

let house: TestGateway;
const cookies = new Map<string, string>();
const ids = new Map<string, UserId>();
beforeAll(async () => {
  house = await testGateway();
  for (const name of ["dana", "ada", "lee", "alex", "cam"] as const)
    cookies.set(name, await house.signIn(name));
  for (const { name, id } of await house.store.staff.list()) ids.set(name.toLowerCase(), id);
});
afterAll(() => house.close());

const ask = async (who: string, document: string, variables: object = {}) =>
  house.ask(cookies.get(who) ?? "", document, { ...variables });
const done = async (who: string, document: string, variables: object = {}) =>
  (await ask(who, document, variables)).data?.["done"];
const RUN = "id scenario { id } endedAt nextAt lines { isOwn words } points";
const RESULT = `__typename ... on PracticeRun { ${RUN} } ... on PracticeRefused { because } ... on TextRefused { limit }`;
const BEGIN = `mutation ($id: ID!, $scenario: ID!) { done: beginPractice(id: $id, scenario: $scenario) { ${RESULT} } }`;
const ANSWER = `mutation ($id: ID!, $run: ID!, $text: String!) { done: answerPractice(id: $id, runId: $run, text: $text) { ${RESULT} } }`;
const END = `mutation ($run: ID!) { done: endPractice(runId: $run) { ${RESULT} } }`;
const NEWEST = `{ done: practice { ${RUN} } }`;
const WHO = "{ done: practising { by { name } scenario answers } }";

const begin = async (who: string, scenario = "hotel-room", id: string = crypto.randomUUID()) =>
  done(who, BEGIN, { id, scenario });
const answer = async (who: string, run: string, text: string) =>
  done(who, ANSWER, { id: crypto.randomUUID(), run, text });

/** How many rows stand where contacts, their messages and what is told and recorded of them do. */
async function counted(): Promise<unknown> {
  return house.store.prisma
    .$queryRaw`select (select count(*)::int from contact) as contacts, (select count(*)::int from message) as messages,
    (select count(*)::int from event) as events, (select count(*)::int from outbox) as outbox,
    (select count(*)::int from audit_row) as audit, (select count(*)::int from closing) as closings`;
}

describe("practising", () => {
  it("[G667] begins, goes on and ends, with what to look at only afterwards, and leaves no trace where contacts are", async () => {
    const before = await counted();
    const id = crypto.randomUUID();
    expect(await begin("dana", "hotel-room", id)).toMatchObject({
      __typename: "PracticeRun",
      id,
      scenario: { id: "hotel-room" },
      endedAt: null,
      points: [],
    });
    expect(await answer("dana", id, "I am here. Is it safe to write?")).toMatchObject({
      lines: [{ isOwn: true, words: "I am here. Is it safe to write?" }],
    });
    expect(await done("lee", WHO)).toEqual([{ by: { name: "Dana" }, scenario: "A hotel room", answers: 1 }]);
    const ended = await done("dana", END, { run: id });
    expect(ended).toMatchObject({ __typename: "PracticeRun", id });
    expect((ended as { readonly points: readonly string[] }).points.length).toBeGreaterThan(2);
    expect(await done("lee", WHO)).toEqual([]);
    expect(await counted()).toEqual(before);
    expect(house.logged.filter((line) => /safe to write|hotel-room/u.test(line))).toEqual([]);
  });

  it("[G667] refuses with the reason", async () => {
    const id = crypto.randomUUID();
    const refused = (because: string) => ({ __typename: "PracticeRefused", because });
    expect(await begin("dana", "nowhere")).toEqual(refused("no_scenario"));
    await begin("dana", "hotel-room", id);
    expect(await begin("dana")).toEqual(refused("practises"));
    expect(await answer("dana", id, "  ")).toEqual({ __typename: "TextRefused", limit: 0 });
    expect(await answer("dana", id, "x".repeat(2001))).toEqual({ __typename: "TextRefused", limit: 2000 });
    await done("dana", END, { run: id });
    expect(await answer("dana", id, "Hello?")).toEqual(refused("over"));
    const dana = ids.get("dana");
    if (dana === undefined) throw new Error("nobody is called Dana");
    await sampleHeld(house.store, dana);
    expect(await begin("dana")).toEqual(refused("has_somebody"));
  });

  it("[G668] shows a run to nobody else, and that there is one to shift leads alone", async () => {
    const id = crypto.randomUUID();
    await begin("ada", "fifteen", id);
    expect(await done("lee", NEWEST)).toBeNull();
    for (const deed of [answer("lee", id, "Hello?"), done("lee", END, { run: id })])
      expect(await deed).toEqual({ __typename: "NotFound" });
    for (const who of ["ada", "alex", "cam"])
      expect((await ask(who, WHO)).errors?.[0]?.extensions?.["code"]).toBe("FORBIDDEN");
    for (const who of ["alex", "cam"])
      expect((await ask(who, NEWEST)).errors?.[0]?.extensions?.["code"]).toBe("FORBIDDEN");
    await done("ada", END, { run: id });
  });

  it("[G670] changes no answer to any question that there is, while it goes on", async () => {
    const may = (capability: Capability | null) =>
      capability !== null &&
      !capability.startsWith("practice.") &&
      decideAccess("shift_lead", capability).allowed;
    const documents = everyRoot("query", may)
      // Whole scripts are asked for one by one: they are of nobody.
      .filter(({ name, capability }) => may(capability) && name !== "groundingVersions")
      .flatMap((root) => root.documents.filter((document) => !document.includes("$")));
    const answers = async () => {
      const all: string[] = [];
      for (const document of documents) all.push(still(await ask("lee", document)));
      return all;
    };
    expect(documents.length).toBeGreaterThan(20);
    const before = await answers();
    expect(documents.filter((_, nth) => before[nth]?.includes('"errors"'))).toEqual([]);
    const id = crypto.randomUUID();
    await begin("lee", "not-much-longer", id);
    await answer("lee", id, "I am here.");
    expect(await answers()).toEqual(before);
    await done("lee", END, { run: id });
  });
});

/** An answer without when it was given, and up to where the log was. */
function still(told: unknown): string {
  return JSON.stringify(told, (_key, value: unknown) =>
    (typeof value === "number" && value > 1e11) ||
    (typeof value === "string" && /^[0-9a-f]{16}(?:\.[0-9a-f]{16})+$/u.test(value))
      ? "then"
      : value,
  );
}
