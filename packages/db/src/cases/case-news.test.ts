import { CaseId, NoteId, type ContactId } from "@holdfast/case-schema";
import type { CasePart } from "@holdfast/case-schema/case";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { LogPosition } from "../log/log-store.ts";
import type { DisclosureScene } from "../testing/disclosure-house.ts";
import { holdHouse, type HoldHouse } from "../testing/hold-house.ts";
import { sampleAsker, sampleRelease } from "../testing/index.ts";
import { sampleForget, sampleVerified } from "../testing/sample-forget.ts";

let now = 1_800_000_000_000;
let house: HoldHouse;
let scene: DisclosureScene;
let other: DisclosureScene;
let from: LogPosition;
beforeAll(async () => {
  house = await holdHouse(() => now);
});
afterAll(async () => house.close());
beforeEach(async () => {
  now += 3_600_000;
  scene = await house.scene();
  other = await house.scene();
  from = await house.store.log.head();
});

const asDana = () => sampleAsker(house.staff.dana);
const asLee = () => sampleAsker(house.staff.lee);
const newsOf = async (caseId: CaseId) =>
  (await house.store.log.since(`case:${caseId}`, from, 100)).events.map(({ payload }) => payload);
/** What was told of a case since the test began, each once, in the order in which it came. */
const toldOf = async (caseId: CaseId): Promise<readonly unknown[]> => [
  ...new Set((await newsOf(caseId)).map((each) => (each as { readonly about: unknown }).about)),
];
const told = async () => [await toldOf(scene.caseId), await toldOf(other.caseId)];
const note = (): CasePart => ({
  kind: "note",
  values: {
    id: NoteId.parse(crypto.randomUUID()),
    about: [scene.person],
    mayHold: ["narrative"],
    writtenBy: house.staff.dana,
    writtenAt: now,
    text: "Wants a room by Friday.",
  },
});
const file = async (contactId: ContactId, caseId: CaseId, seenFiling: number) => {
  const given = {
    contactId,
    caseId,
    isNew: false,
    newPeople: [],
    came: { kind: "unknown" as const },
    seenFiling,
  };
  expect((await house.store.cases.file(asDana(), given)).kind).toBe("filed");
};
const lastFiling = async () => (await house.store.cases.filingOf(scene.contactId, asDana()))?.atVersion ?? 0;

describe("what is told of a case", () => {
  it.each<[what: string, about: string, act: () => Promise<unknown>]>([
    ["a field is written", "record", async () => scene.rename("Ana Quist")],
    ["a note is added", "record", async () => house.store.cases.add(scene.caseId, asDana(), note())],
    [
      "its status changes",
      "record",
      async () => house.store.cases.setStatus(scene.caseId, asDana(), { status: "closed", seenRevision: 0 }),
    ],
    [
      "somebody is let in, and no longer",
      "around",
      async () => {
        await house.store.cases.letIn(scene.caseId, asLee(), { user: house.staff.ada, mayBe: () => true });
        expect(await newsOf(scene.caseId)).toHaveLength(1);
        await house.store.cases.endLetIn(scene.caseId, asLee(), house.staff.ada);
        expect(await newsOf(scene.caseId)).toHaveLength(2);
      },
    ],
    [
      "somebody says yes, and takes it back",
      "sharing",
      async () => {
        const { caseId, person, recipient } = scene;
        await house.store.releases.grant(sampleRelease({ caseId, person, recipient, now }), asDana());
        const before = (await newsOf(scene.caseId)).length;
        await scene.withdraw();
        expect((await newsOf(scene.caseId)).length).toBeGreaterThan(before);
      },
    ],
    ["something is sent", "sharing", async () => scene.confirm(scene.yes())],
    [
      "the scan of a paper is added, and taken away",
      "sharing",
      async () => {
        const { caseId, person, recipient } = scene;
        const given = sampleRelease({ caseId, person, recipient, now });
        await house.store.releases.grant(given, asDana());
        const before = (await newsOf(scene.caseId)).length;
        const scan = { id: crypto.randomUUID(), caseId, releaseId: given.id };
        const drawn = { kind: "heic", original: Buffer.from("a paper"), pages: [] } as const;
        expect((await house.store.scans.add(scan, drawn, asDana())).kind).toBe("kept");
        const added = (await newsOf(scene.caseId)).length;
        await house.store.scans.takeAway(scan.id, caseId, asDana());
        expect(added).toBeGreaterThan(before);
        expect((await newsOf(scene.caseId)).length).toBeGreaterThan(added);
      },
    ],
    [
      "somebody is verified, and asks to be forgotten",
      "sharing",
      async () => {
        expect(await sampleVerified(house, scene, scene.person)).toBe("vetted");
        expect(await newsOf(scene.caseId)).toHaveLength(1);
        expect((await sampleForget(house, scene)).kind).toBe("asked");
        expect(await newsOf(scene.caseId)).toHaveLength(2);
      },
    ],
    [
      "something waits for a word, and is given one",
      "sharing",
      async () => {
        const { heldId } = await scene.confirm(scene.waits("D9", "supervisor"));
        const before = (await newsOf(scene.caseId)).length;
        const [item] = await house.store.disclosures.heldOf(heldId);
        const word = { id: item?.id ?? "", asker: asLee(), isApproved: false, why: "Not asked for." };
        expect((await house.store.disclosures.decideHeld(word)).kind).toBe("decided");
        expect((await newsOf(scene.caseId)).length).toBeGreaterThan(before);
      },
    ],
    [
      "everything may have been taken back in a contact",
      "sharing",
      async () =>
        house.store.releases.withdrawInContact({
          id: crypto.randomUUID(),
          contactId: scene.contactId,
          how: "spoken",
          by: house.staff.dana,
        }),
    ],
  ])("[DB393] when %s: %s, and of no other case", async (_what, about, act) => {
    await act();
    expect(await told()).toEqual([[about], []]);
  });

  it("[DB393] is nothing of a hold, placed or lifted", async () => {
    await house.lift(await house.hold(await house.order(now), { caseId: scene.caseId }));
    expect(await told()).toEqual([[], []]);
  });

  it("[DB393] of both cases when they are joined, and when they are parted", async () => {
    const id = crypto.randomUUID();
    await house.store.cases.join(asLee(), id, scene.caseId, other.caseId);
    expect(await told()).toEqual([["around"], ["around"]]);
    await house.store.cases.undoJoin(asLee(), id);
    expect([(await newsOf(scene.caseId)).length, (await newsOf(other.caseId)).length]).toEqual([2, 2]);
  });

  it("[DB393] of the case that a contact is filed into, and of the one that it leaves", async () => {
    await file(scene.contactId, other.caseId, await lastFiling());
    expect(await told()).toEqual([
      ["record", "filing"],
      ["record", "filing"],
    ]);
  });

  it("[DB393] by id, version and what to read anew alone, the version being the case's own", async () => {
    await scene.rename("Ana Quist");
    const version = (await house.store.cases.read(scene.caseId, asDana()))?.version;
    expect(await newsOf(scene.caseId)).toEqual([
      { kind: "case", id: scene.caseId, version, about: "record" },
    ]);
  });

  it("[DB302] the version that a field's writing made is told to its writer, and none where it held already", async () => {
    const write = async (seenRevision: number) =>
      house.store.cases.change(scene.caseId, asDana(), {
        kind: "person",
        id: scene.person,
        field: "calledName",
        value: "Ana",
        seenRevision,
      });
    const written = await write(0);
    const version = (await house.store.cases.read(scene.caseId, asDana()))?.version;
    expect(written).toMatchObject({ kind: "changed", caseVersion: version });
    expect(await write(0)).toMatchObject({ kind: "changed", caseVersion: null });
  });
});

describe("from where it is told", () => {
  it("[DB393] is said to whoever may read the case, and to nobody of one that is not there", async () => {
    const of = async (id: CaseId, by = house.staff.dana) => house.store.cases.news(id, sampleAsker(by));
    const version = (await house.store.cases.read(scene.caseId, asDana()))?.version;
    expect(await of(scene.caseId)).toMatchObject({ version, asOf: { epoch: from.epoch } });
    const nowhere = CaseId.parse(crypto.randomUUID());
    // A lead may read every case there is, and is told of no other.
    expect([await of(nowhere), await of(nowhere, house.staff.lee)]).toEqual([null, null]);
    expect(await of(scene.caseId, house.staff.lee)).not.toBeNull();
    expect(await of(scene.caseId, house.staff.ada)).toBeNull();
  });

  it("[DB305] [DB393] and is no reading, so none is recorded", async () => {
    await house.store.cases.news(scene.caseId, asDana());
    expect(
      await house.countOf("case_read where case_id = $1 and by_id = $2", scene.caseId, house.staff.dana),
    ).toBe(0);
  });
});
