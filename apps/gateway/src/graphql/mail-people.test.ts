import type { Addressees } from "@holdfast/case-schema";
import { sampleArrival, sampleMail } from "@holdfast/db/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

let house: TestGateway;
let dana: string;
beforeAll(async () => {
  house = await testGateway();
  dana = await house.signIn("dana");
});
afterAll(() => house.close());

const PEOPLE = `sender { name maskedAddress isOther } addressees { us others { name maskedAddress } count hasMore }`;
const ADDRESSEES: Addressees = {
  us: "copy",
  others: [
    { name: "Heron", address: "heron@example.test" },
    { name: "ibis@example.test", address: null },
  ],
  count: 2,
  hasMore: false,
};

it("[G390] each mail of a conversation tells by GraphQL who wrote it and who reads along, by the mask of each address", async () => {
  const threadKey = "the wren's thread";
  const { contactId } = await house.store.intake.arrive(
    sampleMail({ threadKey, address: "wren@example.test" }),
  );
  await house.store.intake.arrive(
    sampleMail({ threadKey, address: "crake@gmail.com" }, { senderName: "Crake", addressees: ADDRESSEES }),
  );
  const { data, errors } = await house.ask(
    dana,
    `query ($id: ID!) { contact(id: $id) { ... on Contact { entries { ${PEOPLE} } } } }`,
    { id: contactId },
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    contact: {
      entries: [
        { sender: { name: null, maskedAddress: "w••••@••••", isOther: false }, addressees: null },
        {
          sender: { name: "Crake", maskedAddress: "c••••@gmail.com", isOther: true },
          addressees: {
            ...ADDRESSEES,
            others: [
              { name: "Heron", maskedAddress: "h••••@••••" },
              { name: "••••", maskedAddress: null },
            ],
          },
        },
      ],
    },
  });
});

it("what is no mail tells neither", async () => {
  const { contactId } = await house.store.intake.arrive(
    sampleArrival({ medium: "text", address: "+15550100" }),
  );
  const { data } = await house.ask(
    dana,
    `query ($id: ID!) { contact(id: $id) { ... on Contact { entries { ${PEOPLE} } } } }`,
    { id: contactId },
  );
  expect(data).toEqual({ contact: { entries: [{ sender: null, addressees: null }] } });
});

it("nobody who may not read the contact is told", async () => {
  const { contactId } = await house.store.intake.arrive(sampleMail());
  const { data, errors } = await house.ask(
    await house.signIn("alex"),
    `query ($id: ID!) { contact(id: $id) { ... on Contact { entries { ${PEOPLE} } } } }`,
    { id: contactId },
  );
  expect(data?.["contact"] ?? null).toBeNull();
  expect(errors).toHaveLength(1);
});

it("where a mail quotes earlier words is told by GraphQL", async () => {
  const { contactId } = await house.store.intake.arrive(
    sampleMail({ text: "Yes.\n> Are you there?" }, { quotedFrom: 5 }),
  );
  const { data } = await house.ask(
    dana,
    `query ($id: ID!) { contact(id: $id) { ... on Contact { entries { text quotedFrom } } } }`,
    { id: contactId },
  );
  expect(data).toEqual({ contact: { entries: [{ text: "Yes.\n> Are you there?", quotedFrom: 5 }] } });
});
