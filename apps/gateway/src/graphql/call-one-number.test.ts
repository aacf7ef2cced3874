import { CallPartyId, type ContactId, type UserId } from "@holdfast/case-schema";
import { sampleHeld } from "@holdfast/db/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

let house: TestGateway;
let cookie: string;
let dana: UserId;
let contactId: ContactId;
beforeAll(async () => {
  house = await testGateway();
  cookie = await house.signIn("dana");
  for (const { id, name } of await house.store.staff.list()) if (name === "Dana") dana = id;
  contactId = await sampleHeld(house.store, dana, { threadKey: crypto.randomUUID(), medium: "text" });
});
afterAll(() => house.close());

const CALL = `mutation ($contactId: ID!, $party: CallPartyInput!) {
  done: callParty(contactId: $contactId, party: $party, withPerson: false) {
    __typename ... on CallRefused { reason } } }`;
async function call(party: object) {
  const { data } = await house.ask(cookie, CALL, { contactId, party: { name: "Harbour House", ...party } });
  return data?.["done"];
}
/** Nobody carries calls here: what is refused for that alone was let through. */
const LET_THROUGH = { __typename: "CallRefused", reason: "not_carried" };

it("[G594] dials who is written down by no other number, and so nobody whose number a decision named by another ground", async () => {
  const { parties } = house.store.calls;
  const id = CallPartyId.parse(crypto.randomUUID());
  // As a decision named it, by which nobody was called yet; whoever asks has not seen it.
  const written = { role: "provider", name: "Harbour House", number: "5550100123", place: null } as const;
  await parties.add({ id, contactId, by: dana, ...written });
  const told = { id, role: "provider", ground: "nothing_told", agreed: true };
  expect(await call({ ...told, number: "+15550100177" })).toEqual({ __typename: "NotFound" });
  expect(await parties.of(id)).toMatchObject({ number: "5550100123", transfer: "prepared", ground: null });
  expect(await call({ ...told, number: "5550100123" })).toEqual(LET_THROUGH);
});

it("[G594] keeps nobody from help who says another number of it", async () => {
  const help = { id: crypto.randomUUID(), role: "emergency_centre", placeNotKnown: true };
  expect(await call({ ...help, number: "112" })).toEqual(LET_THROUGH);
  expect(await call({ ...help, number: "911" })).toEqual(LET_THROUGH);
});
