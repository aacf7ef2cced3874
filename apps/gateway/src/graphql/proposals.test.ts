import { ChannelId, type ContactId } from "@holdfast/case-schema";
import { sampleArrival, sampleStaff } from "@holdfast/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { caseDesk, type CaseDesk } from "../testing/case-desk.ts";

const TEXTS = ChannelId.parse("texts");
let desk: CaseDesk;
beforeAll(async () => {
  desk = await caseDesk();
  for (const role of ["shift_lead", "privacy_officer"] as const)
    await sampleStaff(desk.house.store, `${role} left`, role);
});
afterAll(() => desk.house.close());
beforeEach(async () => {
  const { store } = desk.house;
  for (const name of ["dana", "ada", "marta", "lee"] as const) await store.shifts.end(desk.id(name));
  for (const name of ["dana", "lee"] as const) await store.shifts.keep(desk.id(name), "available");
  for (const { id, holder, version } of (await store.contacts.queue()).rows) {
    const by = holder?.id ?? desk.id("ada");
    if (holder === null) await store.moves.move(id, by, version, { kind: "claim" });
    const now = (await store.contacts.contact(id))?.row.version ?? 0;
    await store.moves.move(id, by, now, { kind: "close", disposition: "referral_given" });
  }
});

let threads = 0;
async function waits(given: Parameters<typeof sampleArrival>[0] = {}): Promise<ContactId> {
  const threadKey = `+1555060${String((threads += 1)).padStart(4, "0")}`;
  const arrival = sampleArrival({ channel: TEXTS, medium: "text", threadKey, address: threadKey, ...given });
  return (await desk.house.store.intake.arrive(arrival)).contactId;
}
const PROPOSALS = `{ done: proposals {
  takes { contact { id version } to because { rule language load freeFor } loadBefore loadAfter }
  moves { contact { id } from to because } unserved { medium language count first { id } fit hindered { rule people } }
  dismissed { contactId to by } } }`;
interface Proposals {
  readonly takes: readonly {
    readonly contact: { readonly id: ContactId; readonly version: number };
    readonly to: string;
  }[];
  readonly moves: readonly unknown[];
  readonly unserved: readonly unknown[];
  readonly dismissed: readonly unknown[];
}
const proposals = async () => (await desk.done("lee", PROPOSALS)) as Proposals;
const OFFER = `mutation ($id: ID!, $version: Int!, $to: ID!) { done: offerWaiting(contactId: $id, expectedVersion: $version, to: $to) { came } }`;
const OWN = "{ done: ownOffers { id by contact { id number version } } }";
const DECLINE = "mutation ($id: ID!) { done: declineOffer(id: $id, reason: busy) }";
const offer = async (given: object) =>
  ((await desk.done("lee", OFFER, given)) as { readonly came: string }).came;
const DISMISS = "mutation ($id: ID!, $to: ID!) { done: dismissProposal(contactId: $id, to: $to) }";

describe("who should take what", () => {
  it("[G610] is proposed to leads with reasons, and says what is proposed to nobody and why", async () => {
    const [id, form] = [await waits(), await waits({ medium: "form", language: "fr" })];
    for (const name of ["dana", "lee"] as const) {
      const { version } = (await desk.house.store.skills.of(desk.id(name))) ?? { version: 0 };
      await desk.house.store.skills.change(desk.id(name), desk.id("lee"), version, {
        languages: ["en"],
        media: ["text"],
        textsAtOnce: 2,
      });
    }
    const { takes, unserved, moves } = await proposals();
    expect(takes).toEqual([
      {
        contact: { id, version: 1 },
        to: expect.any(String),
        because: [{ rule: "Q58_in_hand", language: null, load: 0, freeFor: 2 }],
        loadBefore: 0,
        loadAfter: 1,
      },
    ]);
    expect(moves).toEqual([]);
    expect(unserved).toEqual([
      {
        medium: "form",
        language: "fr",
        count: 1,
        first: { id: form },
        fit: 0,
        hindered: [
          { rule: "Q52_not_their_channel", people: 2 },
          { rule: "Q53_language", people: 2 },
        ],
      },
    ]);
    for (const name of ["dana", "lee"] as const)
      await desk.house.store.skills.change(
        desk.id(name),
        desk.id("lee"),
        (await desk.house.store.skills.of(desk.id(name)))?.version ?? 0,
        { languages: [], media: ["voice", "text", "email", "form"], textsAtOnce: 2 },
      );
  });

  it("[G610] [Q89] is proposed to whoever is of the queue, and says how many are of others", async () => {
    const { store } = desk.house;
    const main = { id: "main", name: null, feeds: "everything", people: [desk.id("marta")] } as const;
    const name = { en: "Spanish", es: "Español", fr: "Espagnol" };
    const spanish = { id: "spanish", name, feeds: { channels: [], languages: ["es"] } };
    const people = [desk.id("dana"), desk.id("lee")];
    await store.settings.change("queues", [main, { ...spanish, people }], desk.id("alex"));
    await waits();
    expect(await proposals()).toMatchObject({
      takes: [],
      unserved: [{ fit: 0, hindered: expect.arrayContaining([{ rule: "Q89_other_queue", people: 2 }]) }],
    });
    await store.settings.change("queues", [{ ...main, people: null }], desk.id("alex"));
    expect((await proposals()).takes).toHaveLength(1);
  });

  it("[G611] is offered to them once a lead says so, who claims or declines; it is proposed anew to somebody else", async () => {
    const id = await waits();
    expect(await offer({ id, version: 1, to: desk.id("dana") })).toBe("offered");
    expect((await proposals()).takes).toEqual([]);
    const [own] = (await desk.done("dana", OWN)) as readonly { readonly id: string }[];
    expect(own).toMatchObject({ by: "Lee", contact: { id, version: 1 } });
    expect(await desk.done("lee", OWN)).toEqual([]);
    expect(await desk.done("lee", DECLINE, { id: own?.id })).toBe(false);
    expect(await desk.done("dana", DECLINE, { id: own?.id })).toBe(true);
    expect(await offer({ id, version: 1, to: desk.id("dana") })).toBe("refused_before");
    expect((await proposals()).takes).toMatchObject([{ contact: { id }, to: desk.id("lee") }]);
  });

  it("[G611] is offered to nobody who does not answer, or is not there", async () => {
    const id = await waits();
    for (const to of [desk.id("alex"), desk.id("ada"), crypto.randomUUID(), "x"])
      expect(await offer({ id, version: 1, to })).toBe("not_there");
    expect(await offer({ id: "x", version: 1, to: desk.id("dana") })).toBe("not_found");
  });

  it("[G611] [Q68] stays away once a lead dismissed it, who is named, until its reason grew", async () => {
    const id = await waits();
    const [take] = (await proposals()).takes;
    const to = take?.to ?? "";
    expect(await desk.done("lee", DISMISS, { id, to: crypto.randomUUID() })).toBe(false);
    expect(await desk.done("lee", DISMISS, { id, to })).toBe(true);
    expect(await proposals()).toMatchObject({ takes: [], dismissed: [{ contactId: id, to, by: "Lee" }] });
    await desk.house.store.shifts.end(desk.id("lee"));
    await desk.house.store.shifts.keep(desk.id("lee"), "available");
    expect((await proposals()).dismissed).toEqual([]);
  });

  it("[G610] [A92] names nobody who is barred, and nothing that the lead is barred from", async () => {
    const own = await desk.begin("ada");
    await desk.bar("lee", own.caseId, "dana");
    const version = (await desk.house.store.contacts.contact(own.contactId))?.row.version ?? 0;
    await desk.house.store.moves.move(own.contactId, desk.id("ada"), version, { kind: "return" });
    expect(await proposals()).toMatchObject({
      takes: [{ contact: { id: own.contactId }, to: desk.id("lee") }],
      unserved: [],
    });
    await desk.bar("pat", own.caseId, "lee");
    expect(JSON.stringify(await proposals())).not.toContain(own.contactId);
    expect(await proposals()).toEqual({ takes: [], moves: [], unserved: [], dismissed: [] });
    const stands = (await desk.house.store.contacts.contact(own.contactId))?.row.version;
    expect(await offer({ id: own.contactId, version: stands, to: desk.id("ada") })).toBe("not_found");
  });

  it("[G610] is for leads alone", async () => {
    for (const who of ["dana", "alex"] as const) {
      const { errors } = await desk.asked(who, "{ proposals { takes { to } } }", {});
      expect(errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
    }
  });
});
