import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { testDecide } from "../testing/decide-all.ts";
import { disclosureHouse, type DisclosureHouse, type DisclosureScene } from "../testing/disclosure-house.ts";
import { lockWaiters } from "../testing/lock-waiters.ts";
import { SAMPLE_RECIPIENT_WORDS, sampleAsker, sampleRelease } from "../testing/index.ts";

const HOUR = 3_600_000;
let now = 1_800_000_000_000;
let house: DisclosureHouse;
let scene: DisclosureScene;
let police: string;
let releaseId: string;
beforeAll(async () => {
  house = await disclosureHouse(() => now);
});
afterAll(async () => house.close());
beforeEach(async () => {
  now += HOUR;
  // Whoever asked in the test before is answered.
  for (const { id, loggedBy } of await house.store.inquiries.open())
    await house.store.inquiries.end(
      id,
      "told_neither",
      loggedBy.id === house.staff.lee ? house.staff.lou : house.staff.lee,
    );
  scene = await house.scene();
  police = crypto.randomUUID();
  const words = SAMPLE_RECIPIENT_WORDS;
  await house.store.recipients.vet({ id: police, type: "law_enforcement", by: house.staff.pat, words });
  const given = sampleRelease({ ...scene, recipient: police, now });
  await house.store.releases.grant(given, sampleAsker(house.staff.dana));
  await house.store.releases.witness(given.id, scene.caseId, sampleAsker(house.staff.lee));
  releaseId = given.id;
});

async function asks(isKnown: boolean): Promise<string> {
  const id = crypto.randomUUID();
  const words = { who: "A detective", reach: "", said: "Where is she?" };
  const given = { asker: "police", inHand: "nothing", way: "phone", askedAt: now, words } as const;
  await house.store.inquiries.log({ ...given, id, by: house.staff.dana });
  if (isKnown) await house.store.inquiries.know(id, police, house.staff.lee);
  return id;
}
const yes = (over: Parameters<DisclosureScene["yes"]>[0] = {}) => scene.yes({ releaseId, ...over });
/** How a sending to police ends: as it was done, or by the rule that it breaks. */
const send = async (decision = yes(), trigger: "person_request" | "court_order" = "person_request") =>
  scene.confirm(decision, { asked: scene.asked({ recipient: police, trigger }) }).then(
    ({ done, heldId }) => (done.kind !== "done" ? done.kind : done.packet === null ? heldId : "went"),
    ({ constraint }: { readonly constraint?: string }) => constraint ?? "?",
  );
const triggersOf = async () =>
  (await house.store.disclosures.list(scene.caseId, sampleAsker(house.staff.dana)))?.map(
    ({ trigger }) => trigger,
  );

it("[DB349] goes to police as the person wishes while nobody asks, and is set off by whoever does, whatever is said", async () => {
  expect(await send()).toBe("went");
  const inquiry = await asks(true);
  expect(await send()).toBe("went");
  expect(await triggersOf()).toEqual(expect.arrayContaining(["person_request", "law_enforcement_informal"]));
  // Whatever decides by what was said instead sends nothing.
  const blind: typeof testDecide = (decision) => (situation, asked) => ({
    ...testDecide(decision)(situation, asked),
    trigger: asked.trigger,
  });
  const by = sampleAsker(house.staff.dana);
  const confirmed = {
    id: crypto.randomUUID(),
    asked: scene.asked({ recipient: police }),
    how: "on_paper",
    seen: null,
  } as const;
  await expect(house.store.disclosures.confirm(confirmed, by, blind(yes()))).rejects.toMatchObject({
    constraint: "disclosure_part_demanded",
  });
  await house.store.inquiries.end(inquiry, "told_neither", house.staff.lee);
  expect(await house.store.disclosures.confirm(confirmed, by, blind(yes()))).toMatchObject({ kind: "done" });
});

it("[DB349] waits for a lead while somebody asks who could be them, and for nobody where they could not", async () => {
  const inquiry = await asks(false);
  expect(await send()).toBe("disclosure_part_approved");
  // To a shelter nobody asks that way.
  expect((await scene.confirm(scene.yes())).done).toMatchObject({ kind: "done", packet: '["Ana Q."]' });
  expect((await house.store.inquiries.know(inquiry, police, house.staff.lee)).kind).toBe("done");
  const other = crypto.randomUUID();
  const words = SAMPLE_RECIPIENT_WORDS;
  await house.store.recipients.vet({ id: other, type: "law_enforcement", by: house.staff.pat, words });
  const known = await house.store.disclosures.preview(
    scene.asked({ recipient: other }),
    sampleAsker(house.staff.dana),
    (situation, asked) => {
      expect(situation.demands).toEqual({ open: [], isUnknown: false, isOrdered: false });
      return testDecide(scene.yes())(situation, asked);
    },
  );
  expect(known.kind).toBe("decided");
});

it("[DB366] sends what a judge orders by counsel's word alone where the order is written down of that case and binds us", async () => {
  const { lee, cam, dana } = house.staff;
  const ordered = yes({ ruleId: "C5", outcome: "needs_legal", approver: "counsel", releaseId: null });
  const word = async (heldId: string) => {
    const [item] = await house.store.disclosures.heldOf(heldId);
    const asker = { ...sampleAsker(cam, "decide_held"), may: () => true };
    return (
      await house.store.disclosures.decideHeld({
        id: item?.id ?? "",
        asker,
        isApproved: true,
        why: "It binds.",
      })
    ).kind;
  };
  const said = await send(ordered, "court_order");
  expect(await word(said)).toBe("never_by_approval");
  const process = crypto.randomUUID();
  const { legal } = house.store;
  await legal.record({
    id: process,
    kind: "order",
    isSignedByJudge: true,
    servedAt: now,
    servedHow: "in_person",
    acceptedBy: lee,
    returnAt: now + 5 * HOUR,
    dueAt: now + 5 * HOUR,
    inquiry: null,
    words: { issuer: "The county court", scope: "Her name" },
    by: lee,
  });
  await legal.know(process, police, lee);
  expect(await word(said)).toBe("never_by_approval");
  await legal.about(process, scene.caseId, sampleAsker(lee));
  await legal.giveTo(process, cam, lee);
  expect(await word(said)).toBe("never_by_approval");
  await legal.find(process, "binds", cam);
  const heldId = await send(ordered);
  const [item] = await house.store.disclosures.heldOf(heldId);
  // Its day is the one that is written down, and it is set off by the order.
  expect([item?.trigger, item?.returnBy]).toEqual(["court_order", now + 5 * HOUR]);
  expect(await word(heldId)).toBe("decided");
  const go = async () =>
    house.store.disclosures.sendApproved(heldId, "on_paper", sampleAsker(dana), testDecide(ordered));
  expect((await legal.end(process, "quashed", cam)).kind).toBe("done");
  await expect(go()).rejects.toMatchObject({ constraint: "disclosure_part_ordered" });
});

it("[DB349] is whole before whoever gets it is known to have asked, or knows of that", async () => {
  const inquiry = await asks(false);
  await house.client.query("begin");
  await house.client.query("select from recipient where id = $1 for share", [police]);
  const knowing = house.store.inquiries.know(inquiry, police, house.staff.lee);
  expect(await lockWaiters(house.client, 1)).toHaveLength(1);
  expect((await house.store.inquiries.open()).find(({ id }) => id === inquiry)?.recipient).toBeNull();
  await house.client.query("commit");
  expect((await knowing).kind).toBe("done");
});

it("[DB349] is set off by the strictest of what is open, and by nothing gentler, whatever statement runs", async () => {
  const { lee, lou } = house.staff;
  await asks(true);
  const id = crypto.randomUUID();
  const words = { who: "A detective", reach: "", said: "It is urgent" };
  const given = { asker: "police", inHand: "says_urgent", way: "phone", askedAt: now, words } as const;
  await house.store.inquiries.log({ ...given, id, by: house.staff.dana });
  await house.store.inquiries.know(id, police, lou);
  const { rows } = await house.client.query("select strictest_demand($1, $2) as strictest", [
    police,
    scene.caseId,
  ]);
  expect(rows).toEqual([{ strictest: "law_enforcement_informal" }]);
  const gentler: typeof testDecide = (decision) => (situation, asked) => ({
    ...testDecide(decision)(situation, asked),
    trigger: "law_enforcement_exigent",
  });
  const confirmed = {
    id: crypto.randomUUID(),
    asked: scene.asked({ recipient: police }),
    how: "on_paper",
    seen: null,
  } as const;
  const by = sampleAsker(house.staff.dana);
  await expect(house.store.disclosures.confirm(confirmed, by, gentler(yes()))).rejects.toMatchObject({
    constraint: "disclosure_part_demanded",
  });
  await house.store.inquiries.end(id, "told_neither", lee);
});

it("[DB349] is set off by a process about a case in all that are one with it", async () => {
  const other = await house.scene();
  const [process, join] = [crypto.randomUUID(), crypto.randomUUID()];
  await house.store.legal.record({
    id: process,
    kind: "subpoena",
    isSignedByJudge: false,
    servedAt: now,
    servedHow: "post",
    acceptedBy: null,
    returnAt: null,
    dueAt: now + 24 * HOUR,
    inquiry: null,
    words: { issuer: "An attorney", scope: "All" },
    by: house.staff.lee,
  });
  await house.store.legal.know(process, police, house.staff.lee);
  await house.store.legal.about(process, other.caseId, sampleAsker(house.staff.lee));
  const demand = async () =>
    (await house.client.query("select strictest_demand($1, $2) as it", [police, scene.caseId])).rows[0].it;
  expect(await demand()).toBeNull();
  await house.store.cases.join(sampleAsker(house.staff.dana), join, scene.caseId, other.caseId);
  expect(await demand()).toBe("subpoena_unsigned_by_judge");
  await house.store.cases.undoJoin(sampleAsker(house.staff.dana), join);
  expect(await demand()).toBeNull();
});
