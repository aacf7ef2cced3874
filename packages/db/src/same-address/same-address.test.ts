import { ChannelId, type ContactId, type UserId } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Move } from "../moves/move-store.ts";
import { sampleArrival, sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";
import type { FoundAgain, SameAddress } from "./same-address-store.ts";

const CHANNELS = ["texts", "other-texts"].map((id) => ChannelId.parse(id));
const ASKED_FOR_MS = 20_000;
let now = 1_800_000_000_000;
let store: TestStore;
let dana: UserId;
let ada: UserId;
let people = 0;
let number: string;

beforeAll(async () => {
  store = await testStore({ clock: () => now, poolSize: 16 });
  dana = await sampleStaff(store, "Dana");
  ada = await sampleStaff(store, "Ada");
});
afterAll(async () => store.close());
beforeEach(async () => {
  number = `+1555010${String((people += 1)).padStart(4, "0")}`;
  now += 60_000;
  for (const who of [dana, ada]) {
    await store.shifts.end(who);
    await store.shifts.keep(who, "available");
  }
});

/** Somebody writes from the number, on the first channel or another. */
async function writes(channel = 0, address = number): Promise<ContactId> {
  const { contactId } = await store.intake.arrive(
    sampleArrival({
      channel: CHANNELS[channel] ?? "",
      medium: "text",
      threadKey: address,
      address,
    } as never),
  );
  return contactId;
}
const note = async (contactId: ContactId, address: string | null = number): Promise<readonly FoundAgain[]> =>
  store.sameAddress.note([{ contactId, address: address === null ? null : `number:${address}` }]);
async function move(id: ContactId, by: UserId, wanted: Move) {
  return store.moves.move(id, by, (await store.contacts.contact(id))?.row.version ?? 0, wanted);
}
async function held(by: UserId, channel = 0): Promise<ContactId> {
  const id = await writes(channel);
  await note(id);
  await move(id, by, { kind: "claim" });
  return id;
}
const markOf = async (id: ContactId): Promise<SameAddress | undefined> =>
  (await store.sameAddress.standing()).find((mark) => mark.id === id);
const offer = (to: UserId) => ({ to, until: now + ASKED_FOR_MS });

describe("noting addresses", () => {
  it("[DB180] finds an older open contact of the same address, with who has it and whether they are there", async () => {
    const older = await held(dana);
    const newer = await writes(1);
    expect(await note(newer)).toEqual([
      {
        id: newer,
        waits: true,
        dueAt: now + 900_000,
        older: [{ id: older, holderId: dana, heldSince: now, holderIsThere: true }],
      },
    ]);
  });

  it.each<[string, (older: ContactId) => Promise<unknown>]>([
    ["is on a break", async () => store.shifts.keep(dana, "break")],
    ["is away", async () => store.shifts.keep(dana, "away")],
    ["is off shift", async () => store.shifts.end(dana)],
    [
      "was not counted for 20 seconds",
      async () => {
        await store.absence.see([dana]);
        await store.prisma.$executeRaw`update staff_seen set seen_at = now() - interval '21 seconds'`;
      },
    ],
    ["is said to be gone", async () => store.absence.settleShift({ userId: dana, seen: 0, goneSince: now })],
  ])("[DB180] knows that a holder who %s is not there", async (_name, leaves) => {
    const older = await held(dana);
    await leaves(older);
    const [found] = await note(await writes(1));
    expect(found?.older).toMatchObject([{ id: older, holderId: dana, holderIsThere: false }]);
    await store.shifts.end(dana);
    await store.prisma.staffSeen.deleteMany();
  });

  it.each<[string, () => Promise<string | null>]>([
    ["of another address", async () => "+15550199999"],
    ["of no address", async () => null],
    [
      "once the older one is closed",
      async () => {
        await move(await writes(0), dana, { kind: "close", disposition: "silent" });
        return number;
      },
    ],
  ])("[DB180] finds nothing %s", async (_name, given) => {
    await held(dana);
    const address = await given();
    expect(await note(await writes(1), address)).toEqual([]);
  });

  it("[DB180] keeps no address in the clear, and one of a kind is like no other kind's", async () => {
    const older = await writes();
    await store.sameAddress.note([{ contactId: older, address: `mail:${number}` }]);
    expect(await note(await writes(1))).toEqual([]);
    const rows = await store.prisma.contactAddress.findMany({ where: { contactId: older } });
    expect(rows).toHaveLength(1);
    expect(Buffer.from(rows[0]?.address ?? []).toString("latin1")).not.toContain("555");
  });

  it("[DB181] of two that open at once under two channels, exactly the newer one is found, whoever is noted first", async () => {
    for (let round = 0; round < rounds(30); round += 1) {
      number = `+1555020${String(round).padStart(4, "0")}`;
      const [one, other] = await Promise.all([writes(0), writes(1)]);
      const found = (await Promise.all([note(one), note(other)])).flat();
      const numbers = await Promise.all(
        [one, other].map(async (id) => (await store.contacts.contact(id))?.row.number ?? 0),
      );
      const [older, newer] = (numbers[0] ?? 0) < (numbers[1] ?? 0) ? [one, other] : [other, one];
      expect(found.length).toBeGreaterThan(0);
      for (const each of found) expect(each).toMatchObject({ id: newer, older: [{ id: older }] });
    }
  });

  it("[DB181] brings what was never noted, and nothing twice", async () => {
    const [older, newer] = [await writes(0), await writes(1)];
    const unnoted = (await store.sameAddress.unnoted(["text"], 500)).filter(
      ({ address }) => address === number,
    );
    expect(unnoted).toEqual(
      [older, newer].map((contactId) => ({ contactId, medium: "text", address: number })),
    );
    const addresses = [older, newer].map((contactId) => ({ contactId, address: `number:${number}` }));
    expect(await store.sameAddress.note(addresses)).toMatchObject([{ id: newer, older: [{ id: older }] }]);
    expect(
      (await store.sameAddress.unnoted(["text"], 500)).filter(({ address }) => address === number),
    ).toEqual([]);
  });
});

describe("a mark", () => {
  it("[DB182] says which contact and who is asked first, changes no contact, and is told once", async () => {
    const older = await held(dana);
    const newer = await writes(1);
    await note(newer);
    const before = await store.contacts.contact(newer);
    const { asOf } = await store.contacts.queue();
    expect(await store.sameAddress.mark(newer, { of: older, offer: offer(dana) })).toBe(true);
    expect(await store.sameAddress.mark(newer, { of: older, offer: offer(ada) })).toBe(false);
    expect((await store.contacts.contact(newer))?.row).toEqual(before?.row);
    const olderNumber = (await store.contacts.contact(older))?.row.number;
    const facts = {
      id: newer,
      version: 1,
      of: { id: older, number: olderNumber },
      offer: { to: { id: dana, name: "Dana" }, until: now + ASKED_FOR_MS, ended: null },
    };
    expect(await markOf(newer)).toEqual(facts);
    const { events } = await store.log.since("queue:main", asOf, 10);
    expect(events.map(({ payload }) => payload)).toEqual([{ kind: "same_address", ...facts }]);
    // It is not noted anew.
    expect(await note(newer)).toEqual([]);
  });

  it.each<[string, (older: ContactId, newer: ContactId) => Promise<unknown>]>([
    ["has the older one no longer", async (older) => move(older, dana, { kind: "return" })],
    ["went on a break", async () => store.shifts.keep(dana, "break")],
    ["is there to be consulted only", async () => store.shifts.keep(dana, "consult_only")],
    ["wants no more texts for now", async () => store.shifts.pause(dana, "text", true)],
    ["left", async () => store.shifts.end(dana)],
    ["has it already", async (_older, newer) => move(newer, dana, { kind: "claim" })],
  ])("[DB182] offers nothing to somebody who %s meanwhile", async (_name, meanwhile) => {
    const older = await held(dana);
    const newer = await writes(1);
    await note(newer);
    await meanwhile(older, newer);
    expect(await store.sameAddress.mark(newer, { of: older, offer: offer(dana) })).toBe(true);
    expect((await markOf(newer))?.offer).toBeNull();
  });

  it("[DB183] ends with a no of whoever was asked, once, in time, and of nobody else", async () => {
    const older = await held(dana);
    const newer = await writes(1);
    await note(newer);
    await store.sameAddress.mark(newer, { of: older, offer: offer(dana) });
    expect(await store.sameAddress.decline(newer, ada)).toBe(false);
    expect(await store.sameAddress.decline(newer, dana)).toBe(true);
    expect(await store.sameAddress.decline(newer, dana)).toBe(false);
    expect(await markOf(newer)).toMatchObject({ version: 2, offer: { ended: "declined" } });
    // It waits as it did.
    expect((await store.contacts.contact(newer))?.row).toMatchObject({ status: "waiting", version: 1 });
  });

  it("[DB183] has no answer to give once its time is over", async () => {
    const older = await held(dana);
    const newer = await writes(1);
    await note(newer);
    await store.sameAddress.mark(newer, { of: older, offer: offer(dana) });
    now += ASKED_FOR_MS;
    expect(await store.sameAddress.decline(newer, dana)).toBe(false);
  });

  it("[DB183] asks nobody who is gone: whoever signs off at the same moment is not asked, or is asked no more", async () => {
    for (let round = 0; round < rounds(40); round += 1) {
      number = `+1555030${String(round).padStart(4, "0")}`;
      await store.shifts.keep(dana, "available");
      const older = await held(dana);
      const newer = await writes(1);
      await note(newer);
      await Promise.all([
        store.sameAddress.mark(newer, { of: older, offer: offer(dana) }),
        round % 2 === 0 ? store.shifts.end(dana) : store.shifts.keep(dana, "break"),
      ]);
      const mark = await markOf(newer);
      expect(mark?.of.id).toBe(older);
      expect(mark?.offer === null || mark?.offer?.ended === "gone").toBe(true);
    }
  });
});

describe("[DB184] [Q32] what is offered first", () => {
  const step = fc.record({
    who: fc.constantFrom("dana", "ada"),
    kind: fc.constantFrom("claim", "return", "wait", "write", "decline"),
  });

  it("can be done with exactly as without the offer: nobody waits longer", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        const by = { dana, ada };
        number = `+1555040${String((people += 1)).padStart(4, "0")}`;
        const older = await held(dana);
        const offered = await writes(1);
        await note(offered);
        await store.sameAddress.mark(offered, { of: older, offer: offer(dana) });
        const plainNumber = `+1555050${String((people += 1)).padStart(4, "0")}`;
        const plain = await writes(1, plainNumber);
        expect((await markOf(offered))?.offer).not.toBeNull();
        for (const { who, kind } of steps) {
          const outcomes = [await act(offered, number), await act(plain, plainNumber)];
          expect(outcomes[0]).toBe(outcomes[1]);
          if (kind === "wait") now += 7_000;
          async function act(id: ContactId, address: string): Promise<string> {
            if (kind === "write") await writes(1, address);
            if (kind === "decline") await store.sameAddress.decline(id, by[who]);
            return kind === "claim" || kind === "return" ? (await move(id, by[who], { kind })).kind : kind;
          }
          const [one, other] = [await store.contacts.contact(offered), await store.contacts.contact(plain)];
          expect(one?.row).toEqual({ ...other?.row, id: offered, number: one?.row.number });
        }
      }),
      { numRuns: rounds(25) },
    );
  });
});

describe("plain SQL", () => {
  it.each([
    ["another address", "update contact_address set address = null where contact_id = $1", "only_added"],
    [
      "an end that is taken back",
      "update same_address set ended = null, version = version + 1 where contact_id = $1",
      "same_address_stays",
    ],
    ["no mark", "delete from same_address where contact_id = $1", "same_address_stays"],
    [
      "a mark of one that is younger",
      "insert into same_address (contact_id, of_id, at) select of_id, contact_id, at from same_address where contact_id = $1",
      "same_address_of_an_older",
    ],
    [
      "an offer to nobody",
      "update same_address set offered_to_id = null, version = version + 1 where contact_id = $1",
      "same_address_stays",
    ],
  ])("[DB182] cannot make %s", async (_name, sql, constraint) => {
    const older = await held(dana);
    const newer = await writes(1);
    await note(newer);
    await store.sameAddress.mark(newer, { of: older, offer: offer(dana) });
    await store.sameAddress.decline(newer, dana);
    const client = await rawClient(store.connection);
    try {
      await expect(client.query(sql, [newer])).rejects.toMatchObject({ constraint });
    } finally {
      await client.end();
    }
  });
});
