import { afterAll, beforeAll, expect, it } from "vitest";
import { disclosureHouse, type DisclosureHouse } from "../testing/disclosure-house.ts";
import { sampleAsker } from "../testing/index.ts";

const now = 1_800_000_000_000;
let house: DisclosureHouse;
beforeAll(async () => {
  house = await disclosureHouse(() => now);
});
afterAll(async () => house.close());

const rowsOf = async (caseId: string) =>
  (
    await house.client.query<{ what: string; by: string; decision: string | null; all: string }>(
      `select deed || ' ' || thing as what, actor_id as by, decision_id as decision, to_jsonb(audit_row)::text as all
       from audit_row where case_id = $1 order by era, xid, seq`,
      [caseId],
    )
  ).rows;

it("[AU1] [AU4] everything that is done with a case is a row, by whom it was done, and none has a word of it", async () => {
  const { caseId, rename } = await house.scene();
  const before = await rowsOf(caseId);
  expect(before.map(({ what }) => what)).toEqual(
    expect.arrayContaining(["added case_file", "added case_part", "moved case_filing", "added release"]),
  );
  await rename("Ana R.");
  await house.store.cases.read(caseId, sampleAsker(house.staff.lee));
  await house.store.cases.read(caseId, sampleAsker(house.staff.lee));
  const rows = await rowsOf(caseId);
  expect(rows.slice(before.length)).toMatchObject([
    { what: "changed case_part", by: house.staff.dana },
    { what: "looked case_file", by: house.staff.lee },
    { what: "looked case_file", by: house.staff.lee },
  ]);
  expect(rows.map(({ all }) => all).join()).not.toContain("Ana");
});

it("[AU7] whatever leaves is there with each decision that let it, by its id, and no row names a decision that is none", async () => {
  const { caseId, confirm, yes } = await house.scene();
  const { id, done } = await confirm(yes());
  expect(done.kind).toBe("done");
  const rows = await rowsOf(caseId);
  const { rows: decisions } = await house.client.query<{ id: string }>(
    "select id from disclosure_decision where disclosure_id = $1",
    [id],
  );
  expect(decisions.length).toBeGreaterThan(0);
  expect(rows.flatMap(({ decision }) => decision ?? []).toSorted()).toEqual(
    decisions.map((each) => each.id).toSorted(),
  );
  expect(rows.map(({ what }) => what)).toEqual(
    expect.arrayContaining(["asked disclosure", "decided decision"]),
  );
  const write = async (decision: string | null) =>
    house.client.query("select audit_write($1, 'decided', 'decision', $2, null, $3, null, null, $4)", [
      house.staff.dana,
      id,
      caseId,
      decision,
    ]);
  await expect(write(null)).rejects.toMatchObject({ constraint: "audit_row_decision" });
  await expect(write(crypto.randomUUID())).rejects.toMatchObject({
    constraint: "audit_row_decision_id_fkey",
  });
});
