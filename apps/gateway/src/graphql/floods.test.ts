import type { ContactId } from "@holdfast/case-schema";
import { sampleArrival } from "@holdfast/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { KNOWN_FOR_MS } from "../floods/known-floods.ts";
import { caseDesk, type CaseDesk, type CasePeople } from "../testing/case-desk.ts";

const RUMOUR = "They say children are taken in white vans behind the mall on Fifth Street";
const FLOODS = `{ done: floods { source place members { row { id version } shared own hasSource hasPlace } apart { row { id } } } }`;
const TOGETHER = `mutation ($contacts: [SeenContact!]!, $lane: TogetherLane!) {
  done: triageTogether(contacts: $contacts, lane: $lane) {
    __typename ... on Moved { row { id lane laneReason } } ... on MoveNotAllowed { reason } ... on NotFound { id }
    ... on TakenByOther { by { name } } } }`;

interface Flood {
  readonly place: string | null;
  readonly members: readonly { readonly row: { readonly id: ContactId; readonly version: number } }[];
  readonly apart: readonly { readonly row: { readonly id: ContactId } }[];
}

let desk: CaseDesk;
/** What the gateway's clock is ahead by: each look is made after the one before is forgotten. */
let ahead = 0;
beforeAll(async () => {
  desk = await caseDesk({ clock: () => Date.now() + ahead });
});
afterAll(() => desk.house.close());

let tell: readonly ContactId[] = [];
beforeEach(async () => {
  const { contacts, moves } = desk.house.store;
  for (const { id, version, holder } of (await contacts.queue()).rows)
    if (holder === null) await moves.move(id, desk.id("dana"), version, { kind: "claim" });
  tell = await Promise.all(Array.from({ length: 6 }, async () => waits(RUMOUR)));
});

async function waits(text: string, given: Parameters<typeof sampleArrival>[0] = {}): Promise<ContactId> {
  const arrival = sampleArrival({ threadKey: crypto.randomUUID(), text, ...given });
  return (await desk.house.store.intake.arrive(arrival)).contactId;
}
async function flood(by: CasePeople): Promise<Flood | undefined> {
  ahead += KNOWN_FOR_MS;
  return ((await desk.done(by, FLOODS)) as readonly Flood[])[0];
}
const versionOf = async (id: ContactId) => (await desk.house.store.contacts.contact(id))?.row.version ?? 0;
const move = async (id: ContactId, by: CasePeople, kind: "claim" | "return") =>
  desk.house.store.moves.move(id, desk.id(by), await versionOf(id), { kind });
const seenOf = (members: Flood["members"]) =>
  members.map(({ row }) => ({ id: row.id, expectedVersion: row.version }));

describe("contacts about one rumour", () => {
  it("[G649] are one group, with who is in danger apart, and their place by the name that is going round", async () => {
    const rumours = { sources: [], places: ["Fifth Street"] };
    await desk.house.store.settings.change("rumours", rumours, desk.id("alex"));
    const danger = await waits(RUMOUR, { danger: "said_so" });
    await waits("My boss took my passport and I cannot leave the house");
    const found = await flood("dana");
    expect(found?.members.map(({ row }) => row.id).toSorted()).toEqual(tell.toSorted());
    expect(found?.apart.map(({ row }) => row.id)).toEqual([danger]);
    expect(found?.place).toBe("Fifth Street");
  });

  it("[G649] are told to whoever is barred from one without it, and nothing is kept of it by them", async () => {
    const own = await desk.begin("dana");
    const [kept] = tell as readonly [ContactId];
    await move(kept, "dana", "claim");
    await desk.file("dana", { contactId: kept, caseId: own.caseId });
    await move(kept, "dana", "return");
    await desk.bar("lee", own.caseId, "ada");
    expect((await flood("lee"))?.members.map(({ row }) => row.id)).toContain(kept);
    expect((await flood("ada"))?.members.map(({ row }) => row.id).toSorted()).toEqual(
      tell.slice(1).toSorted(),
    );
    const nobody = crypto.randomUUID();
    const contacts = [
      { id: kept, expectedVersion: await versionOf(kept) },
      { id: nobody, expectedVersion: 1 },
    ];
    expect(await desk.done("ada", TOGETHER, { contacts, lane: "tip" })).toEqual([
      { __typename: "NotFound", id: kept },
      { __typename: "NotFound", id: nobody },
    ]);
  });

  it("[G650] are triaged in one act, each by itself: who is gone, taken or in danger keeps what they have", async () => {
    const { members } = (await flood("dana"))!;
    const danger = await waits(RUMOUR, { danger: "said_so" });
    await move(members[0]!.row.id, "ada", "claim");
    const nobody = crypto.randomUUID();
    const contacts = [
      ...seenOf(members),
      { id: danger, expectedVersion: 1 },
      { id: nobody, expectedVersion: 1 },
    ];
    const done = (await desk.done("dana", TOGETHER, { contacts, lane: "tip" })) as readonly unknown[];
    expect(done).toMatchObject([
      { __typename: "TakenByOther", by: { name: "Ada" } },
      ...members.slice(1).map(({ row: { id } }) => ({
        __typename: "Moved",
        row: { id, lane: "tip", laneReason: "staff" },
      })),
      { __typename: "MoveNotAllowed", reason: "pressing" },
      { __typename: "NotFound", id: nobody },
    ]);
    const { triage } = desk.house.store.prisma;
    const ids = contacts.map(({ id }) => id);
    const kept = await triage.findMany({ where: { contactId: { in: ids } }, orderBy: { contactId: "asc" } });
    expect(kept.map(({ contactId, lane, byId }) => ({ contactId, lane, byId }))).toEqual(
      ids
        .slice(1, members.length)
        .toSorted()
        .map((contactId) => ({ contactId, lane: "tip", byId: desk.id("dana") })),
    );
  });

  it("[G650] are refused whole when they are more than can be triaged at once", async () => {
    const [seen] = seenOf((await flood("dana"))!.members);
    const many = Array.from({ length: 200 }, () => ({ id: crypto.randomUUID(), expectedVersion: 1 }));
    const { errors } = await desk.asked("dana", TOGETHER, { contacts: [seen, ...many], lane: "tip" });
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
    expect(await versionOf(seen!.id)).toBe(seen!.expectedVersion);
  });

  it("[G650] are given no pressing lane in one act", async () => {
    const contacts = seenOf((await flood("dana"))!.members);
    const { data, errors } = await desk.asked("dana", TOGETHER, { contacts, lane: "crisis" });
    expect(data).toBeUndefined();
    expect(errors).toHaveLength(1);
    expect(await versionOf(contacts[0]!.id)).toBe(contacts[0]!.expectedVersion);
  });
});
