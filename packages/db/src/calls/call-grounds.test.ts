import { CallPartyId, type CallGround, type CallPartyRole, type ContactId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { SentHow } from "../disclosures/disclosure-store.ts";
import { testDecide } from "../testing/decide-all.ts";
import { disclosureHouse, type DisclosureHouse, type DisclosureScene } from "../testing/disclosure-house.ts";
import { callerLeg, SAMPLE_VOICE, sampleAnswered, sampleAsker, staffLeg } from "../testing/index.ts";

let now = 1_800_000_000_000;
let house: DisclosureHouse;
let scene: DisclosureScene;
beforeAll(async () => {
  house = await disclosureHouse(() => now);
});
afterAll(async () => house.close());
beforeEach(async () => {
  now += 7_200_000;
  scene = await house.scene();
});

/** Somebody is written down whom Dana calls from the contact. */
async function party(role: CallPartyRole = "provider", contactId: ContactId = scene.contactId) {
  const id = CallPartyId.parse(crypto.randomUUID());
  const words = { name: "Harbour House", number: "+15550100", place: null };
  const added = await house.store.calls.parties.add({ id, contactId, by: house.staff.dana, role, ...words });
  expect(added.kind).toBe("kept");
  return id;
}
const says = async (id: CallPartyId, ground: CallGround, disclosureId: string | null = null, more = {}) =>
  house.store.calls.parties.ground({
    id,
    contactId: scene.contactId,
    by: house.staff.dana,
    ground,
    disclosureId,
    ...more,
  });
/** What keeps them from being dialled, as the store tells it and as the table of askings holds to it. */
async function keptFrom(id: CallPartyId, withPerson = false, contactId = scene.contactId) {
  const missing = await house.store.calls.parties.missing(id, withPerson);
  const wish = { kind: "call_party", party: id, withPerson } as const;
  const by = house.staff.dana;
  const ask = { id: crypto.randomUUID(), by, contactId, expectedVersion: null, wish };
  expect(await house.store.calls.asks.ask(ask)).toBe(missing);
  return missing;
}
/** Dana sends their name to the recipient, on their yes. */
async function decided(how: SentHow = "spoken", by = house.staff.dana): Promise<string> {
  const id = crypto.randomUUID();
  const confirmed = { id, asked: scene.asked(), how, seen: null };
  const done = await house.store.disclosures.confirm(confirmed, sampleAsker(by), testDecide(scene.yes()));
  expect(done.kind).toBe("done");
  return id;
}

describe("what a call to somebody else stands on", () => {
  it("[DB350] is asked of everybody but whoever sends help, who comes first by itself", async () => {
    for (const role of ["provider", "partner_line", "child_protection", "interpreter"] as const) {
      const id = await party(role);
      expect([role, await keptFrom(id)]).toEqual([role, "no_ground"]);
      expect((await says(id, "help_first")).kind).toBe("no_ground");
      expect(await says(id, "nothing_told")).toMatchObject({
        party: { ground: { ground: "nothing_told", disclosureId: null, at: now } },
      });
      expect([role, await keptFrom(id)]).toEqual([role, null]);
    }
    const help = await party("emergency_centre");
    expect(await keptFrom(help)).toBeNull();
    expect(await house.store.calls.parties.of(help)).toMatchObject({ ground: { ground: "help_first" } });
  });

  it("[DB626] is a decision by which those are known for whom it was made: of whoever made it, for a call to such as them, from there", async () => {
    const disclosureId = await decided();
    const given = {
      contactId: scene.contactId,
      role: "provider",
      by: house.staff.dana,
      disclosureId,
    } as const;
    const of = async (over: object) => house.store.calls.parties.decidedFor({ ...given, ...over });
    expect(await of({})).toBe(scene.recipient);
    for (const over of [
      { by: house.staff.ada },
      { role: "interpreter" },
      { contactId: (await house.scene()).contactId },
      { disclosureId: crypto.randomUUID() },
      { disclosureId: await decided("on_paper") },
    ])
      expect(await of(over)).toBeNull();
    now += 3_600_001;
    expect(await of({})).toBeNull();
  });

  it("[DB350] is said by whoever has the contact, only added to, and nothing is told twice", async () => {
    const id = await party();
    const version = async () => (await house.store.contacts.contact(scene.contactId))?.row.version ?? 0;
    expect((await says(id, "nothing_told", null, { by: house.staff.ada })).kind).toBe("not_holder");
    expect((await says(CallPartyId.parse(crypto.randomUUID()), "nothing_told")).kind).toBe("not_found");
    const before = await version();
    await says(id, "nothing_told");
    await says(id, "nothing_told");
    expect(await version()).toBe(before + 1);
    const { rows } = await house.client.query("select nth from call_party_ground where party_id = $1", [id]);
    expect(rows).toEqual([{ nth: 1 }]);
    for (const statement of [
      "update call_party_ground set ground = 'they_speak' where party_id = $1",
      "delete from call_party_ground where party_id = $1",
    ])
      await expect(house.client.query(statement, [id])).rejects.toMatchObject({ constraint: "only_added" });
    await expect(
      house.client.query(
        `insert into call_party_ground (party_id, nth, ground, at, by_id)
         select id, 2, 'help_first', at, by_id from call_party where id = $1`,
        [id],
      ),
    ).rejects.toMatchObject({ constraint: "call_party_ground_help" });
  });

  it("[DB350] names after the call only what was decided meanwhile", async () => {
    const { id: call } = await callFrom("emergency_centre");
    const [help] = await house.store.calls.parties.ofContact(scene.contactId);
    if (help === undefined) throw new Error("nobody was called");
    await house.store.calls.parties.dialled(help.id, call, now);
    expect((await says(help.id, "nothing_told")).kind).toBe("no_ground");
    // What was decided for the shelter was not decided for them.
    expect((await says(help.id, "decided", await decided())).kind).toBe("not_decided");
  });
});

/** A call that Dana begins from the contact, in which somebody of that role is written down. */
async function callFrom(role: CallPartyRole) {
  const id = await party(role);
  const begin = { channel: SAMPLE_VOICE, contactId: scene.contactId, line: "voice", at: now } as const;
  const begun = await house.store.calls.begun({ ...begin, key: id, by: house.staff.dana });
  if (begun.kind !== "kept") throw new Error(begun.kind);
  return { id: begun.call.id, party: id };
}

describe("a decision before a call", () => {
  it("[DB351] is one that went aloud, by whoever calls, of that contact's case, to one of that kind, within the hour", async () => {
    const told = await decided();
    for (const role of ["partner_line", "child_protection", "interpreter"] as const)
      expect([role, (await says(await party(role), "decided", told)).kind]).toEqual([role, "not_decided"]);
    const id = await party();
    expect((await says(id, "decided", await decided("on_paper"))).kind).toBe("not_decided");
    expect((await says(id, "decided", crypto.randomUUID())).kind).toBe("not_decided");
    expect((await says(id, "decided", await decided("spoken", house.staff.lee))).kind).toBe("not_decided");
    const other = scene;
    scene = await house.scene();
    const elsewhere = await decided();
    scene = other;
    expect((await says(id, "decided", elsewhere)).kind).toBe("not_decided");
    expect(await says(id, "decided", told)).toMatchObject({
      party: { ground: { ground: "decided", disclosureId: told, recipientId: scene.recipient } },
    });
    expect(await keptFrom(id)).toBeNull();
    now += 3_600_001;
    expect(await keptFrom(id)).toBe("not_decided");
    now += 3_600_000;
  });

  it("[DB352] holds no longer once they took back what it stands on, by whichever way", async () => {
    const inContact = async () =>
      house.store.releases.withdrawInContact({
        id: crypto.randomUUID(),
        contactId: scene.contactId,
        how: "text",
        by: house.staff.dana,
      });
    for (const takesBack of [async () => scene.withdraw(), inContact]) {
      scene = await house.scene();
      const id = await party();
      await says(id, "decided", await decided());
      expect(await keptFrom(id)).toBeNull();
      now += 1;
      await takesBack();
      expect(await keptFrom(id)).toBe("no_longer");
    }
  });
});

describe("a contact that may be the exploiter's", () => {
  const marks = async (contactId: ContactId) =>
    house.store.reach.happened({ contactId, by: house.staff.dana, kind: "exploiter_marked" });

  it("[DB352] opens no call by anybody's yes there, and brings nobody together with who takes people in", async () => {
    const by = await Promise.all(
      (["provider", "partner_line", "interpreter"] as const).map((role) => party(role)),
    );
    const [provider, partner, interpreter] = by;
    if (provider === undefined || partner === undefined || interpreter === undefined)
      throw new Error("nobody");
    for (const id of by) await says(id, "nothing_told");
    const told = await party();
    await says(told, "decided", await decided());
    await marks(scene.contactId);
    expect(await keptFrom(provider)).toBeNull();
    expect(await keptFrom(provider, true)).toBe("may_be_exploiter");
    expect(await keptFrom(partner, true)).toBe("may_be_exploiter");
    expect(await keptFrom(interpreter, true)).toBeNull();
    expect(await keptFrom(told)).toBe("may_be_exploiter");
    expect(await keptFrom(await party("emergency_centre"), true)).toBeNull();
  });
});

describe("whoever speaks for themself", () => {
  it("[DB352] is no machine that took our call: it is said who answered, before anybody speaks there", async () => {
    const { dana } = house.staff;
    const { calls } = house.store;
    const { contactId } = scene;
    const her = await party("person");
    const begin = { channel: SAMPLE_VOICE, contactId, key: her, line: "voice", at: now, by: dana } as const;
    const begun = await calls.begun(begin);
    if (begun.kind !== "kept") throw new Error(begun.kind);
    await calls.parties.dialled(her, begun.call.id, now);
    const leg = { ...callerLeg(now), leg: "person-1", party: her };
    await calls.record(begun.call.id, { phase: "talking", legs: [leg, staffLeg(dana, now)] }, [
      { kind: "leg_up", at: now, leg: leg.leg, party: her },
    ]);
    const id = await party("interpreter");
    await says(id, "they_speak");
    expect(await keptFrom(id, false)).toBe("not_on_the_line");
    expect(await keptFrom(id, true)).toBe("not_said_who");
    const say = async (said: "machine" | "person") =>
      calls.answers.say({ contactId, party: her, by: dana, said, mayLeave: () => false });
    expect((await say("machine")).kind).toBe("kept");
    expect(await keptFrom(id, true)).toBe("not_said_who");
    // Whoever picked up while it was talked to is there.
    expect((await say("person")).kind).toBe("kept");
    expect(await keptFrom(id, true)).toBeNull();
    await calls.ended(begun.call.id, "ended_by_us", now);
  });

  it("[DB352] is on the line when somebody is called, and [DB353] is brought together with nobody who takes people in while they may be the exploiter", async () => {
    const { dana } = house.staff;
    const call = await sampleAnswered(house.store, dana, { at: now });
    const { contactId } = call;
    const id = await party("provider", contactId);
    await says(id, "they_speak", null, { contactId });
    expect(await keptFrom(id, true, contactId)).toBeNull();
    expect(await keptFrom(id, false, contactId)).toBe("not_on_the_line");
    const alone = [staffLeg(dana, now)];
    await house.store.calls.record(call.id, { phase: "talking", legs: alone }, []);
    expect(await keptFrom(id, true, contactId)).toBe("not_on_the_line");
    const shelter = { ...callerLeg(now), leg: "party-1", who: "party", party: id } as const;
    const stands = async () =>
      house.store.calls.record(
        call.id,
        { phase: "consulting", legs: [callerLeg(now, true), shelter, ...alone] },
        [],
      );
    await stands();
    const { parties } = house.store.calls;
    const partner = await party("partner_line", contactId);
    for (const role of ["emergency_centre", "interpreter", "child_protection"] as const)
      await party(role, contactId);
    expect(await parties.keptApart(contactId)).toEqual([]);
    await house.store.reach.happened({ contactId, by: dana, kind: "exploiter_marked" });
    // Each of whom was called alone: whoever sends help is kept from nobody by a shelter that rings along.
    expect(await parties.keptApart(contactId)).toEqual([id, partner].toSorted((a, b) => a.localeCompare(b)));
    expect(await keptFrom(id, true, contactId)).toBe("may_be_exploiter");
  });
});
