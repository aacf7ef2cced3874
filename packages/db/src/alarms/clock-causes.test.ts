import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { CaseAct } from "../cases/case-store.ts";
import { sampleAsker } from "../testing/sample-case.ts";
import { sampleFollowUp } from "../testing/sample-follow-up.ts";
import { testDecide } from "../testing/decide-all.ts";
import type { DisclosureScene } from "../testing/disclosure-house.ts";
import { holdHouse, type HoldHouse } from "../testing/hold-house.ts";
import { sampleRelease } from "../testing/sample-release.ts";
import { turnedTime } from "../testing/turned-time.ts";
import type { AlarmFacts } from "./alarm-store.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
let now = 1_800_000_000_000;
let house: HoldHouse;
let scene: DisclosureScene;
beforeAll(async () => {
  house = await holdHouse(() => now, { passing: turnedTime(() => now) });
});
afterAll(async () => house.close());
beforeEach(async () => {
  // What came before is over, and what somebody agreed to runs out.
  now += 60 * 24 * HOUR;
  await house.client.query("delete from alarm; delete from alarm_seen_to");
  scene = await house.scene();
});

const KINDS = ["counsel_due", "report_due", "follow_up_missed", "consent_ending"];
async function found(of: readonly string[] = KINDS): Promise<AlarmFacts["causes"]> {
  const seen: AlarmFacts[] = [];
  await house.store.alarms.round([], (facts) => {
    seen.push(facts);
    return { begin: [], end: [], tell: [] };
  });
  return seen[0]!.causes.filter(({ kind }) => of.includes(kind));
}

describe("clocks as causes of alarms", () => {
  it.each([
    ["supervisor", "report_due"],
    ["counsel", "counsel_due"],
  ] as const)(
    "[DB710] are what waits for a word and the report that it is of, in the last quarter of their time: %s",
    async (approver, kind) => {
      const dueAt = now + 4 * HOUR;
      const done = await house.store.disclosures.confirm(
        { id: randomUUID(), asked: scene.asked(), how: "spoken", seen: null },
        sampleAsker(house.staff.dana),
        (situation, asked) => {
          const alike = testDecide(scene.waits(approver === "counsel" ? "C5" : "D9", approver))(
            situation,
            asked,
          );
          return {
            ...alike,
            held: alike.held.map((one) => ({ ...one, dueAt })),
            report: { place: null, dueAt },
          };
        },
      );
      const id = done.kind === "done" ? done.heldId : null;
      now += 3 * HOUR - 1;
      expect(await found()).toEqual([]);
      now += 1;
      const held = { kind, thing: `held.${id}.${approver}`, since: now };
      expect(await found([kind])).toContainEqual(held);
      const reports = (await found(["report_due"])).filter(({ thing }) => thing.startsWith("report."));
      expect(reports).toMatchObject([{ since: now }]);
      now += 25 * HOUR - 1;
      expect(await found()).toHaveLength(2);
      now += 1;
      expect(await found()).toEqual([]);
    },
  );

  it("[DB710] are a legal process until counsel ended it, and a breach until its notice was given", async () => {
    const legal = await house.order(now);
    const breach = randomUUID();
    await house.store.breaches.record({
      id: breach,
      kind: "actual",
      suspectedAt: now,
      noticeDueAt: now + 24 * HOUR,
      what: "A laptop",
      by: house.staff.dana,
    });
    now += 18 * HOUR - 1;
    expect(await found()).toEqual([{ kind: "counsel_due", thing: `legal.${legal}`, since: now - HOUR + 1 }]);
    now += 1;
    expect(await found(["report_due"])).toEqual([
      { kind: "report_due", thing: `breach.${breach}`, since: now },
    ]);
    await house.client.query("update breach set noticed_at = $2, noticed_by_id = $3 where id = $1", [
      breach,
      new Date(now),
      house.staff.lee,
    ]);
    await house.client.query(
      "update legal_process set ended_at = $2, ended_how = 'withdrawn', ended_by_id = $3 where id = $1",
      [legal, new Date(now), house.staff.cam],
    );
    expect(await found()).toEqual([]);
  });

  it("[DB710] are what went, and what was opened in an emergency, until somebody looked at it afterwards", async () => {
    const { store, staff, client } = house;
    const sent = (await scene.confirm(scene.yes())).id;
    await client.query("alter table disclosure disable trigger user");
    await client.query("update disclosure set review_due_at = $2 where id = $1", [
      sent,
      new Date(now + 24 * HOUR),
    ]);
    const asker = (act: CaseAct) => ({ ...sampleAsker(staff.ada, act, now), may: () => true });
    const cases = await store.cases.list(sampleAsker(staff.dana, "read", now));
    const caseNumber = cases.find(({ id }) => id === scene.caseId)?.number ?? 0;
    const opened = randomUUID();
    await store.emergencies.open(
      { id: opened, caseNumber, why: "They are at the door.", readsAnyway: () => false },
      asker("break_glass"),
    );
    now += 18 * HOUR - 1;
    expect(await found()).toEqual([]);
    now += 1;
    const causes = [`glass.${opened}`, `review.${sent}`].map((thing) => ({
      kind: "report_due",
      thing,
      since: now,
    }));
    expect((await found()).toSorted((a, b) => a.thing.localeCompare(b.thing))).toEqual(causes);
    now += 30 * HOUR - 1;
    expect(await found()).toHaveLength(2);
    await client.query("update disclosure set reviewed_at = $2, reviewed_by_id = $3 where id = $1", [
      sent,
      new Date(now),
      staff.lee,
    ]);
    await client.query("alter table disclosure enable trigger user");
    expect(await found()).toMatchObject([{ thing: `glass.${opened}` }]);
    now += 1;
    expect(await found()).toEqual([]);
  });

  it("[DB710] are what was agreed with somebody and missed, until a lead noted it", async () => {
    const { id } = await sampleFollowUp(house.store, scene.contactId, house.staff.dana, {
      dueAt: now + HOUR,
      until: now + 2 * HOUR,
    });
    now += 2 * HOUR;
    expect(await found(["follow_up_missed"])).toEqual([]);
    await house.client.query("select fire_follow_up($1, $2)", [id, now]);
    expect(await found(["follow_up_missed"])).toEqual([
      { kind: "follow_up_missed", thing: `follow_up.${id}`, since: now },
    ]);
    await house.store.followUps.note(id, house.staff.lee);
    expect(await found(["follow_up_missed"])).toEqual([]);
  });

  it("[DB710] are a yes that runs out within a day, unless a later one goes on from it or nobody is bound by it any more", async () => {
    now += 240 * HOUR - 24 * HOUR - 1;
    expect(await found(["consent_ending"])).toEqual([]);
    now += 1;
    expect(await found(["consent_ending"])).toEqual([
      { kind: "consent_ending", thing: `release.${scene.releaseId}`, since: now },
    ]);
    const { caseId, person, recipient } = scene;
    const later = sampleRelease({ caseId, person, recipient, now });
    await house.store.releases.grant(later, sampleAsker(house.staff.dana));
    expect(await found(["consent_ending"])).toEqual([]);
    await house.client.query(
      "update release set revoked_at = $2, revoked_how = (enum_range(null::revoked_how))[1], revoked_by_id = $3 where id = $1",
      [later.id, new Date(now), house.staff.dana],
    );
    expect(await found(["consent_ending"])).toHaveLength(1);
    now += 24 * HOUR;
    expect(await found(["consent_ending"])).toEqual([]);
  });
});

describe("whoever waits too long", () => {
  it("[DB711] is told of again who was taken after somebody saw to them and given back with nothing answered", async () => {
    const { store, staff, client } = house;
    const dana = staff.dana;
    const contactId = scene.contactId;
    const move = async (kind: "return" | "claim") => {
      const version = (await store.contacts.contact(contactId))?.row.version ?? 0;
      expect(await store.moves.move(contactId, dana, version, { kind })).toMatchObject({ kind: "moved" });
    };
    await move("return");
    const waiting = async () => found(["waiting_too_long"]);
    const [cause] = await waiting();
    expect(cause).toMatchObject({ thing: "queue" });
    const id = randomUUID();
    await store.alarms.round([], () => ({ begin: [{ ...cause!, id }], end: [], tell: [] }));
    now = cause!.since;
    await store.alarms.acknowledge(id, staff.lee);
    expect(await waiting()).toEqual([]);
    await store.alarms.round([], () => ({ begin: [], end: [id], tell: [] }));
    await move("claim");
    await move("return");
    expect(await waiting()).toEqual([cause]);
    // It is another alarm, though they have waited since the same instant.
    await store.alarms.round([], () => ({ begin: [{ ...cause!, id: randomUUID() }], end: [], tell: [] }));
    expect(await store.alarms.standing(staff.lee)).toMatchObject([
      { acknowledgedBy: null, since: cause!.since },
    ]);
    expect((await client.query("select from alarm_seen_to")).rowCount).toBe(0);
  });

  it("[DB711] is told of again who was taken just as somebody saw to them, and given back", async () => {
    const { store, staff, client } = house;
    const contactId = scene.contactId;
    const versionOf = async () => (await store.contacts.contact(contactId))?.row.version ?? 0;
    const move = async (kind: "return" | "claim") =>
      expect(await store.moves.move(contactId, staff.dana, await versionOf(), { kind })).toMatchObject({
        kind: "moved",
      });
    await move("return");
    const waiting = async () => found(["waiting_too_long"]);
    const [cause] = await waiting();
    const id = randomUUID();
    await store.alarms.round([], () => ({ begin: [{ ...cause!, id }], end: [], tell: [] }));
    now = (await store.contacts.contact(contactId))!.row.dueAt;
    // Whoever sees to them has found this one waiting, and writes it down once it was taken.
    await client.query("begin");
    await client.query("select move_contact($1, $2, $3, 'claim', null, null, $4)", [
      contactId,
      staff.dana,
      await versionOf(),
      now,
    ]);
    await store.alarms.acknowledge(id, staff.lee);
    await client.query("commit");
    const seenTo = await client.query("select from alarm_seen_to where contact_id = $1", [contactId]);
    expect(seenTo.rowCount).toBe(1);
    await store.alarms.round([], () => ({ begin: [], end: [id], tell: [] }));
    await move("return");
    const { dueAt } = (await store.contacts.contact(contactId))!.row;
    expect(await waiting()).toMatchObject([{ since: dueAt }]);
  });
});
