import { ChannelId, type ContactId, type ReachAnswers, type UserId } from "@holdfast/case-schema";
import { sampleArrival, sampleHeld, sampleMail, sampleOptOut } from "@holdfast/db/testing";
import { freePort } from "@holdfast/tooling/free-port";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

const SECRET = "a loopback secret for tests";
const load = () => import("@holdfast/channel-loopback");
let house: TestGateway;
let people = 0;
let number: string;
/** Held by Dana, of a form. */
let id: ContactId;
const cookies = new Map<string, string>();
const ids = new Map<string, UserId>();
beforeAll(async () => {
  house = await testGateway({
    channels: [
      { id: "texts", load },
      { id: "other-texts", load },
      { id: "webform", load: () => import("@holdfast/channel-webform") },
      { id: "email", load: () => import("@holdfast/channel-email") },
    ],
    environment: {
      HOLDFAST_TEXTS_SECRET: SECRET,
      HOLDFAST_OTHER_TEXTS_SECRET: SECRET,
      HOLDFAST_EMAIL_ADDRESSES: "intake@line.example",
      HOLDFAST_EMAIL_SUBMISSION_URL: "smtp://127.0.0.1:1",
      HOLDFAST_EMAIL_SUBJECT: "neutral",
      HOLDFAST_EMAIL_LISTEN: "lmtp",
      HOLDFAST_EMAIL_LISTEN_PORT: String(await freePort()),
    },
  });
  for (const name of ["dana", "ada", "lee", "pat", "alex"] as const)
    cookies.set(name, await house.signIn(name));
  for (const { name, id: userId } of await house.store.staff.list()) ids.set(name.toLowerCase(), userId);
});
afterAll(() => house.close());
const idOf = (name: string): UserId => {
  const found = ids.get(name);
  if (found === undefined) throw new Error(`${name} does not work here`);
  return found;
};
beforeEach(async () => {
  number = `+1555010${String((people += 1)).padStart(4, "0")}`;
  id = await sampleHeld(house.store, idOf("dana"));
});

const CONTINUE = `mutation ($id: ID!, $version: Int!, $channel: ID!, $address: String, $given: GivenAddress) {
  continueContact(id: $id, expectedVersion: $version, channel: $channel, address: $address, given: $given) { __typename
    ... on Continued { how row { version } other { id channel status holder { name } unanswered } }
    ... on HeldElsewhere { by { name } number }
    ... on AddressOptedOut { since }
    ... on AddressRefused { reason }
    ... on TakenByOther { by { name } }
    ... on ContactChanged { row { version } }
    ... on MoveNotAllowed { reason }
    ... on NotFound { id } } }`;
const goOn = async (who = "dana", given: Record<string, unknown> = {}) =>
  house.ask(cookies.get(who) ?? "", CONTINUE, {
    id,
    version: 2,
    channel: "texts",
    address: number,
    ...given,
  });
async function writes(channel: string): Promise<ContactId> {
  const arrival = sampleArrival({
    channel: ChannelId.parse(channel),
    medium: "text",
    threadKey: number,
    address: number,
  });
  return (await house.store.intake.arrive(arrival)).contactId;
}

describe("going on elsewhere by GraphQL", () => {
  it("[A13] [G55] opens a contact for whoever has the one, and both say so", async () => {
    const { data } = await goOn("dana", { address: ` ${number.slice(0, 2)} ${number.slice(2)} ` });
    expect(data).toEqual({
      continueContact: {
        __typename: "Continued",
        how: "opened",
        row: { version: 3 },
        other: {
          id: expect.any(String),
          channel: "texts",
          status: "claimed",
          holder: { name: "Dana" },
          unanswered: 0,
        },
      },
    });
    const { other } = (data as unknown as { continueContact: { other: { id: string } } }).continueContact;
    const links = `query ($id: ID!) { contact(id: $id) { ... on Contact { maskedAddress
      links { direction id medium status by { name } } } } }`;
    const [one, two] = [
      await house.ask(cookies.get("ada") ?? "", links, { id }),
      await house.ask(cookies.get("ada") ?? "", links, { id: other.id }),
    ];
    const by = { name: "Dana" };
    expect(one.data).toEqual({
      contact: {
        maskedAddress: null,
        links: [{ direction: "to", id: other.id, medium: "text", status: "claimed", by }],
      },
    });
    expect(two.data).toEqual({
      contact: {
        maskedAddress: `••••${number.slice(-2)}`,
        links: [{ direction: "from", id, medium: "form", status: "claimed", by }],
      },
    });
  });

  it.each(["pat", "alex"])("[A13] [A5] is nothing for %s", async (who) => {
    const { errors } = await goOn(who);
    expect(errors?.[0]?.extensions?.["code"]).toBe("FORBIDDEN");
  });

  it.each(["ada", "lee"])("[G55] is not for %s, who does not have it", async (who) => {
    expect((await goOn(who)).data).toMatchObject({
      continueContact: { __typename: "TakenByOther", by: { name: "Dana" } },
    });
  });

  it.each([
    ["what is no number", { address: "555 0100" }, { __typename: "AddressRefused", reason: "not_a_number" }],
    ["a mail address", { address: "ana@example.org" }, { reason: "not_a_number" }],
    ["a channel whose answers are fetched", { channel: "webform" }, { reason: "cannot_begin" }],
    ["no channel", { channel: "nothing" }, { reason: "cannot_begin" }],
    ["an old version", { version: 1 }, { __typename: "ContactChanged", row: { version: 2 } }],
    ["no contact", { id: "nothing" }, { __typename: "NotFound" }],
  ])("[G55] to or from %s is a refusal as a value", async (_name, given, answer) => {
    expect((await goOn("dana", given)).data).toMatchObject({ continueContact: answer });
  });

  it("[G55] is refused where a colleague has them, who stopped, and where one is", async () => {
    const theirs = await writes("texts");
    await house.store.moves.move(theirs, idOf("ada"), 1, { kind: "claim" });
    const refused = await goOn();
    expect(refused.data).toMatchObject({
      continueContact: { __typename: "HeldElsewhere", by: { name: "Ada" } },
    });
    expect(JSON.stringify(refused)).not.toContain("Is somebody there?");
    expect((await goOn("ada", { id: theirs })).data).toMatchObject({
      continueContact: { reason: "same_contact" },
    });
    await house.store.optOuts.record(
      sampleOptOut({ channel: ChannelId.parse("other-texts"), threadKey: number }),
    );
    expect((await goOn("dana", { channel: "other-texts" })).data).toMatchObject({
      continueContact: { __typename: "AddressOptedOut" },
    });
  });

  it("[G55] [DB189] by mail to where they write from is the contact that one has; to anybody but its holder not even that", async () => {
    const address = `ana.${people}@example.org`;
    const mail = await sampleHeld(
      house.store,
      idOf("dana"),
      sampleMail({ channel: ChannelId.parse("email"), address }),
    );
    const there = { id: mail, channel: "email", address: ` ${address.toUpperCase()} ` };
    expect((await goOn("dana", there)).data).toEqual({
      continueContact: { __typename: "AddressRefused", reason: "same_contact" },
    });
    for (const each of [address, `other.${address}`])
      expect((await goOn("ada", { ...there, address: each })).data).toEqual({
        continueContact: { __typename: "TakenByOther", by: { name: "Dana" } },
      });
  });

  it("[G391] goes to where they gave that they can be reached, which whoever asks has not seen", async () => {
    const answers = { safeTimes: null, mayLeaveMessage: false, language: "en" } as const;
    const reach: ReachAnswers = { ways: [], address: ` ${number} `, ...answers };
    const form = await sampleHeld(house.store, idOf("dana"), { threadKey: crypto.randomUUID(), reach });
    const came = await goOn("dana", { id: form, address: null, given: "reach" });
    expect(came.data).toMatchObject({ continueContact: { __typename: "Continued", how: "opened" } });
    const { other } = (came.data as unknown as { continueContact: { other: { id: ContactId } } })
      .continueContact;
    expect((await house.store.contacts.contact(other.id))?.address).toBe(number);
    const text = await sampleHeld(house.store, idOf("dana"), {
      channel: ChannelId.parse("other-texts"),
      medium: "text",
      threadKey: number,
      address: number,
    });
    expect((await goOn("dana", { id: text, address: null, given: "contact" })).data).toMatchObject({
      continueContact: { __typename: "Continued", how: "linked", other: { id: other.id } },
    });
    expect(
      (await goOn("dana", { id: form, version: 3, channel: "email", address: null, given: "reach" })).data,
    ).toEqual({
      continueContact: { __typename: "AddressRefused", reason: "not_a_mail_address" },
    });
    expect(house.logged.join()).not.toContain(number);
  });

  it.each([
    ["contact", { given: "contact", address: null }],
    ["reach", { given: "reach", address: null }],
  ])("[G391] is refused where they gave none: %s", async (_given, said) => {
    expect((await goOn("dana", said)).data).toEqual({
      continueContact: { __typename: "AddressRefused", reason: "no_address" },
    });
  });

  it("[G391] says one address: as typed, or as given", async () => {
    for (const said of [{ given: "contact" }, { address: null }])
      expect((await goOn("dana", said)).errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
  });

  it("[G55] [DB189] by two colleagues to one mail address at once is one contact, and the other hears whose", async () => {
    const address = `eva.${people}@example.org`;
    const theirs = await sampleHeld(house.store, idOf("ada"));
    const answers = await Promise.all([
      goOn("dana", { channel: "email", address }),
      goOn("ada", { id: theirs, channel: "email", address }),
    ]);
    const told = answers.map(
      ({ data }) => (data as { continueContact: Record<string, unknown> }).continueContact,
    );
    expect(told.map((one) => String(one["__typename"])).toSorted()).toEqual(["Continued", "HeldElsewhere"]);
    const winner = told[0]?.["__typename"] === "Continued" ? "Dana" : "Ada";
    expect(told.find(({ __typename }) => __typename === "HeldElsewhere")).toEqual({
      __typename: "HeldElsewhere",
      by: { name: winner },
      number: expect.any(Number),
    });
  });

  it("[G55] [CH39] is offered by what a channel is: which can be begun on, with what kind of address, under which subject", async () => {
    const { data } = await house.ask(
      cookies.get("dana") ?? "",
      "{ channels { id begins answerSubject } }",
      {},
    );
    expect(data).toEqual({
      channels: [
        { id: "texts", begins: "number", answerSubject: null },
        { id: "other-texts", begins: "number", answerSubject: null },
        { id: "webform", begins: null, answerSubject: null },
        { id: "email", begins: "mail", answerSubject: "neutral" },
      ],
    });
  });

  it("[G55] is written into no log", async () => {
    await goOn();
    await goOn("dana", { address: "555 0100" });
    expect(house.logged.join("\n")).not.toMatch(/\+1555|555 01/);
  });
});

describe("a mark by GraphQL", () => {
  const MARKS = "{ queue { sameAddress { id version of { id } offer { to { name } ended } } } }";
  async function marked(): Promise<{ readonly older: ContactId; readonly newer: ContactId }> {
    const older = await writes("texts");
    await house.store.moves.move(older, idOf("dana"), 1, { kind: "claim" });
    const newer = await writes("other-texts");
    await house.store.shifts.keep(idOf("dana"), "available");
    await house.store.sameAddress.note(
      [older, newer].map((contactId) => ({ contactId, address: `number:${number}` })),
    );
    const offer = { to: idOf("dana"), until: Date.now() + 20_000 };
    await house.store.sameAddress.mark(newer, { of: older, offer });
    return { older, newer };
  }
  const decline = async (who: string, contact: string) =>
    house.ask(cookies.get(who) ?? "", "mutation ($id: ID!) { declineFirstOffer(id: $id) }", { id: contact });

  it("[G54] comes with everybody's queue, and ends with the no of whoever is asked", async () => {
    const { older, newer } = await marked();
    expect((await decline("ada", newer)).data).toEqual({ declineFirstOffer: false });
    expect((await decline("dana", "nothing")).data).toEqual({ declineFirstOffer: false });
    expect((await decline("dana", newer)).data).toEqual({ declineFirstOffer: true });
    const { data } = await house.ask(cookies.get("ada") ?? "", MARKS, {});
    expect(JSON.parse(JSON.stringify(data))).toMatchObject({
      queue: {
        sameAddress: expect.arrayContaining([
          { id: newer, version: 2, of: { id: older }, offer: { to: { name: "Dana" }, ended: "declined" } },
        ]),
      },
    });
  });

  it.each(["pat", "alex"])("[A5] is nothing for %s", async (who) => {
    for (const { errors } of [
      await house.ask(cookies.get(who) ?? "", MARKS, {}),
      await decline(who, "nothing"),
    ])
      expect(errors?.[0]?.extensions?.["code"]).toBe("FORBIDDEN");
  });
});
