import { CallPartyId, NoteId } from "@holdfast/case-schema";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { holdHouse, type HoldHouse } from "../testing/hold-house.ts";
import { SAMPLE_CHANNEL, sampleFile, sampleMail } from "../testing/index.ts";
import { keptFile, samplePictures, type SentPicture } from "../testing/sample-pictures.ts";

let now = 1_800_000_000_000;
let house: HoldHouse;
let order: string;
let pictures: ReturnType<typeof samplePictures>;
beforeAll(async () => {
  house = await holdHouse(() => now);
  order = await house.order(now);
  pictures = samplePictures(house.store, house.client);
});
afterAll(async () => house.close());

const lease = async () => house.store.pictures.lease("a gateway", 1, 100);
/** What is to be fetched of that one, with time gone by since it was last taken to be. */
const wantedOf = async ({ id }: SentPicture) => {
  now += 1000;
  return (await lease()).filter((one) => one.id === id).map(({ media }) => media);
};
const REF = { ref: "https://p.example.org/1", type: "image/png" };

describe("a file that is withdrawn on hold before it was fetched", () => {
  it("[DB390] is fetched still, and kept as it came with no copy of it, and stays withdrawn", async () => {
    const one = await pictures.wanted();
    const id = await house.hold(order, { contactId: one.contactId });
    await pictures.withdraw(one);
    const before = await house.countOf("event where contact_id = $1", one.contactId);
    expect(await wantedOf(one)).toEqual([REF]);
    expect(await house.store.pictures.settle(one.id, keptFile())).toBe(true);
    expect([await pictures.stateOf(one), await pictures.copiesOf(one)]).toEqual(["withdrawn", ["original"]]);
    expect(await house.store.pictures.open(one.id, "original")).toEqual({ kind: "not_found" });
    expect(await wantedOf(one)).toEqual([]);
    expect(await house.countOf("event where contact_id = $1", one.contactId)).toBe(before);
    expect(await house.lift(id)).toBe("done");
    expect(await pictures.copiesOf(one)).toEqual([]);
  });

  it("[DB390] is fetched again where it was withdrawn in the middle of being stored", async () => {
    const one = await pictures.wanted();
    await house.hold(order, { contactId: one.contactId });
    await Promise.all([house.store.pictures.settle(one.id, keptFile()), pictures.withdraw(one)]);
    const isThere = (await pictures.copiesOf(one)).length > 0;
    const again = await wantedOf(one);
    expect(again).toEqual(isThere ? [] : [REF]);
    if (!isThere) await house.store.pictures.settle(one.id, keptFile());
    expect([await pictures.stateOf(one), await pictures.copiesOf(one)]).toEqual(["withdrawn", ["original"]]);
  });

  it("[DB390] is asked for no more once a provider has it no more, and nothing is told of it", async () => {
    const one = await pictures.wanted();
    await house.hold(order, { contactId: one.contactId });
    await pictures.withdraw(one);
    expect(await house.store.pictures.settle(one.id, { kind: "gone" })).toBe(true);
    expect([await pictures.stateOf(one), await wantedOf(one)]).toEqual(["withdrawn", []]);
  });

  it("[DB391] is wanted no more once the last hold is lifted, and what was fetched for it then is not kept", async () => {
    const one = await pictures.wanted();
    const id = await house.hold(order, { contactId: one.contactId });
    await pictures.withdraw(one);
    expect(await house.lift(id)).toBe("done");
    expect(await wantedOf(one)).toEqual([]);
    expect(await house.store.pictures.settle(one.id, keptFile())).toBe(false);
    expect(await pictures.copiesOf(one)).toEqual([]);
  });

  it("[DB104] [DB390] was quarantined, and is fetched once nothing but the hold keeps it", async () => {
    const one = await pictures.wanted();
    await house.hold(order, { contactId: one.contactId });
    await house.store.pictures.quarantine(one.id, house.staff.dana, { dueMs: 1000, keepMs: 1000 });
    await pictures.withdraw(one);
    expect(await wantedOf(one)).toEqual([]);
    const { id } = await pictures.reportOf(one);
    const decided = { outcome: "reported", words: "Report 12-34", keepMs: 1000 } as const;
    expect(await house.store.reports.decide(id, house.staff.pat, decided)).toBe("decided");
    now += 10_000;
    await house.store.pictures.eraseReleased();
    expect([await pictures.stateOf(one), await wantedOf(one)]).toEqual(["withdrawn", [REF]]);
  });

  it("[DB104] is neither fetched nor kept where no hold reaches it", async () => {
    const one = await pictures.wanted();
    await pictures.withdraw(one);
    expect(await wantedOf(one)).toEqual([]);
    expect(await house.store.pictures.settle(one.id, keptFile())).toBe(false);
    expect(await pictures.copiesOf(one)).toEqual([]);
  });
});

describe("what counsel reads of what is kept", () => {
  it("[DB390] is every word of it: a part of a case, somebody called, a contact, a note, and a file's name", async () => {
    const scene = await house.scene();
    const { contactId, caseId } = scene;
    const id = await house.hold(order, { caseId });
    await scene.rename("Anna Q.");
    const party = CallPartyId.parse(crypto.randomUUID());
    const { parties } = house.store.calls;
    const by = house.staff.dana;
    await parties.add({
      id: party,
      contactId,
      by,
      role: "partner_line",
      name: "The mill",
      number: "+15550177",
      place: null,
    });
    const done = await parties.keep(contactId, party, by, { callTaker: "Operator 12" }, () => true);
    expect(done.kind).toBe("kept");
    await house.client.query("update contact set detail = '\\x00', version = version + 1 where id = $1", [
      contactId,
    ]);
    const noteId = NoteId.parse(crypto.randomUUID());
    await house.store.answers.note({ contactId, noteId, by, text: "Seen with a van" });
    await house.client.query("update note set body = '\\x00' where contact_id = $1", [contactId]);
    const kept = new Map(await house.kept(id));
    expect(JSON.parse(kept.get("case_part") ?? "")).toMatchObject({ name: "Ana Q." });
    expect(JSON.parse(kept.get("call_party") ?? "")).toMatchObject({ name: "The mill", number: "+15550177" });
    expect(JSON.parse(kept.get("contact") ?? "")).toEqual({ address: null, reach: null });
    expect(kept.get("note")).toBe("Seen with a van");
  });

  it("[DB390] says of what is damaged that it is kept, and reads all that is not", async () => {
    const { caseId, rename } = await house.scene();
    const id = await house.hold(order, { caseId });
    await house.client.query(
      "update case_part set body = '\\x00', version = version + 1 where case_id = $1 and kind = 'person'",
      [caseId],
    );
    await house.client.query(
      "update case_part set body = '\\x01', version = version + 1 where case_id = $1 and kind = 'person'",
      [caseId],
    );
    await rename("Anna Q.");
    const kept = (await house.kept(id)).map(([of, words]) => [of, words === null]);
    expect(kept).toEqual([
      ["case_part", false],
      ["case_part", true],
    ]);
  });

  const FILE = new TextEncoder().encode("%PDF-1.7 what he signed");
  /** Somebody wrote by mail with a file, and took it back while a hold stood. */
  async function tookBack() {
    const threadKey = crypto.randomUUID();
    const files = [
      sampleFile({ bytes: FILE }),
      sampleFile({ name: "seen.png", kind: "picture", foundType: "image/png" }),
    ];
    const { contactId } = await house.store.intake.arrive(sampleMail({ threadKey }, { files, source: FILE }));
    const holdId = await house.hold(order, { contactId });
    const picture = (await house.store.pictures.ofContact(contactId)).find(({ kind }) => kind === null);
    if (picture === undefined) throw new Error("no picture came");
    const withdraw = async () => house.store.conversations.withdraw(SAMPLE_CHANNEL, threadKey, "everything");
    const { cam } = house.staff;
    const filesOf = async () =>
      ((await house.store.legal.kept(holdId, cam)) ?? []).filter(({ of }) => of === "file");
    return { holdId, picture, withdraw, filesOf, cam };
  }

  it("[DB390] is each file as it came, asked for by itself, and recorded with which it was", async () => {
    const { holdId, withdraw, filesOf, cam } = await tookBack();
    expect(await filesOf()).toEqual([]);
    await withdraw();
    const files = await filesOf();
    expect(files.map(({ fileId, words }) => fileId !== null && words === null)).toEqual([true, true, true]);
    const [first] = files;
    const fileId = first?.fileId ?? "";
    const { keptFile: read } = house.store.legal;
    expect(Buffer.from((await read(holdId, fileId, cam)) ?? []).equals(FILE)).toBe(true);
    expect(
      await house.countOf(
        "kept_on_hold_read where hold_id = $1 and media_id = $2 and by_id = $3",
        holdId,
        fileId,
        cam,
      ),
    ).toBe(1);
    for (const nobody of [house.staff.lee, house.staff.dana, house.staff.pat])
      expect(await read(holdId, fileId, nobody)).toBeNull();
    const other = await tookBack();
    expect(await read(other.holdId, fileId, cam)).toBeNull();
    expect(await house.lift(holdId)).toBe("done");
    expect(await read(holdId, fileId, cam)).toBeNull();
    expect(await house.countOf("kept_on_hold_read where media_id = $1", fileId)).toBe(1);
  });

  it("[DB102] [DB390] is none that was quarantined, nor the mail that holds it: they are kept, and open for nobody", async () => {
    const { holdId, picture, withdraw, filesOf, cam } = await tookBack();
    await house.store.pictures.quarantine(picture.id, house.staff.dana, { dueMs: 1000, keepMs: 1000 });
    await withdraw();
    const report = (await house.store.reports.list()).find(({ pictureId }) => pictureId === picture.id);
    if (report === undefined) throw new Error("nothing is to be decided");
    await house.store.reports.decide(report.id, house.staff.pat, {
      outcome: "reported",
      words: "Report 12-34",
      keepMs: 1000,
    });
    now += 10_000;
    await house.store.pictures.eraseReleased();
    const opens = (await filesOf()).filter(({ fileId }) => fileId !== null);
    expect([(await filesOf()).length, opens.length]).toEqual([3, 1]);
    expect(await house.store.legal.keptFile(holdId, picture.id, cam)).toBeNull();
  });
});
