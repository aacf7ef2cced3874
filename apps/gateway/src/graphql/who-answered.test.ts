import { CallPartyId, type CallAnswerSaid, type ContactId, type UserId } from "@holdfast/case-schema";
import { SAMPLE_VOICE, sampleHeld, sampleKeep, staffLeg } from "@holdfast/db/testing";
import { WORDINGS } from "@holdfast/outside-wordings";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { agreed } from "../reach/testing/sample-record.ts";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

const HOUR = 3_600_000;
let house: TestGateway;
let dana: UserId;
let id: ContactId;
let party: CallPartyId;
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

const agreeOn = async (mayLeaveVoicemail: boolean): Promise<void> => {
  const confirmed = { confirmedAt: Date.now(), confirmedBy: dana, validUntil: Date.now() + HOUR };
  const ways = [{ way: "call", when: "any_time", alias: null, mayLeaveVoicemail }] as const;
  const preference = agreed({ ways: [...ways], codes: null, ...confirmed });
  await sampleKeep(house.store, { contactId: id, by: dana, personId: null, preference });
};

/** The person was called from the contact, and something took the call. */
async function taken(): Promise<void> {
  party = CallPartyId.parse(crypto.randomUUID());
  const { calls } = house.store;
  const person = { role: "person", name: "", number: "+15550100199", place: null } as const;
  await calls.parties.add({ id: party, contactId: id, by: dana, ...person });
  const at = Date.now();
  const given = { channel: SAMPLE_VOICE, contactId: id, line: "voice", at, by: dana, key: party } as const;
  const begun = await calls.begun(given);
  if (begun.kind !== "kept") throw new Error(begun.kind);
  await calls.parties.dialled(party, begun.call.id, at);
  await calls.record(begun.call.id, { phase: "talking", legs: [staffLeg(dana, at)] }, [
    { kind: "leg_up", at, leg: "person-1", party },
  ]);
  await calls.ended(begun.call.id, "ended_by_us", at);
}

const SAY = `mutation ($id: ID!, $party: ID!, $said: CallAnswerSaid!) {
  sayWhoAnswered(contactId: $id, party: $party, said: $said) {
    __typename
    ... on CallRefused { reason }
    ... on NotHolder { holder { name } }
    ... on WhoAnsweredKept { answer { said by { name } voicemail { words decision { outcome locks { lock ways } } } } }
  }
}`;
const say = async (said: CallAnswerSaid, who = "dana") => {
  const { data, errors } = await run(who, SAY, { id, party, said });
  return errors === undefined ? first(data) : errors;
};
const PERSON_CALL = `query ($id: ID!) { personCall(contactId: $id) {
  mayCall hasNumber decision { outcome locks { lock ways } } answers { party said voicemail { words } } } }`;
const personCall = async () => first((await run("dana", PERSON_CALL, { id })).data);

describe("a machine that answered", () => {
  it("[G247] is said by whoever called, and then the words are told, and what was decided", async () => {
    await agreeOn(true);
    await taken();
    expect((await personCall())["answers"]).toEqual([{ party, said: null, voicemail: null }]);
    const words = WORDINGS.en.voicemail;
    expect(await say("machine")).toMatchObject({ answer: { said: "machine", voicemail: { words } } });
    expect((await personCall())["answers"]).toEqual([{ party, said: "machine", voicemail: { words } }]);
    const decided = { said: "left", by: { name: "Dana" }, voicemail: null };
    expect(await say("left")).toEqual({ __typename: "WhoAnsweredKept", answer: decided });
    expect((await personCall())["answers"]).toEqual([{ party, said: "left", voicemail: null }]);
  });

  it("[G247] [CP18] is told no words and left none where they did not agree to a voicemail", async () => {
    await agreeOn(false);
    await taken();
    const locks = [{ lock: "voicemail_not_agreed", ways: ["leave_no_message"] }];
    const voicemail = { words: null, decision: { outcome: "locked", locks } };
    expect(await say("machine")).toMatchObject({ answer: { voicemail } });
    // A yes that comes after it was looked at is for the next call.
    await agreeOn(true);
    expect(await say("left")).toEqual({ __typename: "CallRefused", reason: "preference" });
    expect(await say("not_left")).toMatchObject({ answer: { said: "not_left" } });
  });

  it("[G247] is told no words any more once they take back that words may be left", async () => {
    await agreeOn(true);
    await taken();
    await say("machine");
    await agreeOn(false);
    expect((await personCall())["answers"]).toMatchObject([{ voicemail: { words: null } }]);
  });

  it("[G247] is for whoever has the contact, and for a call that was taken", async () => {
    await agreeOn(true);
    await taken();
    expect(await say("person", "ada")).toEqual({ __typename: "NotHolder", holder: { name: "Dana" } });
    expect(await say("person", "pat")).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    expect(await say("left")).toMatchObject({ reason: "not_now" });
    party = CallPartyId.parse(crypto.randomUUID());
    expect(await say("machine")).toEqual({ __typename: "NotFound" });
    const given = { id: party, contactId: id, by: dana, role: "person", name: "", number: "1", place: null };
    await house.store.calls.parties.add({ ...given, role: "person" });
    expect(await say("machine")).toMatchObject({ reason: "no_answer_yet" });
  });

  it("[G247] is counted for the board, and for whoever may read it alone", async () => {
    const COUNTED = "{ callEndings { called { person left notLeft unsaid } } }";
    const counted = async () => first((await run("lee", COUNTED)).data)["called"] as Record<string, number>;
    const before = await counted();
    await agreeOn(true);
    await taken();
    await say("machine");
    expect(await counted()).toEqual({ ...before, unsaid: (before["unsaid"] ?? 0) + 1 });
    await say("left");
    expect(await counted()).toEqual({ ...before, left: (before["left"] ?? 0) + 1 });
  });
});

describe("whether help came", () => {
  it("[DB271] [G266] is told beside how calls ended, of every contact in which nobody has heard of it", async () => {
    const OWED = "{ callEndings { helpOwed { contact { id } } } }";
    const owed = async () => first((await run("lee", OWED)).data)["helpOwed"];
    const centre = CallPartyId.parse(crypto.randomUUID());
    const { calls } = house.store;
    const given = {
      id: centre,
      contactId: id,
      by: dana,
      name: "Fairfield",
      number: "+15550100",
      place: null,
    };
    await calls.parties.add({ ...given, role: "emergency_centre" });
    const at = Date.now();
    const begun = await calls.begun({
      channel: SAMPLE_VOICE,
      contactId: id,
      line: "voice",
      at,
      by: dana,
      key: centre,
    });
    if (begun.kind !== "kept") throw new Error(begun.kind);
    await calls.parties.dialled(centre, begun.call.id, at);
    expect(await owed()).toEqual([{ contact: { id } }]);
    const KEEP = `mutation ($id: ID!, $party: ID!) {
      keepParty(contactId: $id, party: $party, facts: { arrivalConfirmed: true }) { __typename } }`;
    expect(first((await run("dana", KEEP, { id, party: centre })).data)).toEqual({
      __typename: "CallPartyKept",
    });
    expect(await owed()).toEqual([]);
  });
});

describe("whether the person may be called", () => {
  it("[G247] is told beforehand, with the reason and a way forward", async () => {
    const locks = [{ lock: "not_asked", ways: ["ask_when_they_write"] }];
    expect(await personCall()).toMatchObject({
      mayCall: false,
      hasNumber: true,
      decision: { outcome: "locked", locks },
    });
    await agreeOn(false);
    expect(await personCall()).toMatchObject({ mayCall: true, decision: { outcome: "allowed", locks: [] } });
    id = await sampleHeld(house.store, dana, { medium: "text", address: null });
    expect(await personCall()).toMatchObject({ hasNumber: false });
  });
});

describe("help that was called from no list", () => {
  it("[G299] is seen afterwards by whoever leads, and by nobody else; a list that cannot be read is not an empty one, and stops no start", async () => {
    const { calls, settings, staff, prisma } = house.store;
    const lee = (await staff.list()).find(({ name }) => name === "Lee")?.id ?? dana;
    id = await sampleHeld(house.store, dana, { medium: "text", threadKey: crypto.randomUUID() });
    const begin = { channel: SAMPLE_VOICE, contactId: id, line: "voice", at: Date.now(), by: dana } as const;
    const begun = await calls.begun({ ...begin, key: crypto.randomUUID() });
    if (begun.kind !== "kept") throw new Error(begun.kind);
    const listed = "+15550100188";
    for (const number of [listed, "5550100188", "+15550100177"]) {
      const centre = CallPartyId.parse(crypto.randomUUID());
      const words = { role: "emergency_centre", name: "Fairfield", number, place: null } as const;
      await calls.parties.add({ id: centre, contactId: id, by: dana, ...words });
      await calls.parties.dialled(centre, begun.call.id, Date.now());
    }
    const fairfield = { id: "fairfield", name: "Fairfield", place: "Fairfield", number: listed, note: null };
    await settings.change("emergencyCentres", [fairfield], lee);
    const seen = async (who: string) => {
      const { data, errors } = await run(
        who,
        "query { unlistedCentres { contact { id } by { name } } emergencyCentres { id } }",
      );
      return errors ?? data;
    };
    const here = async () => {
      const { unlistedCentres } = (await seen("lee")) as { unlistedCentres: { contact: { id: string } }[] };
      return unlistedCentres.filter(({ contact }) => contact.id === id);
    };
    expect(await here()).toEqual([{ contact: { id }, by: { name: "Dana" } }]);
    expect(await seen("dana")).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);

    await prisma.$executeRaw`select add_setting('emergencyCentres', '[{"id": "fairfield"}]', ${lee}::uuid, 0)`;
    expect(await seen("lee")).toEqual({ unlistedCentres: null, emergencyCentres: null });
    const { data } = await run(
      "dana",
      "query ($id: ID!) { contact(id: $id) { ... on Contact { callParties { isListed } } } }",
      { id },
    );
    expect(first(data)["callParties"]).toEqual([{ isListed: null }, { isListed: null }, { isListed: null }]);
    // Whoever starts the house reads which setting is none, and the house opens: no damaged list keeps anybody from reaching us.
    const other = await testGateway({ beside: house });
    expect(other.logged).toContain('{"event":"setting_unread","setting":"emergencyCentres"}');
    await other.close();
  });
});
