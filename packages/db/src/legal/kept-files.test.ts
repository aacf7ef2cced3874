import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { holdHouse, type HoldHouse } from "../testing/hold-house.ts";
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
    if ((await pictures.copiesOf(one)).length === 0) {
      expect(await wantedOf(one)).toEqual([REF]);
      expect(await house.store.pictures.settle(one.id, keptFile())).toBe(true);
    }
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
