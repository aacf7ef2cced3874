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
  for (const name of ["dana", "ada", "marta", "pat"] as const) cookies.set(name, await house.signIn(name));
  for (const { name, id: userId } of await house.store.staff.list()) ids.set(name.toLowerCase(), userId);
});
afterAll(() => house.close());
const idOf = (name: string): UserId => {
  const found = ids.get(name);
  if (found === undefined) throw new Error(`${name} does not work here`);
  return found;
};
beforeEach(async () => {
  id = await sampleHeld(house.store, idOf("dana"));
});

const run = async (who: string, document: string, variables: object) =>
  house.ask(cookies.get(who) ?? "", document, { ...variables });
const ask = async (who: string, contact: string = id) =>
  run(who, "mutation ($id: ID!, $of: ID!) { askForContact(id: $id, of: $of) { __typename } }", {
    id: contact,
    of: idOf("dana"),
  });
const notNow = async (who: string) =>
  run(who, "mutation ($id: ID!, $to: ID!) { answerNotNow(id: $id, to: $to) }", { id, to: idOf("ada") });
async function asksOf(who: string): Promise<unknown> {
  const { data } = await run(who, "{ queue { asks { id by { name } of answer } } }", {});
  const { queue } = data as unknown as {
    readonly queue: { readonly asks: readonly { readonly id: string }[] };
  };
  return queue.asks.filter((each) => each.id === id);
}

describe("asking for a contact by GraphQL", () => {
  it("[G43] comes with the queue of whoever asked and of whoever is asked, and so does the answer", async () => {
    expect((await ask("ada")).data).toEqual({ askForContact: { __typename: "Moved" } });
    const asked = { id, by: { name: "Ada" }, of: idOf("dana"), answer: null };
    expect([await asksOf("ada"), await asksOf("dana"), await asksOf("marta")]).toEqual([
      [asked],
      [asked],
      [],
    ]);
    expect((await notNow("marta")).data).toEqual({ answerNotNow: false });
    expect((await notNow("dana")).data).toEqual({ answerNotNow: true });
    expect(await asksOf("ada")).toEqual([{ ...asked, answer: "not_now" }]);
  });

  it("[G43] is a refusal as a value when there is nobody to ask", async () => {
    expect((await ask("dana")).data).toEqual({ askForContact: { __typename: "ContactChanged" } });
    expect((await ask("ada", "nothing")).data).toEqual({ askForContact: { __typename: "NotFound" } });
  });

  it("[A5] [G43] is nothing for those who keep the house", async () => {
    for (const answer of [await ask("pat"), await notNow("pat")])
      expect(answer.errors?.[0]?.extensions?.["code"]).toBe("FORBIDDEN");
  });
});
