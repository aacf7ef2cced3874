import type { UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { CaseAct } from "../cases/case-store.ts";
import { disclosureHouse, type DisclosureHouse, type DisclosureScene } from "../testing/disclosure-house.ts";
import { sampleAsker } from "../testing/index.ts";

let now = 1_800_000_000_000;
let house: DisclosureHouse;
let scene: DisclosureScene;
let number = 0;
beforeAll(async () => {
  house = await disclosureHouse(() => now);
});
afterAll(async () => house.close());
beforeEach(async () => {
  now += 86_400_000;
  scene = await house.scene();
  const listed = await house.store.cases.list(sampleAsker(house.staff.dana, "read", now));
  number = listed.find(({ id }) => id === scene.caseId)?.number ?? 0;
});

/** Somebody whom the server lets do this: what the database does by itself is asked here. */
const letDo = (id: UserId, act: CaseAct) => ({ ...sampleAsker(id, act, now), may: () => true });
const bar = async (user: UserId, by = house.staff.lee) => {
  const given = {
    id: crypto.randomUUID(),
    caseNumber: number,
    user,
    reason: "other",
    mayBe: () => "yes" as const,
  } as const;
  expect(await house.store.bars.bar(given, letDo(by, "bar"))).toEqual({ kind: "barred" });
  return given.id;
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
/** The rule that a statement breaks. */
const broken = async (sql: string, ...values: readonly unknown[]): Promise<unknown> =>
  house.client.query(sql, [...values]).then(
    () => null,
    (error: { readonly constraint?: string }) => error.constraint,
  );

describe("a bar", () => {
  it("[DB441] [AU10] stays, and is nobody's own to set or to end, whatever statement it is", async () => {
    const id = await bar(house.staff.dana);
    const end = "update case_bar set ended_at = now(), ended_by_id = $2 where id = $1";
    expect(await broken("delete from case_bar where id = $1", id)).toBe("case_bar_stays");
    expect(await broken("update case_bar set reason = 'complaint' where id = $1", id)).toBe(
      "case_bar_only_ends",
    );
    expect(await broken(end, id, house.staff.dana)).toBe("case_bar_other");
    expect(await broken(end, id, house.staff.lou)).toBeNull();
    expect(await broken(end, id, house.staff.lee)).toBe("case_bar_only_ends");
    const own =
      "insert into case_bar (id, case_id, user_id, reason, at, by_id) values ($1, $2, $3, 'other', now(), $3)";
    expect(await broken(own, crypto.randomUUID(), scene.caseId, house.staff.lee)).toBe("case_bar_other");
    expect(await audited(house.staff.dana)).toEqual([
      { by: house.staff.lee, what: "added case_bar", facts: { reason: "other" } },
      { by: house.staff.lou, what: "ended case_bar", facts: null },
    ]);
  });

  const barBySql =
    "insert into case_bar (id, case_id, user_id, reason, at, by_id) values ($1, $2, $3, 'other', now(), $4)";

  it("[DB497] leaves one lead who is not barred, whatever statement it is, and two who bar each other at once are not both", async () => {
    const tried = async (user: UserId, by: UserId) => {
      const id = crypto.randomUUID();
      const mayBe = (_role: unknown, isOneLeft: boolean) =>
        isOneLeft ? ("yes" as const) : ("last" as const);
      const given = { id, caseNumber: number, user, reason: "other", mayBe } as const;
      return (await house.store.bars.bar(given, letDo(by, "bar"))).kind;
    };
    const kinds = await Promise.all([
      tried(house.staff.lee, house.staff.lou),
      tried(house.staff.lou, house.staff.lee),
    ]);
    expect(kinds.toSorted()).toEqual(["barred", "last"]);
    const left = kinds[0] === "barred" ? house.staff.lou : house.staff.lee;
    expect(await broken(barBySql, crypto.randomUUID(), scene.caseId, left, house.staff.dana)).toBe(
      "case_bar_leaves_one",
    );
    expect(await broken(barBySql, crypto.randomUUID(), scene.caseId, house.staff.ada, left)).toBeNull();
  });

  it("[DB497] counts nobody who is disabled, or barred from a case that is one with it", async () => {
    const other = await house.scene();
    await house.store.cases.join(
      sampleAsker(house.staff.dana, "change", now),
      crypto.randomUUID(),
      scene.caseId,
      other.caseId,
    );
    const disable = "update staff set disabled_at = $2 where id = $1";
    await house.client.query(disable, [house.staff.lou, new Date(now)]);
    const insert = [crypto.randomUUID(), scene.caseId, house.staff.lee, house.staff.dana] as const;
    expect(await broken(barBySql, ...insert)).toBe("case_bar_leaves_one");
    await house.client.query(disable, [house.staff.lou, null]);
    // It ended with their account.
    await house.store.shifts.keep(house.staff.lou, "available");
    expect(
      await broken(barBySql, crypto.randomUUID(), other.caseId, house.staff.lou, house.staff.dana),
    ).toBeNull();
    expect(await broken(barBySql, ...insert)).toBe("case_bar_leaves_one");
    expect(
      await broken(
        "update case_bar set ended_at = now(), ended_by_id = $2 where user_id = $1",
        house.staff.lou,
        house.staff.lee,
      ),
    ).toBeNull();
    expect(await broken(barBySql, ...insert)).toBeNull();
  });

  it("[DB441] takes a lead's word of what is held of it, and tells of every case that is one with it", async () => {
    const { heldId } = await scene.confirm(scene.waits("D9", "supervisor"));
    const other = await house.scene();
    const { cases, disclosures, log } = house.store;
    await cases.join(
      sampleAsker(house.staff.lee, "change", now),
      crypto.randomUUID(),
      scene.caseId,
      other.caseId,
    );
    const held = async (by: UserId) =>
      (await disclosures.held("supervisor", sampleAsker(by, "decide_held", now))).some(
        ({ disclosureId }) => disclosureId === heldId,
      );
    expect(await held(house.staff.lou)).toBe(true);
    const from = await log.head();
    await bar(house.staff.lou);
    expect([await held(house.staff.lou), await held(house.staff.lee)]).toEqual([false, true]);
    for (const { caseId } of [scene, other])
      expect((await log.since(`case:${caseId}`, from, 100)).events.map(({ payload }) => payload)).toEqual([
        expect.objectContaining({ kind: "case", about: "around" }),
      ]);
  });
});
