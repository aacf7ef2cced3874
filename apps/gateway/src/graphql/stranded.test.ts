import { type ContactId, type UserId } from "@holdfast/case-schema";
import { sampleArrival } from "@holdfast/db/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { choresOf } from "../chores/chores.ts";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

let house: TestGateway;
let ids: ReadonlyMap<string, UserId>;
beforeAll(async () => {
  house = await testGateway();
  ids = new Map((await house.store.staff.list()).map(({ name, id }) => [name.toLowerCase(), id]));
});
afterAll(() => house.close());

const idOf = (username: string): UserId => {
  const id = ids.get(username);
  if (id === undefined) throw new Error(`no ${username}`);
  return id;
};

async function heldBy(username: string): Promise<ContactId> {
  const { contactId } = await house.store.intake.arrive(sampleArrival());
  await house.store.moves.move(contactId, idOf(username), 1, { kind: "claim" });
  return contactId;
}

const standing = async (id: ContactId) => (await house.store.contacts.contact(id))?.row;

describe("a contact that stands with somebody who may not answer", () => {
  it("[DB32] is back in the queue as soon as their role is changed", async () => {
    const id = await heldBy("marta");
    const alex = await house.signIn("alex");
    const { data } = await house.ask(
      alex,
      "mutation ($id: ID!) { changeRole(userId: $id, role: counsel) { __typename } }",
      { id: idOf("marta") },
    );
    expect(data).toEqual({ changeRole: { __typename: "RoleChanged" } });
    expect(await standing(id)).toMatchObject({ status: "waiting", holder: null });
  });

  it("[DB32] is found by the clock when they claimed while their role changed", async () => {
    await house.store.staff.changeRole(idOf("ada"), "privacy_officer");
    const id = await heldBy("ada");
    const chore = choresOf(house.store, Date.now).find(({ name }) => name === "stranded_contacts");
    expect(await chore?.run()).toBe(1);
    expect(await standing(id)).toMatchObject({ status: "waiting", holder: null });
  });
});
