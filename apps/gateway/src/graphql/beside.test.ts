import type { ContactId, UserId } from "@holdfast/case-schema";
import { sampleHeld } from "@holdfast/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

let house: TestGateway;
let id: ContactId;
const cookies = new Map<string, string>();
const ids = new Map<string, UserId>();
beforeAll(async () => {
  house = await testGateway();
  for (const name of ["dana", "ada", "lee", "pat"] as const) cookies.set(name, await house.signIn(name));
  for (const { name, id: userId } of await house.store.staff.list()) ids.set(name.toLowerCase(), userId);
});
afterAll(() => house.close());
const idOf = (name: string): UserId => {
  const found = ids.get(name);
  if (found === undefined) throw new Error(`${name} does not work here`);
  return found;
};
beforeEach(async () => {
  // Addresses are shown to leads who are on shift.
  await house.store.shifts.keep(idOf("lee"), "available");
  id = await sampleHeld(house.store, idOf("dana"), {
    threadKey: crypto.randomUUID(),
    address: "+12025550142",
  });
});

const run = async (who: string, document: string, variables: object = {}) =>
  house.ask(cookies.get(who) ?? "", document, { ...variables });
const done = async (who: string, document: string, variables: object = {}) =>
  (await run(who, document, variables)).data?.["done"];
const BESIDE = `query ($id: ID!) { done: beside(contactId: $id) {
  watches { by { name } since } whispers { id by { name } to { name } words isNew } } }`;
const WRITE = `mutation ($given: ID!, $id: ID!, $words: String!) { done: writeWhisper(id: $given, contactId: $id, words: $words) {
  __typename ... on WhisperNotWritten { because } ... on CharactersRefused { character } } }`;
const OPEN =
  "query ($id: ID!) { done: contact(id: $id) { ... on Contact { row { id } entries { __typename } } } }";
const beside = async (who: string) =>
  (await done(who, BESIDE, { id })) as {
    readonly watches: readonly { readonly by: { readonly name: string } }[];
    readonly whispers: readonly { readonly id: string; readonly words: string; readonly isNew: boolean }[];
  };
const write = async (who: string, words: string) =>
  done(who, WRITE, { given: crypto.randomUUID(), id, words });
const see = async (who: string, shown: readonly string[]) =>
  done(who, "mutation ($id: ID!, $shown: [ID!]!) { done: seeWhispers(contactId: $id, ids: $shown) }", {
    id,
    shown,
  });
const watchers = async (who: string) => (await beside(who)).watches.map(({ by }) => by.name);

describe("a lead who reads what somebody else has", () => {
  const roads: Readonly<Record<string, string>> = {
    "opening it": OPEN,
    "asking for its address": `mutation ($id: ID!) { done: unmaskAddress(contactId: $id, of: contact) { __typename } }`,
    "asking who watches it and what is whispered": BESIDE,
  };
  it.each(Object.entries(roads))(
    "[G642] is seen by whoever has it, by whatever road: %s",
    async (name, road) => {
      if (name.includes("whispered")) {
        await house.store.whispers.write({
          id: crypto.randomUUID(),
          contactId: id,
          by: idOf("lee"),
          words: "Slowly.",
        });
      }
      expect(await watchers("dana")).toEqual([]);
      await run("lee", road, { id });
      expect(await watchers("dana")).toEqual(["Lee"]);
      expect(await watchers("ada")).toEqual([]);
    },
  );

  it("[G642] has no answer with a look on record that whoever has it was not told of", async () => {
    for (const road of Object.values(roads)) await run("lee", road, { id });
    const unseen = await house.store.prisma.$queryRaw`select look.thing::text from audit_row look
      where look.deed = 'looked' and look.actor_id = ${idOf("lee")}::uuid and look.contact_id = ${id}::uuid and look.refusal is null
        and not exists (select from watch where contact_id = look.contact_id and by_id = look.actor_id and at <= look.at + interval '1 second')`;
    expect(unseen).toEqual([]);
  });

  it("[G642] is nobody who does not lead", async () => {
    await run("ada", OPEN, { id });
    expect(await watchers("dana")).toEqual([]);
  });
});

describe("whispering", () => {
  it("[G643] [G657] is read by whoever has the contact, answered by them, and new until it was shown to them", async () => {
    expect(await write("lee", "Ask where she is.")).toEqual({ __typename: "WhisperWritten" });
    const unread = "{ done: unreadWhispers { contact { id number } from { name } count } }";
    const mine = async (who: string) =>
      ((await done(who, unread)) as readonly { readonly contact: { readonly id: string } }[]).filter(
        ({ contact }) => contact.id === id,
      );
    expect(await mine("dana")).toMatchObject([{ from: { name: "Lee" }, count: 1 }]);
    const { whispers } = await beside("dana");
    expect(whispers).toEqual([
      {
        id: expect.any(String),
        by: { name: "Lee" },
        to: { name: "Dana" },
        words: "Ask where she is.",
        isNew: true,
      },
    ]);
    // Came between what was shown and what is told of it.
    await write("lee", "And whether she is alone.");
    expect(await see("dana", [whispers[0]!.id])).toBe(true);
    expect(await mine("dana")).toMatchObject([{ count: 1 }]);
    for (const wrong of [["x"], Array.from({ length: 1_001 }, () => id)])
      expect(await see("dana", wrong)).toBe(false);
    await see(
      "dana",
      (await beside("dana")).whispers.map((each) => each.id),
    );
    expect(await mine("dana")).toEqual([]);
    expect(await write("dana", "At work.")).toEqual({ __typename: "WhisperWritten" });
    expect(await mine("lee")).toMatchObject([{ from: { name: "Dana" }, count: 1 }]);
    expect((await beside("lee")).whispers).toHaveLength(3);
  });

  it("[G643] is read by no colleague, and refused as a value", async () => {
    await write("lee", "Slowly.");
    expect((await beside("ada")).whispers).toEqual([]);
    expect(await write("ada", "Me too.")).toEqual({ __typename: "WhisperNotWritten", because: "not_yours" });
    expect(await write("lee", "")).toMatchObject({ __typename: "TextRefused" });
    expect(await write("lee", "x".repeat(1_001))).toMatchObject({ __typename: "TextRefused" });
    expect(await done("lee", WRITE, { given: "x", id, words: "y" })).toEqual({ __typename: "NotFound" });
    expect((await run("pat", BESIDE, { id })).errors).toBeDefined();
  });

  it("[G644] is nothing of the contact: its entries, its row and what is printed of it have no word of it", async () => {
    const whole = `query ($id: ID!) { done: contact(id: $id) { ... on Contact { row { version unanswered } entries { __typename } } } }`;
    const before = await done("dana", whole, { id });
    await write("lee", "Slowly.");
    expect(await done("dana", whole, { id })).toEqual(before);
    expect(JSON.stringify(await house.store.contacts.entries(id, 0))).not.toContain("Slowly");
  });
});

describe("what is said to the shift", () => {
  const SAY = `mutation ($id: ID!, $text: String!, $endsAt: Instant!) { done: sayAnnouncement(id: $id, text: $text, endsAt: $endsAt) {
    __typename ... on AnnouncementNotSaid { because } ... on CharactersRefused { character } } }`;
  const CHANGE = `mutation ($id: ID!, $seen: Int!, $text: String!, $endsAt: Instant!) {
    done: changeAnnouncement(id: $id, seenVersion: $seen, text: $text, endsAt: $endsAt) { __typename ... on AnnouncementNotSaid { because } ... on CharactersRefused { character } } }`;
  const WITHDRAW = `mutation ($id: ID!, $seen: Int!) { done: withdrawAnnouncement(id: $id, seenVersion: $seen) { __typename } }`;
  const AWAY = `mutation ($id: ID!, $version: Int!) { done: putAnnouncementAway(id: $id, version: $version) }`;
  const LISTED = "{ done: announcements { id text version isAway by { name } changedBy { name } } }";
  const soon = () => Date.now() + 3_600_000;
  const listed = async (who: string, given: string) =>
    ((await done(who, LISTED)) as readonly { readonly id: string }[]).find((each) => each.id === given);

  it("[G645] is said, changed and withdrawn by leads, put away by each, and read by whoever answers", async () => {
    const given = crypto.randomUUID();
    const said = { __typename: "AnnouncementSaid" };
    expect(await done("lee", SAY, { id: given, text: " The drill is at four. ", endsAt: soon() })).toEqual(
      said,
    );
    expect(await listed("dana", given)).toMatchObject({
      text: "The drill is at four.",
      version: 1,
      isAway: false,
    });
    expect(await done("dana", AWAY, { id: given, version: 1 })).toBe(true);
    expect(await listed("dana", given)).toMatchObject({ isAway: true });
    expect(await listed("ada", given)).toMatchObject({ isAway: false });
    expect(await done("lee", CHANGE, { id: given, seen: 1, text: "At five.", endsAt: soon() })).toEqual(said);
    expect(await listed("dana", given)).toMatchObject({ text: "At five.", version: 2, isAway: false });
    expect(await done("lee", WITHDRAW, { id: given, seen: 2 })).toEqual(said);
    expect(await listed("dana", given)).toMatchObject({ text: null, changedBy: { name: "Lee" } });
  });

  it("[G645] is refused as a value, and to whoever does not lead", async () => {
    const given = crypto.randomUUID();
    expect(await done("lee", SAY, { id: given, text: "Late.", endsAt: Date.now() - 1 })).toEqual({
      __typename: "AnnouncementNotSaid",
      because: "not_a_time",
    });
    expect(await done("lee", SAY, { id: given, text: "  ", endsAt: soon() })).toMatchObject({
      __typename: "TextRefused",
    });
    expect(await done("lee", SAY, { id: given, text: "x".repeat(281), endsAt: soon() })).toMatchObject({
      __typename: "TextRefused",
    });
    expect(await done("lee", CHANGE, { id: given, seen: 1, text: "x", endsAt: soon() })).toEqual({
      __typename: "NotFound",
    });
    expect(await done("lee", WITHDRAW, { id: "x", seen: 1 })).toEqual({ __typename: "NotFound" });
    expect((await run("dana", SAY, { id: given, text: "Mine.", endsAt: soon() })).errors).toBeDefined();
    await done("lee", SAY, { id: given, text: "One.", endsAt: soon() });
    expect(await done("lee", CHANGE, { id: given, seen: 9, text: "x", endsAt: soon() })).toEqual({
      __typename: "AnnouncementNotSaid",
      because: "changed",
    });
  });

  it("[G658] is one thing under one id, and not said anew once it has ended", async () => {
    const given = crypto.randomUUID();
    expect(await done("lee", SAY, { id: given, text: "One.", endsAt: soon() })).toMatchObject({
      __typename: "AnnouncementSaid",
    });
    expect(await done("lee", SAY, { id: given, text: "Two.", endsAt: soon() })).toEqual({
      __typename: "AnnouncementNotSaid",
      because: "said_otherwise",
    });
    const anew = { id: given, seen: 2, text: "One, longer.", endsAt: soon() };
    // It ends now that it was said twice, and not while a busy machine is saying it.
    await house.store.prisma.announcement.update({
      where: { id: given },
      data: { endsAt: new Date(), version: 2 },
    });
    expect(await done("lee", CHANGE, anew)).toEqual({ __typename: "AnnouncementNotSaid", because: "over" });
  });
});

describe("words of colleagues to colleagues", () => {
  it.each([
    ["a mark that turns what stands beside it", "\u202Eenil", "U+202E"],
    ["a character that steers a screen", "a\u001B[2J", "U+001B"],
    ["the end of a text for many programs", "a\0b", "U+0000"],
    ["half of a character", "half \uD83D", "U+D83D"],
  ])("[G656] are refused with %s, and it is said which", async (_name, words, character) => {
    const refused = { __typename: "CharactersRefused", character };
    expect(await write("lee", words)).toEqual(refused);
    const say = `mutation ($id: ID!, $text: String!, $endsAt: Instant!) { done: sayAnnouncement(id: $id, text: $text, endsAt: $endsAt) {
      __typename ... on CharactersRefused { character } } }`;
    const endsAt = Date.now() + 60_000;
    expect(await done("lee", say, { id: crypto.randomUUID(), text: words, endsAt })).toEqual(refused);
    expect((await beside("dana")).whispers).toEqual([]);
  });
});

describe("the last hour", () => {
  it("[G646] is counted for leads, and for nobody else", async () => {
    const asked = "{ done: lastHour { at answered left medianWaitMs arrivals } }";
    expect(await done("lee", asked)).toMatchObject({
      answered: expect.any(Number),
      arrivals: expect.any(Array),
    });
    expect((await run("dana", asked)).errors).toBeDefined();
  });
});

describe("what the hours ahead need", () => {
  it("[G690] [A149] is told to leads, and to nobody else; in a house of one day how much is known, and in no zone nothing", async () => {
    const asked = `query ($zone: String!) { done: staffing(zone: $zone) { at hours { from until onShift
      need { few expected many } unknown { medium because has needed } } } }`;
    const told = (await done("lee", asked, { zone: "America/New_York" })) as {
      readonly hours: readonly object[];
    };
    expect(told.hours).toHaveLength(8);
    expect(told.hours[0]).toMatchObject({
      onShift: null,
      need: null,
      unknown: { because: "Q74_too_few_handled", has: 0, needed: 20 },
    });
    expect(await done("lee", asked, { zone: "Nowhere/At_All" })).toBeNull();
    expect((await run("dana", asked, { zone: "UTC" })).errors).toBeDefined();
    expect((await run("pat", asked, { zone: "UTC" })).errors).toBeDefined();
  });
});
