import { PersonId, type ContactId, type MessageId } from "@holdfast/case-schema";
import { newCasePerson } from "@holdfast/case-schema/case";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { disclosureHouse, type DisclosureHouse, type DisclosureScene } from "../testing/disclosure-house.ts";
import {
  sampleArrival,
  sampleAsker,
  sampleCase,
  sampleHeld,
  sampleRelease,
  sampleSpoken,
} from "../testing/index.ts";
import type { ReleaseGiven } from "./release-store.ts";

let now = 1_800_000_000_000;
let house: DisclosureHouse;
let scene: DisclosureScene;
let caseId: DisclosureScene["caseId"];
let person: PersonId;
let contactId: ContactId;
let threadKey: string;
beforeAll(async () => {
  house = await disclosureHouse(() => now);
});
afterAll(async () => house.close());
beforeEach(async () => {
  now += 3_600_000;
  scene = await house.scene();
  threadKey = crypto.randomUUID();
  contactId = await sampleHeld(house.store, house.staff.dana, { threadKey, medium: "text" });
  ({ id: caseId, person } = await sampleCase(house.store, house.staff.dana, contactId));
});

const of = () => ({ caseId, person, recipient: scene.recipient, now, contactId });
const grant = async (given: ReleaseGiven) => house.store.releases.grant(given, sampleAsker(house.staff.dana));
const list = async () => (await house.store.releases.list(caseId, sampleAsker(house.staff.dana))) ?? [];
const KEPT = { kind: "kept" };
const invalid = (because: string) => ({ kind: "invalid", because });
const said = (over: Partial<ReleaseGiven["said"]>) => ({ said: { ...sampleSpoken(of()).said, ...over } });

/** Somebody else of the same case, who has not spoken there. */
async function another(): Promise<PersonId> {
  const other = PersonId.parse(crypto.randomUUID());
  const part = { kind: "person", values: newCasePerson(other) } as const;
  await house.store.cases.add(caseId, sampleAsker(house.staff.dana), part);
  return other;
}

describe("a yes", () => {
  it("[DB333] on paper says where that lies, and sends nothing before a second one of ours has seen it", async () => {
    const { dana, ada, lee } = house.staff;
    expect(await grant(sampleRelease(of(), { words: { withheld: "", paper: " " } }))).toEqual(
      invalid("release_paper_lies_somewhere"),
    );
    const given = sampleRelease({ ...of(), caseId: scene.caseId, person: scene.person });
    expect(await grant(given)).toEqual(KEPT);
    const send = async () => scene.confirm(scene.yes({ releaseId: given.id }));
    await expect(send()).rejects.toMatchObject({ constraint: "disclosure_part_agreed" });
    const seen = async (by: typeof dana) =>
      (await house.store.releases.witness(given.id, scene.caseId, sampleAsker(by))).kind;
    expect([await seen(dana), await seen(ada), await seen(lee)]).toEqual(["own", "not_found", "witnessed"]);
    expect((await send()).done).toMatchObject({ packet: '["Ana Q."]' });
    const kept = await house.store.releases.list(scene.caseId, sampleAsker(dana));
    expect(kept?.find(({ id }) => id === given.id)?.release.paper_seen_by).toBe(lee);
  });

  it("[DB332] that was spoken is of whoever spoke there themself, and nobody's beside them", async () => {
    const daughter = await another();
    expect(await grant(sampleSpoken({ ...of(), person: daughter }))).toEqual(invalid("release_said_there"));
    expect(await grant(sampleSpoken(of()))).toEqual(KEPT);
  });

  it("[DB332] of a guardian is given where somebody is filed as speaking for the person, and not by whoever else calls", async () => {
    const guardian = said({ given_by: "lawful_guardian", guardian_conflict: "none_found" });
    expect(await grant(sampleSpoken(of(), guardian))).toEqual(invalid("release_said_there"));
    const child = await another();
    const asker = sampleAsker(house.staff.dana);
    const called = await sampleHeld(house.store, house.staff.dana, { threadKey: crypto.randomUUID() });
    const came = { kind: "representative", person, as: "guardian", proof: "written_authority" } as const;
    const filing = { contactId: called, caseId, isNew: false, newPeople: [], seenFiling: 0 };
    const filed = await house.store.cases.file(asker, { ...filing, came: { ...came, people: [child] } });
    expect(filed.kind).toBe("filed");
    const theirs = { ...of(), person: child, contactId: called };
    expect(await grant(sampleSpoken(theirs, guardian))).toEqual(KEPT);
    expect(await grant(sampleSpoken(theirs))).toEqual(invalid("release_said_there"));
  });

  it("[DB332] that came in a contact that may be the exploiter's is none, and a reply answers one question", async () => {
    now += 60_000;
    await house.store.intake.arrive(sampleArrival({ threadKey, medium: "text", text: "Yes, tell them." }));
    const { rows } = await house.client.query<{ id: MessageId }>(
      "select id from message where contact_id = $1 order by at desc limit 1",
      [contactId],
    );
    now += 60_000;
    const reply = () =>
      sampleRelease(of(), {
        ...said({ form: "written_text_reply", device: "private" }),
        contactId,
        messageId: rows[0]?.id ?? null,
      });
    const first = reply();
    expect([await grant(first), await grant(first)]).toEqual([KEPT, KEPT]);
    expect(await grant({ ...reply(), purpose: "legal_help" })).toEqual(invalid("release_one_reply"));
    await house.store.reach.happened({ contactId, by: house.staff.dana, kind: "exploiter_marked" });
    expect(await grant(sampleSpoken(of()))).toEqual(invalid("release_of_marked"));
  });

  it("[DB334] is none once its person had taken it back, however late it comes to light", async () => {
    const withdraw = async (recipient: string | null, whom = person) =>
      house.store.releases.withdraw(
        { caseId, person: whom, recipient, how: "text" },
        sampleAsker(house.staff.dana),
      );
    expect(await withdraw(null)).toEqual({ kind: "withdrawn", count: 0 });
    expect(await withdraw(null, PersonId.parse(crypto.randomUUID()))).toEqual({ kind: "not_found" });
    expect(await withdraw(crypto.randomUUID())).toEqual({ kind: "not_found" });
    // Signed an hour before that, and brought an hour after.
    const late = sampleRelease(of());
    now += 3_600_000;
    const refused = { kind: "invalid", because: "release_withdrawn_before" };
    expect(await grant(late)).toEqual(refused);
    expect(await grant({ ...late, signedAt: now - 3_600_000, filledAt: now - 3_600_000 })).toEqual(refused);
    const again = { ...late, id: crypto.randomUUID(), signedAt: now, filledAt: now };
    expect(await grant(again)).toEqual({ kind: "kept" });
    expect(await withdraw(scene.recipient)).toEqual({ kind: "withdrawn", count: 1 });
    expect(await grant({ ...again, id: crypto.randomUUID() })).toEqual(refused);
    await expect(
      house.client.query(`update release_withdrawal set at = at - interval '1 day'`),
    ).rejects.toMatchObject({ constraint: "only_added" });
  });

  it("[DB331] that is written otherwise under the same id is another, and not taken for kept", async () => {
    const given = sampleRelease(of());
    expect(await grant(given)).toEqual({ kind: "kept" });
    now += 60_000;
    expect(await grant(given)).toEqual({ kind: "kept" });
    for (const over of [
      { withheldIn: ["narrative"] },
      { dataClasses: ["identity"] },
      { expiresAt: given.expiresAt - 1_000 },
      { words: { ...given.words, withheld: "Nothing of my sister." } },
      { said: { ...given.said, coached: true } },
    ])
      expect(await grant({ ...given, ...over })).toEqual({ kind: "invalid", because: "id" });
    expect(await list()).toMatchObject([{ words: given.words, release: { withheld_in: [] } }]);
  });
});
