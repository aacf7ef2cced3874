import { sampleArrival } from "@holdfast/db/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await testGateway();
});
afterAll(async () => gateway.close());

async function tried(username: string, work: (cookie: string) => Promise<unknown>) {
  const cookie = await gateway.signIn(username);
  await work(cookie);
  return gateway.store.prisma.$queryRaw`
    select deed::text, thing::text, contact_id, refusal, facts from audit_row
    where actor_id = (select id from staff where username = ${username}) and deed in ('looked', 'tried') order by era, xid, seq`;
}

const CONTACT = "query ($id: ID!) { contact(id: $id) { __typename } }";

it("[G382] opening a contact is recorded each time, and so is asking for one that is not there", async () => {
  const { contactId } = await gateway.store.intake.arrive(sampleArrival());
  const nobody = crypto.randomUUID();
  const rows = await tried("dana", async (cookie) => {
    for (const id of [contactId, contactId, nobody, "not an id"]) await gateway.ask(cookie, CONTACT, { id });
  });
  const look = { deed: "looked", thing: "contact", contact_id: contactId, refusal: null, facts: null };
  expect(rows).toEqual([look, look, { ...look, contact_id: nobody, refusal: "not_found" }]);
});

it("[G382] asking for what a role may not is recorded with what it lacks, and nothing is answered", async () => {
  const rows = await tried("alex", async (cookie) => {
    const { errors } = await gateway.ask(cookie, CONTACT, { id: crypto.randomUUID() });
    expect(errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
  });
  expect(rows).toEqual([
    {
      deed: "tried",
      thing: "house",
      contact_id: null,
      refusal: "forbidden",
      facts: { capabilities: expect.arrayContaining(["contact.read"]) },
    },
  ]);
});
