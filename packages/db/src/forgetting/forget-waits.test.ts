import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { disclosureHouse, type DisclosureHouse, type DisclosureScene } from "../testing/disclosure-house.ts";
import { sampleAsker, sampleForget, sampleVerified } from "../testing/index.ts";

let now = 1_800_000_000_000;
let house: DisclosureHouse;
let scene: DisclosureScene;
beforeAll(async () => {
  house = await disclosureHouse(() => now);
});
afterAll(async () => house.close());
beforeEach(async () => {
  now += 3_600_000;
  scene = await house.scene();
});

const verify = async () => sampleVerified(house, scene, scene.person);
const ask = async (over: Parameters<typeof sampleForget>[2] = {}) => sampleForget(house, scene, over);
const carryOut = async (id: string, by = house.staff.lee) =>
  house.store.forgetting.carryOut(id, sampleAsker(by));
const refuse = async (id: string, because: "not_them" | "review_due" | "legal_hold", by = house.staff.lee) =>
  (await house.store.forgetting.refuse(id, because, sampleAsker(by))).kind;
const requests = async (by = house.staff.dana) => house.store.forgetting.list(scene.caseId, sampleAsker(by));
const read = async () => house.store.cases.read(scene.caseId, sampleAsker(house.staff.dana));
const broken = async (text: string, ...values: unknown[]): Promise<unknown> =>
  house.client.query(text, values).then(
    () => null,
    (error: { readonly constraint?: string }) => error.constraint,
  );
/** Holds the case for a legal process that counsel has; how it is lifted. */
async function hold() {
  const process = crypto.randomUUID();
  const { legal } = house.store;
  await legal.record({
    id: process,
    kind: "order",
    isSignedByJudge: true,
    servedAt: now,
    servedHow: "post",
    acceptedBy: house.staff.cam,
    returnAt: null,
    dueAt: now + 24 * 3_600_000,
    inquiry: null,
    words: { issuer: "Court", scope: "all" },
    by: house.staff.cam,
  });
  const asker = sampleAsker(house.staff.lee);
  const id = crypto.randomUUID();
  await legal.about(process, scene.caseId, asker);
  return {
    place: async () => legal.hold({ id, process, of: { caseId: scene.caseId }, asker }),
    lift: async () => legal.lift(id, house.staff.cam),
  };
}

describe("what somebody is not forgotten for yet", () => {
  it("[DB365] [DB421] is a hold for a legal process, until counsel lifts it, whatever statement tries", async () => {
    const { place, lift } = await hold();
    await verify();
    const { id } = await ask();
    const { id: one } = await ask({ field: "telephones" });
    // Not yet on hold, and counsel has not said what it binds us to.
    expect(await carryOut(id)).toEqual({ kind: "waits", because: ["legal_process"] });
    await place();
    for (const each of [id, one])
      expect(await carryOut(each)).toEqual({ kind: "waits", because: ["legal_hold"] });
    const forget = "select forget_person($1, $2)";
    expect(await broken(forget, scene.caseId, scene.person)).toBe("on_hold_stays");
    await lift();
    expect((await requests())?.map(({ waitsFor }) => waitsFor)).toEqual([[], []]);
    expect(await refuse(id, "legal_hold")).toBe("not_so");
    for (const each of [one, id]) expect(await carryOut(each)).toEqual({ kind: "forgotten" });
  });

  it("[DB421] is something of theirs that waits for a word, and that is said to be why while it does", async () => {
    await verify();
    const { heldId } = await scene.confirm(scene.waits("D9", "supervisor"));
    const { id } = await ask();
    expect(await carryOut(id)).toEqual({ kind: "waits", because: ["disclosure_waiting"] });
    const forget = "update case_part set owner_key = null, body = null, version = version + 1 where id = $1";
    expect(await broken(forget, scene.person)).toBe("forget_waits");
    expect(await refuse(id, "review_due")).toBe("not_so");
    const [held] = await house.store.disclosures.heldOf(heldId);
    await house.store.disclosures.decideHeld({
      id: held?.id ?? "",
      asker: sampleAsker(house.staff.lee),
      isApproved: false,
      why: "no",
    });
    expect(await carryOut(id)).toEqual({ kind: "forgotten" });
    expect(await house.store.disclosures.heldOf(heldId)).toMatchObject([{ decided: { isApproved: false } }]);
    const again = { id: held?.id ?? "", asker: sampleAsker(house.staff.lou), isApproved: true, why: "yes" };
    expect((await house.store.disclosures.decideHeld(again)).kind).toBe("already");
  });

  it("[DB421] is a report that a lead has not signed along, and what went unseen until it was looked at", async () => {
    await verify();
    const { id: sent } = await scene.confirm(scene.yes({ reviewDueAt: now + 3_600_000 }));
    const { id } = await ask();
    expect(await carryOut(id)).toEqual({ kind: "waits", because: ["review_due"] });
    await house.store.disclosures.review(sent, house.staff.lee);
    await house.client.query(
      "insert into mandated_report (disclosure_id, started_at, due_at) values ($1, now(), now() + interval '1 hour')",
      [sent],
    );
    expect(await carryOut(id)).toEqual({ kind: "waits", because: ["report_due"] });
    await house.store.disclosures.cosign(sent, house.staff.lou);
    expect(await carryOut(id)).toEqual({ kind: "forgotten" });
  });

  it("[DB423] a purge that nobody asked for forgets as whole, and waits for the same", async () => {
    await scene.confirm(scene.waits("D9", "supervisor"));
    const forget = "select forget_person($1, $2) as was_there";
    expect(await broken(forget, scene.caseId, scene.person)).toBe("forget_waits");
    scene = await house.scene();
    const forgotten = async () =>
      (await house.client.query<{ was_there: boolean }>(forget, [scene.caseId, scene.person])).rows[0]
        ?.was_there;
    expect([await forgotten(), await forgotten()]).toEqual([true, false]);
    expect((await read())?.parts).toMatchObject([{ because: "forgotten" }]);
  });
});
