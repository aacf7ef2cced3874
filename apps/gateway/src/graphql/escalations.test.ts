import type { ContactId, UserId } from "@holdfast/case-schema";
import { sampleHeld } from "@holdfast/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

let house: TestGateway;
let id: ContactId;
const cookies = new Map<string, string>();
const ids = new Map<string, UserId>();
beforeAll(async () => {
  house = await testGateway();
  for (const name of ["dana", "ada", "lee", "pat"] as const) cookies.set(name, await house.signIn(name));
  for (const { name, id: userId } of await house.store.staff.list()) ids.set(name.toLowerCase(), userId);
});
afterAll(() => house.close());
const idOf = (name: string): UserId => {
  const found = ids.get(name);
  if (found === undefined) throw new Error(`${name} does not work here`);
  return found;
};
beforeEach(async () => {
  await house.store.shifts.keep(idOf("lee"), "available");
  id = await sampleHeld(house.store, idOf("dana"));
});

const run = async (who: string, document: string, variables: object = {}) =>
  house.ask(cookies.get(who) ?? "", document, { ...variables });
const done = async (who: string, document: string, variables: object = {}) =>
  (await run(who, document, variables)).data?.["done"];
const ESCALATE = `mutation ($id: ID!, $contact: ID!) { done: escalate(id: $id, contactId: $contact) {
  __typename ... on Escalated { id } ... on NotHolder { holder { name } } ... on ContactClosed { at } ... on NotFound { id } } }`;
const SEE = `mutation ($id: ID!) { done: seeEscalation(id: $id) { __typename ... on NotYoursToSee { isOwn } } }`;
const LISTED =
  "{ done: escalations { id contact { id number } by { name } alarms called { name } seen { by { name } } } }";
const CALLS = "query ($contact: ID!) { done: leadsToCall(contactId: $contact) { name } }";
const escalate = async (who: string, given: string = crypto.randomUUID(), contact: string = id) =>
  done(who, ESCALATE, { id: given, contact });
const listed = async (who: string) =>
  ((await done(who, LISTED)) as readonly { readonly contact: { readonly id: string } }[]).filter(
    ({ contact }) => contact.id === id,
  );

describe("escalating a contact by GraphQL", () => {
  it("[G560] names whom it would call, calls them, and says who has seen it", async () => {
    expect(await done("dana", CALLS, { contact: id })).toEqual([{ name: "Lee" }]);
    const given = crypto.randomUUID();
    expect(await escalate("dana", given)).toEqual({ __typename: "Escalated", id: given });
    const stands = { id: given, by: { name: "Dana" }, alarms: 1, called: [{ name: "Lee" }], seen: [] };
    expect([await listed("dana"), await listed("lee"), await listed("ada")]).toMatchObject([
      [stands],
      [stands],
      [],
    ]);
    expect(await done("lee", SEE, { id: given })).toEqual({ __typename: "EscalationSeen" });
    expect(await listed("dana")).toMatchObject([{ ...stands, seen: [{ by: { name: "Lee" } }] }]);
  });

  it("[G560] is refused as a value", async () => {
    expect(await escalate("ada")).toEqual({ __typename: "NotHolder", holder: { name: "Dana" } });
    expect(await escalate("dana", "no id")).toEqual({ __typename: "NotFound", id });
    expect(await escalate("dana", crypto.randomUUID(), "nothing")).toEqual({
      __typename: "NotFound",
      id: "nothing",
    });
    expect(await done("dana", CALLS, { contact: "nothing" })).toEqual([]);
    const given = crypto.randomUUID();
    await escalate("dana", given);
    await house.store.shifts.end(idOf("lee"));
    expect(await done("lee", SEE, { id: given })).toEqual({ __typename: "NotYoursToSee", isOwn: false });
    expect(await done("lee", SEE, { id: "nothing" })).toEqual({ __typename: "NotFound" });
    const version = (await house.store.contacts.contact(id))?.row.version ?? 0;
    await house.store.moves.move(id, idOf("dana"), version, { kind: "close", disposition: "silent" });
    expect(await escalate("dana")).toEqual({ __typename: "ContactClosed", at: expect.any(Number) });
  });

  it("[G560] [A104] is not for a lead to see whose own it is", async () => {
    const own = await sampleHeld(house.store, idOf("lee"));
    const given = crypto.randomUUID();
    await escalate("lee", given, own);
    expect(await done("lee", SEE, { id: given })).toEqual({ __typename: "NotYoursToSee", isOwn: true });
  });

  it("[A103] [A104] is nothing for those who keep the house, and only a lead sees it", async () => {
    for (const answer of [
      await run("pat", ESCALATE, { id: crypto.randomUUID(), contact: id }),
      await run("pat", LISTED),
      await run("dana", SEE, { id: crypto.randomUUID() }),
    ])
      expect(answer.errors?.[0]?.extensions?.["code"]).toBe("FORBIDDEN");
  });
});
