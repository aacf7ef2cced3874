import type { ContactId, PreferredWay, UserId } from "@holdfast/case-schema";
import { callerLeg, SAMPLE_VOICE, sampleCall, sampleHeld, sampleKeep } from "@holdfast/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { agreed } from "../reach/testing/sample-record.ts";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

const MINUTE = 60_000;
let house: TestGateway;
let dana: UserId;
let id: ContactId;
const cookies = new Map<string, string>();
beforeAll(async () => {
  house = await testGateway();
  for (const name of ["dana", "ada", "lee", "pat"] as const) cookies.set(name, await house.signIn(name));
  const found = (await house.store.staff.list()).find(({ name }) => name === "Dana");
  if (found === undefined) throw new Error("dana does not work here");
  dana = found.id;
});
afterAll(() => house.close());
beforeEach(async () => {
  id = await sampleHeld(house.store, dana, { medium: "text", address: "+1 555 010 0199" });
});

const run = async (who: string, document: string, variables: object = {}) =>
  house.ask(cookies.get(who) ?? "", document, { ...variables });
const first = (data: unknown): Record<string, unknown> =>
  Object.values(data as Record<string, Record<string, unknown>>)[0] ?? {};

const CALL_PARTY = `mutation ($contactId: ID!, $party: CallPartyInput!) {
  callParty(contactId: $contactId, party: $party, withPerson: false) {
    __typename ... on CallRefused { reason } ... on NotHolder { holder { name } } ... on TextRefused { limit }
  }
}`;
const provider = () => ({
  id: crypto.randomUUID(),
  role: "provider",
  name: "Harbour House",
  number: "+15550100123",
  agreed: true,
  ground: "nothing_told",
});
const callParty = async (who: string, given: object = {}) => {
  const party = { ...provider(), ...given };
  const { data, errors } = await run(who, CALL_PARTY, { contactId: id, party });
  return errors === undefined ? first(data) : errors;
};
const PARTIES = `query ($id: ID!) { contact(id: $id) { ... on Contact {
  callParties { role name number place transfer callTaker arrivalConfirmedAt by { name } } } } }`;
const parties = async () => first((await run("dana", PARTIES, { id })).data)["callParties"];

describe("words in a call", () => {
  it("[G244] are refused before anything is stored: a call carries no text", async () => {
    id = await sampleHeld(house.store, dana, { medium: "voice" });
    const { data } = await run(
      "dana",
      `mutation ($contactId: ID!, $messageId: ID!) {
        sendMessage(contactId: $contactId, messageId: $messageId, text: "Are you there?") {
          __typename ... on TextRefused { limit }
        }
      }`,
      { contactId: id, messageId: crypto.randomUUID() },
    );
    expect(first(data)).toEqual({ __typename: "TextRefused", limit: 0 });
    expect((await house.store.contacts.entries(id, 0)).map(({ kind }) => kind)).toEqual(["inbound"]);
  });
});

describe("calling somebody else", () => {
  it("[G240] writes down whom, also while nobody carries calls, and says that it did not ring", async () => {
    expect(await callParty("dana")).toEqual({ __typename: "CallRefused", reason: "not_carried" });
    expect(await parties()).toMatchObject([
      {
        role: "provider",
        name: "Harbour House",
        // Its mask, though whoever reads it typed it (G539).
        number: "••••23",
        transfer: "consent_checked",
        by: { name: "Dana" },
      },
    ]);
  });

  it("[G539] shows the whole number of an emergency centre, which is nobody's", async () => {
    const centre = { role: "emergency_centre", number: "+15550911", ground: null, placeNotKnown: true };
    expect(await callParty("dana", centre)).toMatchObject({ reason: "not_carried" });
    expect(await parties()).toMatchObject([{ role: "emergency_centre", number: "+15550911" }]);
  });

  it("[G240] is for whoever has the contact, and only to a number that can be dialled", async () => {
    expect(await callParty("ada")).toEqual({ __typename: "NotHolder", holder: { name: "Dana" } });
    expect(await callParty("dana", { number: "ask for Jo" })).toMatchObject({ reason: "not_dialable" });
    expect(await callParty("dana", { name: " " })).toEqual({ __typename: "TextRefused", limit: 0 });
    expect(await callParty("pat")).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    expect(await callParty("dana", { role: "person" })).toMatchObject([
      { extensions: { code: "BAD_USER_INPUT" } },
    ]);
    expect(await parties()).toEqual([]);
  });

  it("[CF70] of whoever is told something by their leave alone needs that they said yes, once", async () => {
    for (const role of ["provider", "partner_line"])
      expect(await callParty("dana", { role, agreed: false })).toMatchObject({ reason: "no_consent" });
    expect(await callParty("dana", { role: "interpreter", agreed: false })).toMatchObject({
      reason: "not_carried",
    });
    const written = { ...provider(), agreed: false };
    await callParty("dana", written);
    expect(await callParty("dana", { ...written, agreed: true })).toMatchObject({ reason: "not_carried" });
    expect(await parties()).toMatchObject([
      { transfer: "prepared" },
      { transfer: "prepared" },
      { transfer: "prepared" },
      { transfer: "consent_checked" },
    ]);
  });

  it("[G241] asks of help that is sent where to, or that it is said that nobody knows", async () => {
    const centre = { role: "emergency_centre", name: "Fairfield dispatch", ground: null };
    const refused = [{ extensions: { code: "BAD_USER_INPUT" } }];
    expect(await callParty("dana", centre)).toMatchObject(refused);
    expect(await callParty("dana", { ...centre, place: "Mill Road", placeNotKnown: true })).toMatchObject(
      refused,
    );
    await callParty("dana", { ...centre, placeNotKnown: true });
    await callParty("dana", { ...centre, place: "Mill Road" });
    expect(await parties()).toMatchObject([{ place: null }, { place: "Mill Road" }]);
  });

  it("[G241] keeps who took the call, and a transfer that only goes on", async () => {
    const party = provider();
    await callParty("dana", party);
    const keep = async (facts: object) =>
      first(
        (
          await run(
            "dana",
            `mutation ($of: ID!, $party: ID!, $facts: CallPartyFacts!) {
              keepParty(contactId: $of, party: $party, facts: $facts) { __typename } }`,
            { of: id, party: party.id, facts },
          )
        ).data,
      )["__typename"];
    expect(await keep({ transfer: "introduced", callTaker: "Sam" })).toBe("CallPartyKept");
    expect(await keep({ transfer: "introduced" })).toBe("CallPartyKept");
    for (const transfer of ["prepared", "together", "left"])
      expect(await keep({ transfer })).toBe("TransferOnlyGoesOn");
    expect(await keep({ callTaker: "x".repeat(201) })).toBe("TextRefused");
    expect(await parties()).toMatchObject([{ transfer: "introduced", callTaker: "Sam" }]);
  });
});

describe("calling the person", () => {
  const CALL = `mutation ($id: ID!, $asked: ID!) {
    callPerson(contactId: $id, id: $asked) { __typename ... on CallRefused { reason } } }`;
  const asks = async (contact: ContactId, asked: string = crypto.randomUUID()) =>
    first((await run("dana", CALL, { id: contact, asked })).data);
  const agreeOn = async (way: PreferredWay) =>
    sampleKeep(house.store, {
      contactId: id,
      by: dana,
      personId: null,
      preference: agreed({
        ways: [way],
        codes: null,
        validUntil: Date.now() + 60 * MINUTE,
        confirmedAt: Date.now(),
        confirmedBy: dana,
      }),
    });

  it("[G242] happens only where they agreed to calls", async () => {
    const call = async () => (await asks(id))["reason"];
    expect(await call()).toBe("preference");
    await agreeOn({ way: "text", when: "any_time", alias: null });
    expect(await call()).toBe("preference");
    await agreeOn({ way: "call", when: "any_time", alias: null, mayLeaveVoicemail: false });
    expect(await call()).toBe("not_carried");
  });

  it("[G242] needs a number", async () => {
    const withheld = await sampleHeld(house.store, dana, { medium: "text", address: null });
    expect(await asks(withheld)).toMatchObject({ reason: "no_address" });
  });

  it("[G246] asked again by the same id is the same asking, also once it rang and they said never", async () => {
    await agreeOn({ way: "call", when: "any_time", alias: null, mayLeaveVoicemail: false });
    const asked = crypto.randomUUID();
    await asks(id, asked);
    await asks(id, asked);
    const [person, ...others] = await house.store.calls.parties.ofContact(id);
    if (person === undefined) throw new Error("nobody is written down");
    expect(others).toEqual([]);
    const given = {
      channel: SAMPLE_VOICE,
      contactId: id,
      key: asked,
      line: "voice",
      at: Date.now(),
    } as const;
    const begun = await house.store.calls.begun({ ...given, by: dana });
    if (begun.kind !== "kept") throw new Error(begun.kind);
    await house.store.calls.parties.dialled(person.id, begun.call.id, Date.now());
    await sampleKeep(house.store, {
      contactId: id,
      by: dana,
      personId: null,
      preference: { may: "never", confirmedAt: Date.now(), confirmedBy: dana },
    });
    expect(await asks(id, asked)).toEqual({ __typename: "CallAsked" });
    expect(await asks(id)).toMatchObject({ reason: "preference" });
    await house.store.calls.ended(begun.call.id, "no_answer", Date.now());
    expect(
      await asks(await sampleHeld(house.store, dana, { medium: "text", address: "+15550198" }), asked),
    ).toEqual({ __typename: "NotFound" });
  });
});

describe("calls that go on", () => {
  it("[G243] are told to the queue as facts, and with their keys to whoever reads the contact", async () => {
    const call = await sampleCall(house.store, { at: Date.now(), from: "+15550100777" });
    await house.store.calls.record(call.id, { phase: "waiting", legs: [callerLeg(Date.now(), true)] }, [
      { kind: "key", at: Date.now(), leg: "caller", digit: "1" },
    ]);
    const ROW = "id phase direction line waitingFrom isOnHold ringing with { name } keys";
    const { data } = await run("ada", `{ calls { isCarried rows { ${ROW} } } queue { calls { id } } }`);
    const row = {
      id: call.contactId,
      phase: "waiting",
      direction: "in",
      isOnHold: true,
      ringing: [],
      keys: 1,
    };
    expect(data).toMatchObject({
      calls: { isCarried: false, rows: [row] },
      queue: { calls: [{ id: call.contactId }] },
    });
    expect(JSON.stringify(data)).not.toContain("5550100777");
    const opened = await run(
      "ada",
      `query ($id: ID!) { contact(id: $id) { ... on Contact { call {
        phase keys { digit } legs { id who staff { name } isOnHold } } } } }`,
      { id: call.contactId },
    );
    expect(first(opened.data)["call"]).toEqual({
      phase: "waiting",
      keys: [{ digit: "1" }],
      legs: [{ id: "caller", who: "caller", staff: null, isOnHold: true }],
    });
  });

  it("[G266] that ended are counted for the board, by the seconds that the house set", async () => {
    const ENDED = "{ callEndings { answered abandoned short shortMs } }";
    const before = first((await run("lee", ENDED)).data);
    const call = await sampleCall(house.store, { at: Date.now() - 6_000, from: "+15550100778" });
    await house.store.calls.abandoned(call.id, Date.now());
    const { abandoned = 0, ...rest } = before;
    expect(first((await run("lee", ENDED)).data)).toEqual({ ...rest, abandoned: Number(abandoned) + 1 });
    expect(rest["shortMs"]).toBe(5_000);
    expect((await run("pat", ENDED)).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  });

  it("[G265] have prompts played by whoever may answer, in words of the house alone", async () => {
    const SAY =
      "mutation ($id: ID!, $prompt: CallPrompt!) { playPrompt(contactId: $id, prompt: $prompt) { __typename } }";
    expect(first((await run("dana", SAY, { id, prompt: "yes_no" })).data)).toEqual({
      __typename: "CallRefused",
    });
    expect((await run("pat", SAY, { id, prompt: "yes_no" })).errors).toMatchObject([
      { extensions: { code: "FORBIDDEN" } },
    ]);
    expect((await run("dana", SAY, { id, prompt: "anything" })).errors).toHaveLength(1);
  });

  it("[G243] are listened to by a lead alone, and lend nobody a device while nobody carries them", async () => {
    const LISTEN = `mutation ($id: ID!) { listenIn(contactId: $id, device: "d-1") { __typename } }`;
    expect((await run("dana", LISTEN, { id })).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    expect(first((await run("lee", LISTEN, { id })).data)).toEqual({ __typename: "CallRefused" });
    const lent = await run("dana", "mutation { lendCallDevice { __typename } }");
    expect(first(lent.data)).toEqual({ __typename: "CallsNotCarried" });
  });
});
