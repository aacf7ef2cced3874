import { ChannelId, type ContactId, type Medium, type UserId } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  sampleArrival,
  sampleHeld,
  sampleOptOut,
  sampleStaff,
  testStore,
  type TestStore,
} from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";
import type { Continued } from "./link-store.ts";

const TEXTS = ChannelId.parse("texts");
const OTHER_TEXTS = ChannelId.parse("other-texts");
const MAIL = ChannelId.parse("mail");
let now = 1_800_000_000_000;
let store: TestStore;
let dana: UserId;
let ada: UserId;
let people = 0;
let number: string;
/** Held by Dana, of somebody who wrote in a form. */
let id: ContactId;

beforeAll(async () => {
  store = await testStore({ clock: () => now, poolSize: 16 });
  dana = await sampleStaff(store, "Dana");
  ada = await sampleStaff(store, "Ada");
});
afterAll(async () => store.close());
beforeEach(async () => {
  now += 60_000;
  number = `+1555010${String((people += 1)).padStart(4, "0")}`;
  id = await sampleHeld(store, dana, { language: "es" });
});

const version = async (of: ContactId): Promise<number> =>
  (await store.contacts.contact(of))?.row.version ?? 0;
async function writes(channel = TEXTS, address = number, medium: Medium = "text"): Promise<ContactId> {
  const threadKey = medium === "email" ? crypto.randomUUID() : address;
  const arrival = sampleArrival({ channel, medium, threadKey, address });
  const { contactId } = await store.intake.arrive(arrival);
  await store.sameAddress.note([
    { contactId, address: `${medium === "email" ? "mail" : "number"}:${address}` },
  ]);
  return contactId;
}
async function goOn(
  by = dana,
  { channel = TEXTS, at = id, expected }: { channel?: ChannelId; at?: ContactId; expected?: number } = {},
): Promise<Continued> {
  return store.links.continueAt(at, by, expected ?? (await version(at)), {
    channel,
    medium: "text",
    threadKey: number,
    address: number,
    compared: `number:${number}`,
    targetMs: 300_000,
  });
}
const claim = async (of: ContactId, by: UserId) =>
  store.moves.move(of, by, await version(of), { kind: "claim" });
function otherOf(continued: Continued): ContactId {
  if (continued.kind !== "continued") throw new Error(continued.kind);
  return continued.other.id;
}

describe("going on elsewhere", () => {
  it("[DB185] opens a contact there for the same holder, linked both ways, and sends nothing", async () => {
    const before = await version(id);
    const continued = await goOn();
    expect(continued).toMatchObject({
      kind: "continued",
      how: "opened",
      row: { id, version: before + 1, holder: { id: dana } },
      other: {
        channel: TEXTS,
        medium: "text",
        status: "claimed",
        holder: { id: dana },
        heldSince: now,
        unanswered: 0,
        language: "es",
        lane: null,
        version: 1,
      },
    });
    const other = otherOf(continued);
    const by = { id: dana, name: "Dana" };
    const [one, two] = [await store.contacts.contact(id), await store.contacts.contact(other)];
    expect(one?.links).toEqual([
      {
        kind: "continued",
        direction: "to",
        at: now,
        by,
        contact: { id: other, number: two?.row.number, medium: "text", status: "claimed" },
      },
    ]);
    expect(two?.links).toMatchObject([{ direction: "from", by, contact: { id, medium: "form" } }]);
    expect(two?.address).toBe(number);
    expect(await store.contacts.entries(other, 0)).toEqual([]);
    expect(await store.outbox.lease("nobody", 1, 10)).toEqual([]);
  });

  it("[DB185] is where their answer arrives, and where ours leaves for", async () => {
    const other = otherOf(await goOn());
    expect(await writes()).toBe(other);
    expect((await store.contacts.contact(other))?.row).toMatchObject({ unanswered: 1, holder: { id: dana } });
    await store.answers.answer({
      check: () => null,
      contactId: other,
      messageId: crypto.randomUUID() as never,
      by: dana,
      text: "We are here.",
      validForMs: null,
    });
    expect(await store.outbox.lease("one", 5_000, 10)).toMatchObject([
      { contactId: other, channel: TEXTS, threadKey: number, address: number },
    ]);
  });

  it("[DB185] takes what waits there, links what is one's own, and twice is once", async () => {
    const waiting = await writes();
    expect(await goOn()).toMatchObject({ kind: "continued", how: "claimed", other: { id: waiting } });
    const seen = [await version(id), await version(waiting)];
    expect(await goOn()).toMatchObject({ kind: "continued", how: "linked", other: { id: waiting } });
    expect([await version(id), await version(waiting)]).toEqual(seen);
    const third = await sampleHeld(store, dana);
    expect(await goOn(dana, { at: third })).toMatchObject({ how: "linked", other: { id: waiting } });
    expect((await store.contacts.contact(waiting))?.links).toHaveLength(2);
  });

  it("[DB186] is refused where somebody else has them, saying who, and nothing of what is said there", async () => {
    const theirs = await writes();
    await claim(theirs, ada);
    const before = await version(id);
    const refused = await goOn();
    expect(refused).toMatchObject({
      kind: "held",
      by: { id: ada, name: "Ada" },
      since: now,
      number: (await store.contacts.contact(theirs))?.row.number,
    });
    expect(JSON.stringify(refused)).not.toContain("Is somebody there?");
    expect(await version(id)).toBe(before);
    expect((await store.contacts.contact(id))?.links).toEqual([]);
  });

  it("[DB186] finds an open mail thread of the address, whatever its thread is called", async () => {
    number = "ana@example.org";
    const mail = await writes(MAIL, number, "email");
    const place = {
      channel: MAIL,
      medium: "email" as const,
      threadKey: "a thread of ours",
      address: number,
      compared: `mail:${number}`,
      targetMs: 1,
    };
    const continued = await store.links.continueAt(id, dana, await version(id), place);
    expect(continued).toMatchObject({ kind: "continued", how: "claimed", other: { id: mail } });
  });

  it("[DB185] [DB171] is found by the names that a mail thread of ours has from the beginning", async () => {
    number = "eva@example.org";
    const begun = { threadKey: "a thread that we begin", names: ["tag:OURS"] };
    const continued = await store.links.continueAt(id, dana, await version(id), {
      channel: MAIL,
      medium: "email",
      ...begun,
      address: number,
      compared: `mail:${number}`,
      targetMs: 1,
    });
    const answer = sampleArrival({ channel: MAIL, medium: "email", refs: begun.names, address: number });
    expect((await store.intake.arrive(answer)).contactId).toBe(otherOf(continued));
  });

  it("[DB186] does not come from an old version, from nobody's, from somebody else's or from a closed contact", async () => {
    expect(await goOn(dana, { expected: 1 })).toMatchObject({ kind: "changed", row: { version: 2 } });
    expect(await goOn(ada)).toMatchObject({ kind: "taken", by: { name: "Dana" } });
    await store.moves.move(id, dana, await version(id), { kind: "return" });
    expect(await goOn()).toMatchObject({ kind: "not_allowed", reason: "not_holder" });
    await claim(id, dana);
    await store.moves.move(id, dana, await version(id), { kind: "close", disposition: "silent" });
    expect(await goOn()).toMatchObject({ kind: "not_allowed", reason: "already_closed" });
    expect(await goOn(dana, { at: crypto.randomUUID() as ContactId })).toEqual({ kind: "not_found" });
  });

  it("[DB186] is not for where one is already", async () => {
    const mine = await writes();
    await claim(mine, dana);
    expect(await goOn(dana, { at: mine })).toMatchObject({ kind: "same_contact", row: { id: mine } });
    expect(await goOn(dana, { at: mine, channel: OTHER_TEXTS })).toMatchObject({ how: "opened" });
  });

  it("[DB187] is refused where they said stop, on this channel or on another that had the address", async () => {
    const say = async (channel: ChannelId, kind: "stop_word" | "start_word"): Promise<void> =>
      store.optOuts.record(sampleOptOut({ channel, threadKey: number, kind }));
    await say(TEXTS, "stop_word");
    expect(await goOn()).toMatchObject({ kind: "opted_out", since: now });
    await say(TEXTS, "start_word");
    const earlier = await writes(OTHER_TEXTS);
    await say(OTHER_TEXTS, "stop_word");
    await claim(earlier, ada);
    await store.moves.move(earlier, ada, await version(earlier), { kind: "close", disposition: "silent" });
    expect(await goOn()).toMatchObject({ kind: "opted_out" });
    await say(OTHER_TEXTS, "start_word");
    expect(await goOn()).toMatchObject({ kind: "continued" });
  });

  it("[DB188] leaves each to be closed by itself, and says what became of the other", async () => {
    const other = otherOf(await goOn());
    await store.moves.move(id, dana, await version(id), { kind: "close", disposition: "information" });
    const opened = await store.contacts.contact(other);
    expect(opened?.row).toMatchObject({ status: "claimed", holder: { id: dana } });
    expect(opened?.links).toMatchObject([{ contact: { status: "closed" } }]);
  });

  it("[DB180] [DB185] is linked and not marked as well, whoever else has the number", async () => {
    const mine = await writes();
    await claim(mine, dana);
    const other = otherOf(await goOn(dana, { at: mine, channel: OTHER_TEXTS }));
    const calls = ChannelId.parse("third-texts");
    const third = sampleArrival({ channel: calls, medium: "text", threadKey: number, address: number });
    const { contactId } = await store.intake.arrive(third);
    const found = await store.sameAddress.note([{ contactId, address: `number:${number}` }]);
    expect(found.map(({ id: each }) => each)).toEqual([contactId]);
    expect(found[0]?.older.map(({ id: each }) => each).toSorted()).toEqual([mine, other].toSorted());
  });

  it("[DB160] [DB185] is nobody's return: what we begin is raised by nothing, and says what was earlier", async () => {
    const earlier = await writes();
    await claim(earlier, ada);
    await store.moves.move(earlier, ada, await version(earlier), {
      kind: "close",
      disposition: "dropped_danger",
    });
    const other = await store.contacts.contact(otherOf(await goOn()));
    expect(other?.row).toMatchObject({ lane: null });
    expect(other?.previous).toMatchObject({ id: earlier });
  });
});

describe("at once", () => {
  it("[DB185] [DB2] with a message from there: one open contact, Dana's, with the message in it", async () => {
    for (let round = 0; round < rounds(30); round += 1) {
      number = `+1555020${String(round).padStart(4, "0")}`;
      id = await sampleHeld(store, dana);
      const [continued, written] = await Promise.all([goOn(), writes()]);
      expect(otherOf(continued)).toBe(written);
      expect((await store.contacts.contact(written))?.row).toMatchObject({
        holder: { id: dana },
        unanswered: 1,
      });
    }
  });

  it("[DB186] by two colleagues to one address: one has them, the other is told who", async () => {
    for (let round = 0; round < rounds(30); round += 1) {
      number = `+1555030${String(round).padStart(4, "0")}`;
      const [mine, theirs] = [await sampleHeld(store, dana), await sampleHeld(store, ada)];
      const results = await Promise.all([goOn(dana, { at: mine }), goOn(ada, { at: theirs })]);
      expect(results.map(({ kind }) => kind).toSorted()).toEqual(["continued", "held"]);
      const open = await store.prisma.contactLink.findMany({ where: { fromId: { in: [mine, theirs] } } });
      expect(open).toHaveLength(1);
    }
  });

  it("[DB30] of all who expect one version, one goes on", async () => {
    const expected = await version(id);
    const results = await Promise.all(
      [TEXTS, OTHER_TEXTS].map(async (channel) => goOn(dana, { channel, expected })),
    );
    expect(results.map(({ kind }) => kind).toSorted()).toEqual(["changed", "continued"]);
  });
});

describe("plain SQL", () => {
  const LINK = "insert into contact_link (from_id, to_id, kind, at, by_id)";
  it.each<[string, string, (theirs: ContactId) => readonly string[], string]>([
    [
      "a link by somebody who has but one",
      `${LINK} values ($1, $2, 'continued', now(), $3)`,
      (theirs) => [id, theirs, dana],
      "contact_link_by_holder",
    ],
    [
      "a link with itself",
      `${LINK} values ($1, $1, 'continued', now(), $2)`,
      () => [id, dana],
      "contact_link_by_holder",
    ],
    [
      "the same link back",
      `${LINK} select to_id, from_id, kind, at, by_id from contact_link where from_id = $1`,
      () => [id],
      "contact_link_once",
    ],
    [
      "another linker",
      "update contact_link set by_id = $2 where from_id = $1",
      () => [id, ada],
      "only_added",
    ],
    ["no link", "delete from contact_link where from_id = $1", () => [id], "only_added"],
  ])("[DB185] cannot make %s", async (_name, sql, values, constraint) => {
    await goOn();
    const theirs = await sampleHeld(store, ada);
    const client = await rawClient(store.connection);
    try {
      await expect(client.query(sql, [...values(theirs)])).rejects.toMatchObject({ constraint });
    } finally {
      await client.end();
    }
  });
});
