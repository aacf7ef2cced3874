import type { UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { CaseAct } from "../cases/case-store.ts";
import { disclosureHouse, type DisclosureHouse, type DisclosureScene } from "../testing/disclosure-house.ts";
import { sampleAsker, sampleForget, sampleVerified } from "../testing/index.ts";

let now = 1_800_000_000_000;
let house: DisclosureHouse;
let scene: DisclosureScene;
let number = 0;
beforeAll(async () => {
  house = await disclosureHouse(() => now);
});
afterAll(async () => house.close());
/** For how long one reads what one opened (A67). */
const EMERGENCY_OPEN_MS = 3_600_000;
beforeEach(async () => {
  now += 86_400_000;
  scene = await house.scene();
  const listed = await house.store.cases.list(sampleAsker(house.staff.dana, "read", now));
  number = listed.find(({ id }) => id === scene.caseId)?.number ?? 0;
});

const RIGHT = { wasRight: true, words: "She was at the station." };
const WRONG = { wasRight: false, words: "Nothing in it was urgent." };
const WHY = "Wren's sister is at the station.";
/** Somebody whom the server lets do this: what the database does by itself is asked here. */
const letDo = (id: UserId, act: CaseAct) => ({ ...sampleAsker(id, act, now), may: () => true });
const open = async (by: UserId, id: string = crypto.randomUUID()) => {
  const given = { id, caseNumber: number, why: WHY, readsAnyway: () => false };
  expect(await house.store.emergencies.open(given, letDo(by, "break_glass"))).toEqual({
    kind: "opened",
    caseId: scene.caseId,
  });
  return id;
};
/** What the audit has of a case by somebody of whom, or of what, it is. */
const audited = async (subject: UserId | string) =>
  (
    await house.client.query(
      `select actor_id as by, deed || ' ' || thing as what, facts from audit_row
       where subject_id = $1 and case_id = $2 order by era, xid, seq`,
      [subject, scene.caseId],
    )
  ).rows;
const listed = async (by: UserId, at: number) =>
  (await house.store.cases.list(sampleAsker(by, "read", at))).some(({ id }) => id === scene.caseId);
/** The rule that a statement breaks. */
const broken = async (sql: string, ...values: readonly unknown[]): Promise<unknown> =>
  house.client.query(sql, [...values]).then(
    () => null,
    (error: { readonly constraint?: string }) => error.constraint,
  );

describe("a case that is opened in an emergency", () => {
  it("[DB440] [DB442] is listed for an hour from then on, to whoever opened it, and read by their table alone", async () => {
    expect(await listed(house.staff.ada, now)).toBe(false);
    await open(house.staff.ada);
    for (const [at, is] of [
      [now, true],
      [now + 3_599_999, true],
      [now + 3_600_000, false],
      [now - 1, false],
    ] as const)
      expect(await listed(house.staff.ada, at)).toBe(is);
    expect(await listed(house.staff.lou, now)).toBe(true);
    await house.store.shifts.end(house.staff.lou);
    expect(await listed(house.staff.lou, now)).toBe(false);
    await house.store.shifts.keep(house.staff.lou, "available");
  });

  it.each([
    ["a minute before its hour is over", 59, true],
    ["as its hour is over", 60, false],
    ["long after", 600, false],
  ])(
    "[DB630] by the database's clock, %s, whatever a gateway's clock says, opens it: %s minutes, %s",
    async (_when, minutes, opens) => {
      // To this gateway it was opened this very moment.
      await house.client.query(
        `insert into case_glass (id, case_id, by_id, at, owner_key, body, review_due_at, opened_database)
         values ($1, $2, $3, instant($4), '', '', instant($4 + 1), now() - make_interval(mins => $5))`,
        [crypto.randomUUID(), scene.caseId, house.staff.ada, now, minutes],
      );
      expect(await listed(house.staff.ada, now)).toBe(opens);
      expect(
        (
          await house.store.emergencies.standing(
            now - EMERGENCY_OPEN_MS,
            sampleAsker(house.staff.ada, "read", now),
          )
        ).open.length,
      ).toBe(opens ? 1 : 0);
    },
  );

  it("[DB630] lasts there as long as whoever opened it was let in for", async () => {
    const { rows } = await house.client.query("select extract(epoch from glass_most()) * 1000 as ms");
    expect(rows.map(({ ms }) => Number(ms))).toEqual([EMERGENCY_OPEN_MS]);
  });

  it("[DB442] [W32] [AU10] is told on every console's stream with nothing of it, and again when it was looked at", async () => {
    const from = await house.store.log.head();
    const id = await open(house.staff.ada);
    const told = async () =>
      (await house.store.log.since("queue:main", from, 100)).events.map(({ payload }) => payload);
    expect(await told()).toEqual([{ kind: "emergency", id, version: 1 }]);
    const { review } = house.store.emergencies;
    expect(await review(id, RIGHT, letDo(house.staff.ada, "review_glass"))).toEqual({ kind: "own" });
    expect(await review(id, RIGHT, letDo(house.staff.lee, "review_glass"))).toEqual({ kind: "reviewed" });
    expect(await told()).toEqual([1, 2].map((version) => ({ kind: "emergency", id, version })));
    expect(await audited(id)).toEqual([
      { by: house.staff.ada, what: "added case_glass", facts: null },
      { by: house.staff.lee, what: "decided case_glass", facts: { right: true } },
    ]);
  });

  it("[DB442] stays, sealed, and is looked at by another who leads, once, whatever statement it is", async () => {
    const id = await open(house.staff.ada);
    const { rows } = await house.client.query<{ body: Buffer }>("select body from case_glass where id = $1", [
      id,
    ]);
    expect(rows[0]?.body.toString("latin1")).not.toMatch(/Wren|station/);
    const review =
      "update case_glass set reviewed_at = now(), reviewed_by_id = $2, was_right = $3 where id = $1";
    expect(await broken("delete from case_glass where id = $1", id)).toBe("case_glass_stays");
    expect(await broken(review, id, house.staff.dana, true)).toBe("case_glass_by_lead");
    expect(await broken("update case_glass set at = now() where id = $1", id)).toBe("case_glass_same");
    expect(await broken("update case_glass set body = '' where id = $1", id)).toBe("case_glass_words_stay");
    expect(await broken(review, id, house.staff.lou, true)).toBeNull();
    expect(await broken(review, id, house.staff.lee, false)).toBe("case_glass_reviewed_once");
    const leads = await open(house.staff.lee);
    expect(await broken(review, leads, house.staff.lee, true)).toBe("case_glass_reviewed");
  });

  it("[DB442] is refused to whoever opened three within a day, until that is over", async () => {
    const by = letDo(house.staff.ada, "break_glass");
    const tried = async () => {
      const given = { id: crypto.randomUUID(), caseNumber: number, why: WHY, readsAnyway: () => false };
      return (await house.store.emergencies.open(given, by)).kind;
    };
    const standing = async () =>
      house.store.emergencies.standing(now - 3_600_000, sampleAsker(house.staff.ada, "read", now));
    expect(await standing()).toEqual({ open: [], left: 3 });
    const kinds = await Promise.all(Array.from({ length: 5 }, tried));
    expect(await standing()).toEqual({
      open: [{ id: expect.any(String), caseId: scene.caseId, caseNumber: number, at: now }],
      left: 0,
    });
    // The same of a number that is no case's: nobody learns which are.
    const given = { id: crypto.randomUUID(), caseNumber: 2_000_000_000, why: WHY, readsAnyway: () => false };
    expect(await house.store.emergencies.open(given, by)).toEqual({
      kind: "too_many",
      againAt: now + 86_400_000,
    });
    expect(kinds.toSorted()).toEqual(["opened", "opened", "opened", "too_many", "too_many"]);
    now += 86_399_999;
    expect(await tried()).toBe("too_many");
    now += 1;
    expect(await tried()).toBe("opened");
  });

  it("[DB442] is refused for a day to whoever opened it and was found not to have been right, and no other case is", async () => {
    const by = letDo(house.staff.ada, "break_glass");
    const { open: opens, review } = house.store.emergencies;
    const given = { caseNumber: number, why: WHY, readsAnyway: () => false };
    const id = await open(house.staff.ada);
    await review(id, WRONG, letDo(house.staff.lee, "review_glass"));
    const again = async () => opens({ ...given, id: crypto.randomUUID() }, by);
    expect(await again()).toEqual({ kind: "found_wrong", againAt: now + 86_400_000 });
    await open(house.staff.lou);
    const other = await house.scene();
    const all = await house.store.cases.list(sampleAsker(house.staff.dana, "read", now));
    const caseNumber = all.find((each) => each.id === other.caseId)?.number ?? 0;
    expect(await opens({ ...given, caseNumber, id: crypto.randomUUID() }, by)).toMatchObject({
      kind: "opened",
    });
    now += 86_400_000;
    expect(await again()).toMatchObject({ kind: "opened" });
  });

  it("[DB442] loses its reason with somebody of the case who is forgotten, and keeps that it was", async () => {
    const id = await open(house.staff.ada);
    await sampleVerified(house, scene, scene.person);
    const asked = await sampleForget(house, scene);
    const done = await house.store.forgetting.carryOut(asked.id, sampleAsker(house.staff.lee, "change", now));
    expect(done.kind).toBe("forgotten");
    const waiting = await house.store.emergencies.waiting(sampleAsker(house.staff.lee, "review_glass", now));
    expect(waiting.find((each) => each.id === id)).toMatchObject({ why: null, by: { name: "Ada" } });
  });
});

describe("who looks at what was opened in an emergency", () => {
  const waiting = async (by: UserId) => house.store.emergencies.waiting(sampleAsker(by, "review_glass", now));
  const reviewed = async (by: UserId, since = 0) =>
    house.store.emergencies.reviewed(since, sampleAsker(by, "review_glass", now));

  it("[DB495] says why it was right or not, sealed, and it is read by whoever may look, but by nobody of what they opened", async () => {
    const id = await open(house.staff.ada);
    await house.store.emergencies.review(id, WRONG, letDo(house.staff.lee, "review_glass"));
    expect((await reviewed(house.staff.lou)).find((each) => each.id === id)).toMatchObject({
      why: WHY,
      review: { at: now, by: { name: "Lee" }, ...WRONG },
    });
    expect(await reviewed(house.staff.lou, now)).toEqual([]);
    expect((await reviewed(house.staff.ada)).find((each) => each.id === id)).toBeUndefined();
    const { rows } = await house.client.query<{ words: Buffer }>(
      "select review_body as words from case_glass where id = $1",
      [id],
    );
    expect(rows[0]?.words.toString("latin1")).not.toMatch(/Nothing|urgent/);
    const mend = "update case_glass set review_body = null where id = $1";
    expect(await broken(mend, id)).toBe("case_glass_words_stay");
  });

  it("[DB495] keeps no words of it where the reason is gone with whom it was about, and loses those that there were", async () => {
    const ids = [await open(house.staff.ada), await open(house.staff.lou)] as const;
    await house.store.emergencies.review(ids[0], RIGHT, letDo(house.staff.lee, "review_glass"));
    await sampleVerified(house, scene, scene.person);
    const asked = await sampleForget(house, scene);
    await house.store.forgetting.carryOut(asked.id, sampleAsker(house.staff.lee, "change", now));
    expect(
      await house.store.emergencies.review(ids[1], RIGHT, letDo(house.staff.lee, "review_glass")),
    ).toEqual({ kind: "reviewed" });
    const found = (await reviewed(house.staff.lee)).filter(({ id }) => ids.includes(id));
    expect(found.map(({ why, review }) => [why, review?.words, review?.wasRight])).toEqual([
      [null, null, true],
      [null, null, true],
    ]);
  });

  it("[DB495] is a lead or a privacy officer, whatever statement it is", async () => {
    const id = await open(house.staff.ada);
    const review =
      "update case_glass set reviewed_at = now(), reviewed_by_id = $2, was_right = true where id = $1";
    expect(await broken(review, id, house.staff.dana)).toBe("case_glass_by_lead");
    await house.client.query("update staff set role = 'privacy_officer' where id = $1", [house.staff.dana]);
    expect(await broken(review, id, house.staff.dana)).toBeNull();
    await house.client.query("update staff set role = 'advocate' where id = $1", [house.staff.dana]);
  });

  it("[DB496] [W32] is told once when nobody did in time, whichever gateway comes first, and it stays so until somebody did", async () => {
    const id = await open(house.staff.ada);
    const from = await house.store.log.head();
    const told = async () =>
      (await house.store.log.since("queue:main", from, 100)).events.flatMap((event) => {
        const { kind, id: of, version } = event.payload as Readonly<Record<string, unknown>>;
        return kind === "emergency" && of === id ? version : [];
      });
    const { fallOverdue, review } = house.store.emergencies;
    now += 86_399_999;
    await fallOverdue();
    expect([
      await told(),
      (await waiting(house.staff.lee)).find((each) => each.id === id)?.overdueAt,
    ]).toEqual([[], null]);
    now += 1;
    const counts = await Promise.all([fallOverdue(), fallOverdue(), fallOverdue()]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);
    now += 86_400_000;
    expect(await fallOverdue()).toBe(0);
    expect(await told()).toEqual([2]);
    const of = (await waiting(house.staff.lee)).find((each) => each.id === id);
    expect(of?.overdueAt).toBe(now - 86_400_000);
    const undo = "update case_glass set overdue_at = null where id = $1";
    expect(await broken(undo, id)).toBe("case_glass_overdue_once");
    await review(id, RIGHT, letDo(house.staff.lee, "review_glass"));
    expect(await told()).toEqual([2, 3]);
  });

  it("[DB496] is not said to have been late where somebody looked in time", async () => {
    const id = await open(house.staff.ada);
    await house.store.emergencies.review(id, RIGHT, letDo(house.staff.lee, "review_glass"));
    now += 2 * 86_400_000;
    await house.store.emergencies.fallOverdue();
    const { rows } = await house.client.query("select overdue_at from case_glass where id = $1", [id]);
    expect(rows).toEqual([{ overdue_at: null }]);
    const late = "update case_glass set overdue_at = now() + interval '10 years' where id = $1";
    expect(await broken(late, id)).toBe("case_glass_reviewed_once");
  });
});
