import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { holdHouse, type HoldHouse } from "../testing/hold-house.ts";
import { sampleHeld } from "../testing/index.ts";
import type { Anchor } from "./anchor.ts";

const DAY = 24 * 3_600_000;
const OLD = 8 * 366 * DAY;
let ago = 0;
let house: HoldHouse;
beforeAll(async () => {
  house = await holdHouse(() => Date.now() - ago);
  // What making the house was recorded as comes first, and stays: its seal is old, and its rows are not.
  await seal(1000);
});
afterAll(async () => house.close());

/** Seals all that is not sealed yet, as if it was done so long ago. */
async function seal(most: number, since = OLD): Promise<readonly Anchor[]> {
  ago = since;
  const anchors: Anchor[] = [];
  for (let end = await house.store.audit.seal(most); end !== null; end = await house.store.audit.seal(most))
    anchors.push({ position: end.position, head: end.head });
  ago = 0;
  return anchors;
}
/** As many seals of three rows each as there are contacts, written and sealed so long ago. */
async function sealedAgo(contacts: readonly string[]): Promise<readonly Anchor[]> {
  const anchors: Anchor[] = [...(await seal(1000))];
  for (const id of contacts) {
    await house.client.query(
      `insert into audit_row (at, actor, deed, thing, subject_id, contact_id)
       select now() - make_interval(days => $1), 'house', 'looked', 'contact', $2, $2 from generate_series(1, 3)`,
      [OLD / DAY, id],
    );
    anchors.push(...(await seal(3)));
  }
  // The last seal of all stays: one more, which is as old and whose row is not.
  await house.client.query("select audit_write(null, 'looked', 'house', null, null, null)");
  return [...anchors, ...(await seal(1000))];
}
const nobody = (): string => crypto.randomUUID();
const verify = async (anchors: readonly Anchor[] = []) => house.store.audit.verify(anchors, () => {});
const forget = async () => house.store.audit.forget(Date.now() - 7 * 365 * DAY);
const broken = async (sql: string): Promise<unknown> =>
  house.client.query(sql).then(
    () => null,
    ({ constraint }: { readonly constraint?: string }) => constraint,
  );

describe("rows of the audit that are older than the house keeps them", () => {
  it("[AU19] go by whole seals, with a sealed word for what went, and what is left verifies as before", async () => {
    const anchors = [...(await sealedAgo([nobody(), nobody(), nobody()]))];
    const young = await sampleHeld(house.store, house.staff.dana, { threadKey: nobody() });
    anchors.push(...(await seal(1000)));
    const before = await verify(anchors);
    expect(before).toMatchObject({ faults: [], gone: 0 });
    expect(await forget()).toBe(9);
    const after = await verify(anchors);
    expect(after).toMatchObject({ faults: [], sealed: before.sealed, anchored: before.anchored, gone: 9 });
    expect(await house.countOf("audit_row where contact_id = $1", young)).toBeGreaterThan(0);
    // That it did is a row itself, which names nobody.
    const { rows } = await house.client.query(
      "select actor_id, facts->>'how' as how, (facts->>'last')::int - (facts->>'first')::int + 1 as rows from audit_row where thing = 'audit' and deed = 'ended'",
    );
    expect(rows).toEqual([{ actor_id: null, how: "forgotten", rows: 9 }]);
    expect(await forget()).toBe(0);
  });

  it("[AU20] stay while what they tell of is on hold, and nothing else stays with them; a run of forgetting says so", async () => {
    const contactId = await sampleHeld(house.store, house.staff.dana, { threadKey: nobody() });
    const hold = await house.hold(await house.order(Date.now()), { contactId });
    const report = async () => house.store.retention.report();
    await seal(1000);
    const { audit: due } = (await report()).due;
    const anchors = await sealedAgo([nobody(), contactId, nobody()]);
    const { gone } = await verify(anchors);
    expect((await report()).due.audit).toBeGreaterThanOrEqual(due + 6);
    expect((await report()).held).toMatchObject([{ kind: "audit", because: "legal_hold" }]);
    await house.client.query("delete from retention_run");
    expect(await house.store.retention.run()).toBe(6);
    expect((await report()).runs[0]?.forgotten.audit).toBe(6);
    expect(await verify(anchors)).toMatchObject({ faults: [], gone: gone + 6 });
    await house.lift(hold);
    expect(await forget()).toBe(3);
    expect(await verify(anchors)).toMatchObject({ faults: [], gone: gone + 9 });
  });

  it("[AU20] stay where they are not as they were sealed, so that nothing that was done to them goes with them unseen", async () => {
    const [one, other] = [nobody(), nobody()];
    await sealedAgo([one, other]);
    await house.client.query("set session_replication_role = replica");
    await house.client.query("update audit_row set deed = 'changed' where contact_id = $1", [one]);
    await house.client.query("reset session_replication_role");
    const { faults } = await verify();
    expect(faults.length).toBeGreaterThan(0);
    expect(await forget()).toBe(3);
    expect(await house.countOf("audit_row where contact_id = $1", one)).toBe(3);
    expect((await verify()).faults).toEqual(faults);
  });

  it("[AU19] stay while they are young, whatever asks, and the last seal stays always", async () => {
    expect(await house.store.audit.forget(Date.now())).toBe(0);
    await sealedAgo([nobody()]);
    for (let each = 0; each < 2; each += 1) {
      await sampleHeld(house.store, house.staff.dana, { threadKey: nobody() });
      await seal(1000, 0);
    }
    const last = "(select max(number) from audit_seal)";
    const asked = (first: string, day: string): string =>
      `select audit_forget(number, number, position, position + cardinality(seqs) - 1, head,
         (select era from audit_seal where number = seal.number - 1), (select xid from audit_seal where number = seal.number - 1),
         (select seq from audit_seal where number = seal.number - 1), era, xid, seq, now(), mac, ${day})
       from audit_seal seal where number = ${first}`;
    expect(await broken(asked(last, "now()"))).toBe("audit_gone_old");
    expect(await broken(asked(`${last} - 1`, "now()"))).toBe("audit_gone_old");
    for (const sql of [
      "delete from audit_gone",
      "update audit_gone set at = now()",
      "truncate audit_gone",
      "select set_config('holdfast.audit_gone', (select max(first) from audit_gone)::text, false)",
      "delete from audit_row",
      "delete from audit_seal",
    ])
      expect([sql, await broken(sql)]).toEqual([sql, sql.startsWith("select") ? null : "only_added"]);
    await house.client.query("reset holdfast.audit_gone");
    expect(await forget()).toBe(3);
  });
});
