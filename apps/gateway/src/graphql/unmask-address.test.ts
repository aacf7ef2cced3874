import { decideAccess } from "@holdfast/access-policy";
import {
  CaseId,
  PersonId,
  type Addressees,
  type ContactId,
  type MessageId,
  type ReachAnswers,
} from "@holdfast/case-schema";
import { sampleAsker, sampleHeld, sampleMail } from "@holdfast/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { DEMO_ACCOUNTS } from "../demo/accounts.ts";
import { caseDesk, type CaseDesk, type CasePeople } from "../testing/case-desk.ts";
import { forgetDesk } from "../testing/forget-desk.ts";
import { CORRECT_OWN } from "../testing/own-word-documents.ts";
import { everyRoot, valueFor, type Root } from "../testing/whole-schema.ts";
import { UNMASKS } from "./unmask-measure.ts";

const UNMASK = `mutation ($contactId: ID!, $of: AddressOf!, $messageId: ID, $nth: Int) {
  done: unmaskAddress(contactId: $contactId, of: $of, messageId: $messageId, nth: $nth) { __typename
    ... on AddressUnmasked { address } ... on NotHolder { holder { name } } } }`;
const ADD_EXPLOITER = `mutation ($caseId: ID!, $id: ID!, $of: [ID!]!, $telephones: CaseValue) {
  done: addCaseExploiter(caseId: $caseId, id: $id, toldBy: $of) { __typename }
  changeCaseField(caseId: $caseId, part: exploiter, id: $id, field: "telephones", value: $telephones, seenRevision: 0) { __typename } }`;
const NUMBER = "+12025550142";
const GIVEN = "sown.reach@example.org";
const WRITER = "sown.writer@example.org";
const OTHER = "sown.other@example.org";
const ADDRESSEES: Addressees = {
  us: "to",
  others: [
    { name: null, address: null },
    { name: `Wren <${OTHER}>`, address: OTHER },
  ],
  count: 2,
  hasMore: false,
};

let desk: CaseDesk;
/** Dana's: a text, with where they can be reached; and a mail, from another than it began with, to two others. */
let text: ContactId;
let mail: ContactId;
let messageId: MessageId;
beforeAll(async () => {
  desk = await caseDesk();
});
afterAll(() => desk.house.close());
beforeEach(async () => {
  const { store } = desk.house;
  const reach: ReachAnswers = {
    ways: ["email"],
    address: GIVEN,
    safeTimes: null,
    mayLeaveMessage: false,
    language: "en",
  };
  const threadKey = crypto.randomUUID();
  text = await sampleHeld(store, desk.id("dana"), { threadKey, medium: "text", address: NUMBER, reach });
  const thread = { threadKey: `mail ${threadKey}` };
  mail = await sampleHeld(store, desk.id("dana"), sampleMail({ ...thread, address: "first@example.org" }));
  const later = sampleMail({ ...thread, address: WRITER }, { senderName: WRITER, addressees: ADDRESSEES });
  ({ messageId } = await store.intake.arrive(later));
});

const unmask = async (by: CasePeople, given: object) => desk.done(by, UNMASK, given);
/** A case that dana, lee and whom he let in read, with addresses of somebody and of who exploits them, changed by themself since. */
async function sownInCase() {
  const of = await desk.begin("dana");
  for (const user of ["pat", "cam"] as const) await desk.door("lee", "letIntoCase", of.caseId, user);
  await desk.change("dana", of, "telephones", ["+12025550143"]);
  await desk.change("dana", of, "mailAddresses", ["sown.person@gmail.com"]);
  await forgetDesk(desk).verify("dana", of);
  await desk.done("dana", CORRECT_OWN, {
    id: crypto.randomUUID(),
    caseId: of.caseId,
    personId: of.person,
    contactId: of.contactId,
    field: "telephones",
    value: ["+12025550144"],
    seen: 1,
  });
  const exploiter = crypto.randomUUID();
  await desk.done("dana", ADD_EXPLOITER, {
    ...of,
    id: exploiter,
    of: [of.person],
    telephones: ["+12025550145"],
  });
  return { ...of, fields: ["••••43", "s••••@gmail.com", "••••44", "••••45"] };
}
/** Those to whom something may go, one of them of that case, and who asked about somebody: each with a telephone, and with a mail. */
async function sownReached({ caseId, person }: { readonly caseId: string; readonly person: string }) {
  const { recipients, inquiries } = desk.house.store;
  const words = (reach: string) => ({ name: "Tern House", reach, vetting: "Called back." });
  for (const reach of ["+12025550146", "sown.recipient@gmail.com", "the desk, 202 555 0147"]) {
    const given = { id: crypto.randomUUID(), type: "attorney_of_person", words: words(reach) } as const;
    expect(await recipients.vet({ ...given, by: desk.id("pat") })).toEqual({ kind: "vetted" });
  }
  const asker = sampleAsker(desk.id("dana"), "change");
  const of = { caseId: CaseId.parse(caseId), person: PersonId.parse(person), asker };
  const verified = { ...of, id: crypto.randomUUID(), words: words("+12025550148") };
  expect(await recipients.verifyPerson(verified)).toEqual({ kind: "vetted" });
  for (const reach of ["+12025550149", "sown.asker@gmail.com"])
    await inquiries.log({
      id: crypto.randomUUID(),
      asker: "family",
      inHand: "nothing",
      way: "phone",
      askedAt: Date.now() - 1000,
      words: { who: "Somebody", reach, said: "Whether she is here" },
      by: desk.id("ada"),
    });
  return ["••••46", "s••••@gmail.com", "••••47", "••••48", "••••49"];
}
const lookedAt = async (by: CasePeople) =>
  desk.house.store.prisma
    .$queryRaw`select deed::text, thing::text, subject_id, contact_id, refusal, facts from audit_row
    where actor_id = ${desk.id(by)}::uuid and (thing = 'address' or facts->>'field' = 'unmaskAddress') order by era, xid, seq`;

describe("an address of a contact", () => {
  it("[G390] [A74] is answered to whoever has it, each by its place, and each time is a row that says which and not what", async () => {
    const before = ((await lookedAt("dana")) as readonly unknown[]).length;
    const places = [
      [{ contactId: text, of: "contact" }, NUMBER],
      [{ contactId: text, of: "reach" }, GIVEN],
      [{ contactId: mail, of: "sender", messageId }, WRITER],
      [{ contactId: mail, of: "addressee", messageId, nth: 1 }, OTHER],
      [{ contactId: text, of: "contact" }, NUMBER],
    ] as const;
    for (const [given, address] of places)
      expect(await unmask("dana", given)).toEqual({ __typename: "AddressUnmasked", address });
    const rows = (await lookedAt("dana")) as readonly object[];
    expect(rows.slice(before)).toEqual(
      places.map(([given]) => ({
        deed: "looked",
        thing: "address",
        subject_id: "messageId" in given ? given.messageId : given.contactId,
        contact_id: given.contactId,
        refusal: null,
        facts: { of: given.of },
      })),
    );
    expect(JSON.stringify(rows)).not.toMatch(/sown|5550142/);
    expect(desk.house.logged.join()).not.toMatch(/sown|5550142/);
  });

  it.each([
    ["an advocate who has it not", "ada"],
    ["a lead off shift", "lee"],
  ] as const)("[G390] is refused with who has it, which is recorded: to %s", async (_whoever, by) => {
    if (by === "lee") await desk.house.store.shifts.end(desk.id("lee"));
    const came = await unmask(by, { contactId: text, of: "contact" });
    if (by === "lee") await desk.house.store.shifts.keep(desk.id("lee"), "available");
    expect(came).toEqual({ __typename: "NotHolder", holder: { name: "Dana" } });
    expect(((await lookedAt(by)) as readonly object[]).at(-1)).toMatchObject({
      deed: "tried",
      contact_id: text,
      refusal: "not_holder",
      facts: { field: "unmaskAddress" },
    });
  });

  it("[G390] [A75] is answered to a lead on shift, also while nobody has it and once it is closed", async () => {
    const shown = { __typename: "AddressUnmasked", address: NUMBER };
    const { store } = desk.house;
    expect(await unmask("lee", { contactId: text, of: "contact" })).toEqual(shown);
    const moved = async (deed: Parameters<typeof store.moves.move>[3]): Promise<void> => {
      const version = (await store.contacts.contact(text))?.row.version ?? 0;
      expect(await store.moves.move(text, desk.id("dana"), version, deed)).toMatchObject({ kind: "moved" });
    };
    await moved({ kind: "close", disposition: "silent", answer: null } as never);
    expect(await unmask("lee", { contactId: text, of: "contact" })).toEqual(shown);
    expect(await unmask("dana", { contactId: text, of: "contact" })).toEqual({
      __typename: "NotHolder",
      holder: null,
    });
    const { contactId } = await store.intake.arrive(sampleMail({ address: WRITER }));
    expect(await unmask("dana", { contactId, of: "contact" })).toMatchObject({ __typename: "NotHolder" });
    expect(await unmask("lee", { contactId, of: "contact" })).toMatchObject({ address: WRITER });
  });

  it("[G520] is shown to nobody while they may be the exploiter, which is recorded, and again once that is taken back", async () => {
    const withheld = { __typename: "AddressWithheld" };
    const places = [
      { contactId: mail, of: "contact" },
      { contactId: mail, of: "sender", messageId },
      { contactId: mail, of: "addressee", messageId, nth: 1 },
    ];
    const say = async (deed: string) =>
      desk.done("dana", `mutation ($id: ID!) { done: ${deed}(contactId: $id) { __typename } }`, { id: mail });
    expect(await unmask("lee", places[1]!)).toMatchObject({ address: WRITER });
    expect(await say("markMayBeExploiter")).toEqual({ __typename: "SafeContactChanged" });
    for (const by of ["dana", "lee"] as const)
      for (const place of places) expect([by, await unmask(by, place)]).toEqual([by, withheld]);
    expect(await unmask("ada", places[0]!)).toMatchObject({ __typename: "NotHolder" });
    expect(((await lookedAt("lee")) as readonly object[]).at(-1)).toMatchObject({
      deed: "tried",
      contact_id: mail,
      refusal: "address_withheld",
      facts: { field: "unmaskAddress" },
    });
    expect(await say("takeBackExploiterMark")).toEqual({ __typename: "SafeContactChanged" });
    expect(await unmask("dana", places[1]!)).toMatchObject({ address: WRITER });
  });

  it.each(["pat", "cam", "alex"] as const)(
    "[G390] [A74] is nothing for %s, who answers nobody",
    async (by) => {
      const { data, errors } = await desk.asked(by, UNMASK, { contactId: text, of: "contact" });
      expect(data ?? null).toBeNull();
      expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    },
  );

  it("[G390] is not found where there is none, or by a mail of another contact", async () => {
    const none = { __typename: "NotFound" };
    for (const given of [
      { contactId: crypto.randomUUID(), of: "contact" },
      { contactId: "no id", of: "contact" },
      { contactId: mail, of: "reach" },
      { contactId: text, of: "sender", messageId },
      { contactId: mail, of: "sender", messageId: "no id" },
      { contactId: mail, of: "addressee", messageId, nth: 0 },
      { contactId: mail, of: "addressee", messageId, nth: 2 },
    ])
      expect(await unmask("dana", given)).toEqual(none);
  });

  it("[G390] is asked for by one place", async () => {
    for (const given of [
      { of: "contact", messageId },
      { of: "sender" },
      { of: "sender", messageId, nth: 0 },
      { of: "addressee", messageId },
      { of: "addressee", messageId, nth: -1 },
      { of: "reach", nth: 0 },
    ]) {
      const { errors } = await desk.asked("dana", UNMASK, { contactId: mail, ...given });
      expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
    }
  });

  it("[G392] is answered thirty times in a minute and then refused, which is recorded", async () => {
    const contactId = await desk.held("marta");
    const given = { contactId, of: "contact" };
    const came = [];
    for (let each = 0; each <= UNMASKS.most; each += 1) came.push(await unmask("marta", given));
    const tooOften = { __typename: "UnmaskedTooOften" };
    expect(came.slice(UNMASKS.most)).toEqual([tooOften]);
    expect(came.slice(0, UNMASKS.most)).not.toContainEqual(tooOften);
    expect(((await lookedAt("marta")) as readonly object[]).at(-1)).toMatchObject({
      deed: "tried",
      thing: "address",
      contact_id: contactId,
      refusal: "too_often",
    });
    // Whoever is refused keeps nobody else from asking.
    expect(await unmask("dana", { contactId: text, of: "contact" })).toMatchObject({ address: NUMBER });
  });

  it("[G393] [G524] [G539] is clear in no answer to any question that there is, of a contact, of a case, of a recipient or of an inquiry, whoever asks, but in that of the act", async () => {
    const { store } = desk.house;
    const person = { role: "person", name: "", number: NUMBER, place: null } as const;
    const party = await store.calls.parties.add({
      ...person,
      id: crypto.randomUUID() as never,
      contactId: text,
      by: desk.id("dana"),
    });
    expect(party.kind).toBe("kept");
    const shelter = { ...person, role: "provider", number: "+12025550150" } as const;
    const called = { id: crypto.randomUUID() as never, contactId: text, by: desk.id("dana") };
    expect(await store.calls.parties.add({ ...shelter, ...called })).toMatchObject({ kind: "kept" });
    const { caseId, person: somebody, fields } = await sownInCase();
    const reached = await sownReached({ caseId, person: somebody });
    const heard: string[] = [];
    for (const by of ["dana", "ada", "lee", "pat", "cam", "alex"] as const) {
      const role = DEMO_ACCOUNTS.find(({ username }) => username === by)?.role ?? "administrator";
      const may = (capability: Root["capability"]): boolean =>
        capability !== null && decideAccess(role, capability).allowed;
      for (const { args, capability, documents } of everyRoot("query", may)) {
        if (!may(capability)) continue;
        for (const id of Object.keys(args).length === 0 ? [text] : [text, mail, messageId, caseId]) {
          const known = { id, ids: id, contactId: id, messageId: id, caseId, personId: somebody };
          const names = Object.keys(args);
          const variables = Object.fromEntries(
            names.map((name) => [name, valueFor(args[name]!, name, known)]),
          );
          for (const document of documents)
            heard.push(JSON.stringify(await desk.asked(by, document, variables)));
        }
      }
    }
    const all = heard.join("\n");
    for (const mask of ["••••42", "s••••@••••"]) expect(all).toContain(mask);
    for (const field of fields) expect(all).toContain(`"masked":"${field}"`);
    for (const mask of reached) expect(all).toMatch(new RegExp(`"maskedReach":"${mask}"`));
    expect(all).toContain('"number":"••••50"');
    expect(all).toContain('"role":"person"');
    // With what stands before them, since all of it is too much to be read.
    expect(all.match(/.{0,90}(?:sown\.|2025550142|5550142|202555014[3-9]|555 0147|2025550150)/g)).toBeNull();
  }, 120_000);
});
