import { ChannelId, type ContactId, type UserId } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  sampleArrival,
  sampleHeld,
  sampleMail,
  sampleStaff,
  testStore,
  type TestStore,
} from "../testing/index.ts";
import type { Continued } from "./link-store.ts";

const [MAIL, OTHER_MAIL] = [ChannelId.parse("mail"), ChannelId.parse("other-mail")];
let now = 1_800_000_000_000;
let store: TestStore;
let staff: readonly UserId[];
let people = 0;
let address: string;

beforeAll(async () => {
  store = await testStore({ clock: () => now, poolSize: 16 });
  staff = await Promise.all(["Dana", "Ada", "Marta", "Lee"].map((name) => sampleStaff(store, name)));
});
afterAll(async () => store.close());
beforeEach(() => {
  now += 60_000;
  address = `ana.${(people += 1)}@example.org`;
});

const person = (at: number): UserId => {
  const one = staff[at % staff.length];
  if (one === undefined) throw new Error("nobody works here");
  return one;
};
const version = async (id: ContactId): Promise<number> =>
  (await store.contacts.contact(id))?.row.version ?? 0;
const compared = (of: string): string => `mail:${of.toLowerCase()}`;

/** Goes on by mail as the gateway does it: every try begins a thread of its own. */
async function goOn(
  at: ContactId,
  by: UserId,
  { to = address, channel = MAIL, expected }: { to?: string; channel?: ChannelId; expected?: number } = {},
): Promise<Continued> {
  const threadKey = `begun:${crypto.randomUUID()}`;
  return store.links.continueAt(at, by, expected ?? (await version(at)), {
    channel,
    medium: "email",
    threadKey,
    names: [`tag:${threadKey}`],
    address: to,
    compared: compared(to),
    targetMs: 900_000,
  });
}

async function writes(from = address, isNoted = true): Promise<ContactId> {
  const { contactId } = await store.intake.arrive(sampleMail({ channel: MAIL, address: from }));
  if (isNoted) await store.sameAddress.note([{ contactId, address: compared(from) }]);
  return contactId;
}
async function heldMail(by: UserId, from = address, isNoted = true): Promise<ContactId> {
  const id = await writes(from, isNoted);
  await store.moves.move(id, by, await version(id), { kind: "claim" });
  return id;
}

const howOf = (one: Continued): string => (one.kind === "continued" ? one.how : one.kind);

/** Where it went on from these contacts: each contact once. */
async function begunFrom(...from: readonly ContactId[]) {
  const links = await store.prisma.contactLink.findMany({ where: { fromId: { in: [...from] } } });
  const ids = [...new Set(links.map(({ toId }) => toId as ContactId))];
  return Promise.all(ids.map(async (id) => (await store.contacts.contact(id))?.row));
}

describe("going on by mail where they write already", () => {
  it.each([
    ["at once", true, (one: string) => one],
    ["in another spelling", true, (one: string) => one.toUpperCase()],
    ["before their address was noted", false, (one: string) => one],
  ])("[DB189] is that contact, %s, and changes nothing", async (_name, isNoted, spelling) => {
    const id = await heldMail(person(0), spelling(address), isNoted);
    const before = await version(id);
    expect(await goOn(id, person(0))).toMatchObject({ kind: "same_contact", row: { id } });
    expect(await version(id)).toBe(before);
    expect(await begunFrom(id)).toEqual([]);
  });

  it("[DB189] is that contact also where its thread is older than it, and its first mail named another", async () => {
    const threadKey = `old:${address}`;
    const first = await store.intake.arrive(sampleMail({ channel: MAIL, address, threadKey }));
    await store.moves.move(first.contactId, person(0), await version(first.contactId), { kind: "claim" });
    await store.moves.move(first.contactId, person(0), await version(first.contactId), {
      kind: "close",
      disposition: "silent",
    });
    const mail = { channel: MAIL, address, threadKey: `id:${address}`, refs: [threadKey], reopenWithinMs: 0 };
    now += 1;
    const { contactId: id, opened } = await store.intake.arrive(sampleMail(mail));
    expect([opened, id === first.contactId]).toEqual(["new", false]);
    await store.moves.move(id, person(0), await version(id), { kind: "claim" });
    expect(await goOn(id, person(0))).toMatchObject({ kind: "same_contact", row: { id } });
  });

  it("[DB189] is none where the mail goes another way: at another address, or by another of our channels", async () => {
    const id = await heldMail(person(0));
    expect(await goOn(id, person(0), { to: `other.${address}` })).toMatchObject({ how: "opened" });
    expect(await goOn(id, person(0), { channel: OTHER_MAIL })).toMatchObject({ how: "opened" });
  });

  it("[DB189] is told to nobody but who has the contact: a colleague hears who has it, whatever they typed", async () => {
    const id = await heldMail(person(0));
    const [same, another] = [await goOn(id, person(1)), await goOn(id, person(1), { to: `x.${address}` })];
    expect(same).toEqual(another);
    expect(same).toMatchObject({ kind: "taken", by: { id: person(0) } });
  });
});

describe("at one address at once", () => {
  it("[DB189] two colleagues open one contact, and the other hears who has it, and nothing else of it", async () => {
    for (let round = 0; round < rounds(40); round += 1) {
      address = `eva.${round}@example.org`;
      const [mine, theirs] = [await sampleHeld(store, person(0)), await sampleHeld(store, person(1))];
      const results = await Promise.all([goOn(mine, person(0)), goOn(theirs, person(1))]);
      expect(results.map(({ kind }) => kind).toSorted()).toEqual(["continued", "held"]);
      const [begun, ...others] = await begunFrom(mine, theirs);
      expect(others).toEqual([]);
      const loser = results.find(({ kind }) => kind === "held");
      expect(loser).toEqual({
        kind: "held",
        row: expect.objectContaining({ id: begun?.holder?.id === person(0) ? theirs : mine }),
        number: begun?.number,
        by: begun?.holder,
        since: now,
      });
    }
  });

  it("[DB189] one who goes on from two contacts opens one, and both are linked with it", async () => {
    for (let round = 0; round < rounds(20); round += 1) {
      address = `iva.${round}@example.org`;
      const both = [await sampleHeld(store, person(0)), await sampleHeld(store, person(0))];
      const results = await Promise.all(both.map((id) => goOn(id, person(0))));
      expect(results.map(howOf).toSorted()).toEqual(["linked", "opened"]);
      expect(await begunFrom(...both)).toHaveLength(1);
    }
  });

  it("[DB189] [DB185] whatever else happens there: none is opened beside one of ours, and nobody waits for each other", async () => {
    for (let round = 0; round < rounds(15); round += 1) {
      const places = [`una.${round}@example.org`, `ula.${round}@example.org`] as const;
      const given = await Promise.all(
        Array.from({ length: 8 }, async (_, at) => ({
          by: person(at),
          to: at % 3 === 0 ? places[0] : places[1],
          channel: at % 4 === 3 ? OTHER_MAIL : MAIL,
          id: await sampleHeld(store, person(at)),
        })),
      );
      const [results] = await Promise.all([
        Promise.all(given.map(({ id, by, ...where }) => goOn(id, by, where))),
        // Strangers write meanwhile, and what is noted takes the same locks.
        ...places.map((place) => writes(place)),
        ...places.map((place) => writes(place)),
        store.intake.arrive(sampleArrival()),
      ]);
      expect(
        results.map(({ kind }) => kind).filter((kind) => kind !== "continued" && kind !== "held"),
      ).toEqual([]);
      expect(results.some((one, at) => one.kind === "held" && one.by.id === given[at]?.by)).toBe(false);
      for (const place of places)
        for (const channel of [MAIL, OTHER_MAIL]) {
          const opened = results.filter(
            (one, at) =>
              "how" in one &&
              one.how === "opened" &&
              given[at]?.to === place &&
              given[at]?.channel === channel,
          );
          expect(opened.length).toBeLessThanOrEqual(1);
        }
    }
  });
});
