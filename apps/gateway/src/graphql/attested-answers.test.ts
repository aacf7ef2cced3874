import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ContactId } from "@holdfast/case-schema";
import { caseDesk, type CaseDesk, type CasePeople, type DeskCase } from "../testing/case-desk.ts";

let desk: CaseDesk;
/** A case of Ana alone, in whose contact she speaks herself. */
let ana: DeskCase;
/** A contact of Dana's in which somebody speaks for Ana. */
let mother: ContactId;
beforeAll(async () => {
  desk = await caseDesk();
});
afterAll(() => desk.house.close());
beforeEach(async () => {
  ana = await desk.begin("dana");
  await desk.change("dana", ana, "calledName", "Ana");
  mother = await desk.held("dana");
  const came = { kind: "representative", person: null, as: "guardian", proof: "none", people: [ana.person] };
  const filed = await desk.file("dana", { contactId: mother, caseId: ana.caseId, came });
  if ((filed as { readonly __typename: string }).__typename !== "ContactFiled")
    throw new Error("the sample is not filed");
});

const SEND = `mutation ($contactId: ID!, $messageId: ID!, $text: String!, $attested: [String!]) {
  done: sendMessage(contactId: $contactId, messageId: $messageId, text: $text, attested: $attested) {
    __typename ... on AttestationOwed { isToAnother mentioned } } }`;
const send = async (
  contactId: ContactId,
  text: string,
  attested: readonly string[] | null = null,
  {
    by = "dana",
    messageId = crypto.randomUUID(),
  }: { readonly by?: CasePeople; readonly messageId?: string } = {},
): Promise<unknown> => desk.done(by, SEND, { contactId, messageId, text, attested });
const entries = async (contactId: ContactId): Promise<number> =>
  (await desk.house.store.contacts.entries(contactId, 0)).length;
const queued = { __typename: "MessageQueued" };

describe("an ordinary reply", () => {
  it("[G330] to somebody who is there for another is kept once its author attests that it tells nothing of anybody else", async () => {
    const before = await entries(mother);
    expect(await send(mother, "We are here.")).toEqual({
      __typename: "AttestationOwed",
      isToAnother: true,
      mentioned: [],
    });
    expect(await entries(mother)).toBe(before);
    expect(await send(mother, "We are here.", [])).toMatchObject(queued);
    expect(await entries(mother)).toBe(before + 1);
  });

  it("[G330] to the person, or in a contact that is filed nowhere, is kept as it is", async () => {
    expect(await send(ana.contactId, "Ana, we are here.")).toMatchObject(queued);
    expect(await send(await desk.held("dana"), "We are here.")).toMatchObject(queued);
  });

  it("[G331] that holds a name from a case that its author has opened points that out, whoever reads it, and takes a word for just that", async () => {
    const stranger = await desk.held("dana");
    const owed = { __typename: "AttestationOwed", isToAnother: false, mentioned: ["ANA"] };
    expect(await send(stranger, "ANA is well.")).toEqual(owed);
    expect(await send(stranger, "ANA is well.", [])).toEqual(owed);
    expect(await send(stranger, "ANA is well.", ["ANA"])).toMatchObject(queued);
    expect(await send(mother, "ANA is well.", [])).toEqual({ ...owed, isToAnother: true });
  });

  it("[G331] tells whoever has opened no case nothing of whose name is in one", async () => {
    const hers = await desk.held("ada");
    expect(await send(hers, "Ana is well.", null, { by: "ada" })).toMatchObject(queued);
  });

  it("[G330] that was kept is kept when it is sent again, however it is sent again", async () => {
    const messageId = crypto.randomUUID();
    expect(await send(mother, "We are here.", [], { messageId })).toMatchObject(queued);
    const before = await entries(mother);
    expect(await send(mother, "We are here.", null, { messageId })).toMatchObject(queued);
    expect(await entries(mother)).toBe(before);
  });

  it.each([
    ["an advocate who has not the contact", "ada", "NotHolder"],
    ["a lead", "lee", "NotHolder"],
    ["a privacy officer", "pat", "FORBIDDEN"],
    ["counsel", "cam", "FORBIDDEN"],
    ["an administrator", "alex", "FORBIDDEN"],
    ["nobody", null, "UNAUTHENTICATED"],
  ] as const)(
    "[G330] [G331] goes by nobody else, whatever they attest, who is told no name by it: %s",
    async (_whoever, by, refused) => {
      for (const contactId of [mother, ana.contactId])
        for (const attested of [undefined, [], ["ANA"]]) {
          const before = await entries(contactId);
          const variables = { contactId, messageId: crypto.randomUUID(), text: "ANA, +15550101", attested };
          const { data, errors } = await desk.asked(by, SEND, variables);
          const done = data?.["done"] as { readonly __typename: string } | undefined;
          expect(errors?.[0]?.extensions?.code ?? done?.__typename).toBe(refused);
          expect(JSON.stringify({ data, errors })).not.toMatch(/ana,|5550101/i);
          expect(await entries(contactId)).toBe(before);
        }
      expect(desk.house.logged.join("\n")).not.toMatch(/ANA|5550101/);
    },
  );

  it("[G330] is attested by whoever has the contact alone: whoever has not is told that", async () => {
    expect(await send(mother, "We are here.", [], { by: "ada" })).toMatchObject({ __typename: "NotHolder" });
    expect(await send(mother, "We are here.", null, { by: "ada" })).toMatchObject({
      __typename: "NotHolder",
    });
  });
});
