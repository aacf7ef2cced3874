import { randomUUID } from "node:crypto";
import type { ContactId, UserId } from "@holdfast/case-schema";
import { sampleHeld } from "@holdfast/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

let house: TestGateway;
let dana: UserId;
let id: ContactId;
const cookies = new Map<string, string>();
beforeAll(async () => {
  house = await testGateway();
  for (const name of ["ada", "lee", "pat", "alex"] as const) cookies.set(name, await house.signIn(name));
  const found = (await house.store.staff.list()).find(({ name }) => name === "Dana");
  if (found === undefined) throw new Error("Dana does not work here");
  dana = found.id;
});
afterAll(() => house.close());
beforeEach(async () => {
  id = await sampleHeld(house.store, dana);
});

const TAKE_OVER = `mutation ($id: ID!, $version: Int!, $from: ID!, $reason: TakeOverReason!) {
  takeOverContact(id: $id, expectedVersion: $version, from: $from, reason: $reason) { __typename
    ... on Moved { row { holder { name } version } }
    ... on TakenByOther { by { name } row { version } }
    ... on ContactChanged { row { version } }
    ... on MoveNotAllowed { reason row { version } }
    ... on NotFound { id } } }`;
const takeOver = async (who: string, given: Record<string, unknown> = {}) =>
  house.ask(cookies.get(who) ?? "", TAKE_OVER, {
    id,
    version: 2,
    from: dana,
    reason: "cannot_wait",
    ...given,
  });

describe("taking over by GraphQL", () => {
  it.each(["ada", "lee"])(
    "[A12] [G41] is open to %s, and the contact says how it changed hands",
    async (who) => {
      const { data } = await takeOver(who);
      expect(data).toMatchObject({
        takeOverContact: {
          __typename: "Moved",
          row: { holder: { name: expect.stringMatching(/^(Ada|Lee)/) }, version: 3 },
        },
      });
      const asked = await house.ask(
        cookies.get("ada") ?? "",
        "query ($id: ID!) { contact(id: $id) { ... on Contact { takenOver { from { name } reason } } } }",
        { id },
      );
      expect(asked.data).toEqual({
        contact: { takenOver: { from: { name: "Dana" }, reason: "cannot_wait" } },
      });
    },
  );

  it.each(["pat", "alex"])("[A12] [A5] is nothing for %s", async (who) => {
    const { errors } = await takeOver(who);
    expect(errors?.[0]?.extensions?.["code"]).toBe("FORBIDDEN");
  });

  it.each([
    ["without a reason", { reason: null }],
    ["for words of one's own", { reason: "She hung up" }],
  ])("[G41] is not even tried %s", async (_name, given) => {
    const { errors } = await takeOver("ada", given);
    expect(errors).toBeDefined();
    expect((await house.store.contacts.contact(id))?.row.version).toBe(2);
  });

  it.each([
    ["an old version", { version: 1 }, { __typename: "ContactChanged", row: { version: 2 } }],
    [
      "somebody who does not have it",
      { from: randomUUID() },
      { __typename: "TakenByOther", by: { name: "Dana" } },
    ],
    ["what is nobody's id", { from: "nobody" }, { __typename: "TakenByOther" }],
    ["no contact", { id: "nothing" }, { __typename: "NotFound", id: "nothing" }],
  ])("[G41] from %s is a refusal that says how it stands", async (_name, given, answer) => {
    expect((await takeOver("ada", given)).data).toMatchObject({ takeOverContact: answer });
  });
});
