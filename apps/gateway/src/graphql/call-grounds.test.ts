import { toldAs } from "@holdfast/call-flow";
import {
  CallPartyId,
  CallPartyRole,
  RecipientType,
  type CaseId,
  type ContactId,
  type PersonId,
  type UserId,
} from "@holdfast/case-schema";
import {
  callerLeg,
  SAMPLE_VOICE,
  sampleAsker,
  sampleCase,
  sampleHeld,
  sampleRelease,
  staffLeg,
} from "@holdfast/db/testing";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

const NUMBER = "+15550100123";
let house: TestGateway;
let cookie: string;
let dana: UserId;
let lee: UserId;
let contactId: ContactId;
let caseId: CaseId;
let ana: PersonId;
beforeAll(async () => {
  house = await testGateway();
  cookie = await house.signIn("dana");
  for (const { id, name } of await house.store.staff.list()) {
    if (name === "Dana") dana = id;
    if (name === "Lee") lee = id;
  }
  await house.store.shifts.keep(lee, "available");
});
afterAll(() => house.close());
beforeEach(async () => {
  contactId = await sampleHeld(house.store, dana, { threadKey: crypto.randomUUID(), medium: "text" });
  ({ id: caseId, person: ana } = await sampleCase(house.store, dana, contactId));
  for (const [field, value] of [
    ["name", "Ana Q."],
    ["age", "adult"],
    ["roles", ["person_in_situation"]],
    ["hasContactedUs", true],
  ] as const)
    await house.store.cases.change(caseId, sampleAsker(dana), {
      kind: "person",
      id: ana,
      field,
      value,
      seenRevision: 0,
    });
});

const ask = async (document: string, variables: object) => house.ask(cookie, document, { ...variables });
const done = async (document: string, variables: object) =>
  ((await ask(document, variables)).data as { done: Record<string, unknown> }).done;

const CALL = `mutation ($contactId: ID!, $party: CallPartyInput!, $withPerson: Boolean!) {
  done: callParty(contactId: $contactId, party: $party, withPerson: $withPerson) {
    __typename ... on CallRefused { reason } } }`;
const call = async (party: object, withPerson = false) => {
  const given = {
    id: crypto.randomUUID(),
    role: "provider",
    name: "Harbour House",
    number: NUMBER,
    agreed: true,
  };
  return done(CALL, { contactId, party: { ...given, ...party }, withPerson });
};
/** Nobody carries calls here: what is refused for that alone was let through. */
const LET_THROUGH = { __typename: "CallRefused", reason: "not_carried" };
const refused = (reason: string) => ({ __typename: "CallRefused", reason });

const CONFIRM = `mutation ($id: ID!, $input: DisclosureInput!, $seen: String) {
  done: confirmDisclosure(id: $id, input: $input, how: spoken, seen: $seen) {
    __typename ... on DisclosureSent { packet } ... on DisclosureNotSent { because } } }`;
const PREVIEW = `mutation ($input: DisclosureInput!) { done: previewDisclosure(input: $input) {
  ... on DisclosureShown { view { seen } } } }`;
const input = (recipientId: string, over: object = {}) => ({
  caseId,
  recipientId,
  purpose: "referral",
  trigger: "person_request",
  risk: "none",
  minorHarm: "none",
  vulnerableAdult: "no",
  concerns: [],
  onTheLine: [],
  facts: [{ part: "person", id: ana, field: "name" }],
  ...over,
});

async function vet(type: "service_provider" | "emergency_services", reach: string): Promise<string> {
  const id = crypto.randomUUID();
  const words = { name: "Harbour House", reach, vetting: "Called back at the number of the directory." };
  await house.store.recipients.vet({ id, type, by: lee, words });
  return id;
}

/** Their name is decided to be told a shelter, as Ana agreed on paper. */
async function decided(reach = "intake 555 010 0123"): Promise<string> {
  const recipient = await vet("service_provider", reach);
  const given = sampleRelease({ caseId, person: ana, recipient, now: Date.now() });
  await house.store.releases.grant(given, sampleAsker(dana));
  await house.store.releases.witness(given.id, caseId, sampleAsker(lee));
  const { seen } = (await done(PREVIEW, { input: input(recipient) }))["view"] as { seen: string };
  const id = crypto.randomUUID();
  expect(await done(CONFIRM, { id, input: input(recipient), seen })).toMatchObject({
    __typename: "DisclosureSent",
    packet: expect.stringContaining("Ana Q."),
  });
  return id;
}

it("[G295] refuses to call anybody but whoever sends help before it is said what the call stands on", async () => {
  for (const role of ["provider", "partner_line", "child_protection", "interpreter"]) {
    expect([role, await call({ role })]).toEqual([role, refused("no_ground")]);
    expect([role, await call({ role, ground: "help_first" })]).toEqual([role, refused("no_ground")]);
    expect([role, await call({ role, ground: "nothing_told" })]).toEqual([role, LET_THROUGH]);
  }
  const help = { role: "emergency_centre", placeNotKnown: true };
  for (const ground of [null, "help_first", "nothing_told", "they_speak"])
    expect(await call({ ...help, ground, agreed: null })).toEqual(LET_THROUGH);
  expect(await call({ ...help, ground: "decided" })).toEqual(LET_THROUGH);
  // What is named and was decided by nobody keeps nobody from calling for help.
  expect(await call({ ...help, ground: "decided", disclosure: crypto.randomUUID() })).toEqual(LET_THROUGH);
});

it("[G295] lets the person speak for themself only on the line, and only with their yes", async () => {
  const speaks = { role: "interpreter", ground: "they_speak" };
  expect(await call({ ...speaks, agreed: false }, true)).toEqual(refused("no_consent"));
  expect(await call(speaks, false)).toEqual(refused("not_on_the_line"));
  // From a text nobody is on any line.
  expect(await call(speaks, true)).toEqual(refused("not_on_the_line"));
});

it("[G540] calls whom it was decided for by the decision alone, and shows nobody by which number", async () => {
  const id = crypto.randomUUID();
  const stands = {
    ground: "decided",
    disclosure: await decided("intake 555 010 0123, at night 555 010 0124"),
  };
  expect(await call({ ...stands, id, number: null })).toEqual(LET_THROUGH);
  expect(await house.store.calls.parties.of(CallPartyId.parse(id))).toMatchObject({ number: "5550100123" });
  const { data } = await ask(
    "query ($id: ID!) { contact(id: $id) { ... on Contact { callParties { id number } } } }",
    { id: contactId },
  );
  expect(data).toMatchObject({ contact: { callParties: [{ id, number: "••••23" }] } });
});

it("[G540] takes no number of a decision that does not stand for this call, and keeps nobody whom it does not call", async () => {
  const disclosure = await decided();
  for (const [party, reason] of [
    [{ ground: "decided", disclosure: crypto.randomUUID() }, "not_decided"],
    [{ ground: "decided", disclosure, role: "interpreter" }, "not_decided"],
    [{ ground: "decided", disclosure: await decided("intake@tern.example.org") }, "no_address"],
    [{ ground: "nothing_told" }, "not_dialable"],
    [{ ground: "decided", disclosure, role: "emergency_centre", placeNotKnown: true }, "not_dialable"],
  ] as const)
    expect([party, await call({ ...party, number: null })]).toEqual([party, refused(reason)]);
  expect(await house.store.calls.parties.ofContact(contactId)).toEqual([]);
});

it("[G296] calls whom it was decided for, by a number that is theirs, and shows by what", async () => {
  const disclosure = await decided();
  const stands = { ground: "decided", disclosure };
  expect(await call({ ...stands, number: "+15550100124" })).toEqual(refused("not_their_number"));
  // Asked again without its ground, it stands on what was said before, and is a stranger's number all the same.
  const id = crypto.randomUUID();
  expect(await call({ ...stands, id, number: "+15550100124" })).toEqual(refused("not_their_number"));
  expect(await call({ id, number: "+15550100124" })).toEqual(refused("not_their_number"));
  expect(await call({ ...stands, role: "partner_line" })).toEqual(refused("not_decided"));
  expect(await call(stands)).toEqual(LET_THROUGH);
  const shown = await ask(
    `query ($id: ID!) { contact(id: $id) { ... on Contact { callParties { ground { ground disclosureId } } } } }`,
    { id: contactId },
  );
  expect(shown.data).toMatchObject({
    contact: {
      callParties: [{}, {}, { ground: null }, { ground: { ground: "decided", disclosureId: disclosure } }],
    },
  });
  await house.store.releases.withdraw(
    { caseId, person: ana, recipient: null, how: "spoken" },
    sampleAsker(dana),
  );
  expect(await call(stands)).toEqual(refused("no_longer"));
});

it("[CF71] [DB351] tells each the same kind of recipient by the table of the flow and by that of the database", async () => {
  const pairs = CallPartyRole.options.flatMap((role) =>
    RecipientType.options.map((type) => ({ role, type })),
  );
  const said = await house.store.prisma.$queryRaw<readonly { role: string; type: string }[]>`
    select role, type from json_to_recordset(${JSON.stringify(pairs)}::json) as pair (role call_party_role, type recipient_type)
    where is_told_as(role, type)`;
  expect(said).toEqual(pairs.filter(({ role, type }) => toldAs(role).includes(type)));
});

it("[G296] takes no decision without its id, nor an id without a decision", async () => {
  const bad = async (party: object) =>
    (await ask(CALL, { contactId, party: { ...party }, withPerson: false })).errors;
  const given = {
    id: crypto.randomUUID(),
    role: "provider",
    name: "Harbour House",
    number: NUMBER,
    agreed: true,
  };
  for (const wrong of [{ ground: "decided" }, { ground: "nothing_told", disclosure: crypto.randomUUID() }])
    expect(await bad({ ...given, ...wrong })).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
});

it("[G297] calls for help first, and names with it what was decided in one act while it rings", async () => {
  const party = crypto.randomUUID();
  const help = {
    id: party,
    role: "emergency_centre",
    name: "Fairfield dispatch",
    place: "Route 9",
    agreed: null,
  };
  expect(await call(help)).toEqual(LET_THROUGH);
  const id = crypto.randomUUID();
  const danger = input(await vet("emergency_services", ""), {
    purpose: "emergency",
    trigger: "advocate_initiative",
    risk: "attempt_or_life_threat_in_progress",
    concerns: [ana],
  });
  expect(await done(CONFIRM, { id, input: danger })).toMatchObject({ __typename: "DisclosureSent" });
  const keep = async (facts: object) =>
    done(
      `mutation ($contactId: ID!, $party: ID!, $facts: CallPartyFacts!) {
        done: keepParty(contactId: $contactId, party: $party, facts: $facts) {
          __typename ... on CallPartyKept { party { callTaker ground { disclosureId } } } ... on CallRefused { reason } } }`,
      { contactId, party, facts },
    );
  // Who took the call is kept, whatever was named with it.
  const arrived = { callTaker: "Operator 11", arrivalConfirmed: true };
  for (const disclosure of [crypto.randomUUID(), "none"])
    expect(await keep({ ...arrived, disclosure })).toEqual(refused("not_decided"));
  expect((await house.store.calls.parties.ofContact(contactId)).at(-1)).toMatchObject({
    callTaker: "Operator 11",
    arrivalConfirmedAt: expect.any(Number),
  });
  expect(await keep({ disclosure: id, callTaker: "Operator 12" })).toEqual({
    __typename: "CallPartyKept",
    party: { callTaker: "Operator 12", ground: { disclosureId: id } },
  });
});

it("[G298] shows why somebody who is on the phone is kept apart, and which centre is not on the house's list", async () => {
  const { store } = house;
  const begin = { channel: SAMPLE_VOICE, contactId, key: crypto.randomUUID(), line: "voice" } as const;
  const begun = await store.calls.begun({ ...begin, at: Date.now(), by: dana });
  if (begun.kind !== "kept") throw new Error(begun.kind);
  const [shelter, listed] = [crypto.randomUUID(), crypto.randomUUID()];
  await call({ id: shelter, ground: "nothing_told" });
  const centre = { id: "fairfield", name: "Fairfield", place: "Fairfield", number: "+15550188", note: null };
  await store.settings.change("emergencyCentres", [centre], lee);
  const help = { role: "emergency_centre", placeNotKnown: true, agreed: null };
  await call({ ...help, id: listed, number: "+15550188" });
  await call({ ...help, number: "+15550189" });
  const at = Date.now();
  const there = {
    ...callerLeg(at, true),
    leg: "party-1",
    who: "party",
    party: CallPartyId.parse(shelter),
  } as const;
  const stands = async (isOnHold: boolean) =>
    store.calls.record(
      begun.call.id,
      { phase: "talking", legs: [callerLeg(at), { ...there, isOnHold }, staffLeg(dana, at)] },
      [],
    );
  const shown = async () =>
    (
      await ask(
        `query ($id: ID!) { contact(id: $id) { ... on Contact {
          call { legs { id keptApart } } callParties { role isListed } } } }`,
        { id: contactId },
      )
    ).data as {
      contact: { call: { legs: { id: string; keptApart: string | null }[] }; callParties: unknown };
    };
  const apart = async () => (await shown()).contact.call.legs.filter(({ keptApart }) => keptApart !== null);
  await stands(true);
  expect(await apart()).toEqual([]);
  await store.reach.happened({ contactId, by: dana, kind: "exploiter_marked" });
  expect(await apart()).toEqual([{ id: "party-1", keptApart: "may_be_exploiter" }]);
  expect((await shown()).contact.callParties).toEqual([
    { role: "provider", isListed: true },
    { role: "emergency_centre", isListed: true },
    { role: "emergency_centre", isListed: false },
  ]);
  await stands(false);
  expect(await apart()).toEqual([]);
});

it("[G246] says again why the exchange did not dial a number, and never that they are called", async () => {
  const { calls } = house.store;
  const id = CallPartyId.parse(crypto.randomUUID());
  const given = { id, ground: "nothing_told" };
  expect(await call(given)).toEqual(LET_THROUGH);
  const wish = { kind: "call_party", party: id, withPerson: false } as const;
  await calls.asks.ask({ id, by: dana, contactId, expectedVersion: null, wish });
  const begin = { channel: SAMPLE_VOICE, contactId, key: crypto.randomUUID(), line: "voice" } as const;
  const begun = await calls.begun({ ...begin, at: Date.now(), by: dana });
  if (begun.kind !== "kept") throw new Error(begun.kind);
  await calls.parties.dialled(id, begun.call.id, Date.now());
  await calls.asks.answer(id, { kind: "refused", reason: "not_dialable" });
  expect(await call(given)).toEqual(refused("not_dialable"));
});
