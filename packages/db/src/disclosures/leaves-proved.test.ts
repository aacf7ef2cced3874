import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SessionId } from "@holdfast/case-schema";
import { REFUSALS_EACH_MINUTE } from "../audit/refusal-budget.ts";
import { testDecide } from "../testing/decide-all.ts";
import { disclosureHouse, type DisclosureHouse, type DisclosureScene } from "../testing/disclosure-house.ts";
import { sampleAsker, sampleSession } from "../testing/index.ts";

const now = 1_800_000_000_000;
const MINUTE = 60_000;
let house: DisclosureHouse;
let scene: DisclosureScene;
beforeAll(async () => {
  house = await disclosureHouse(() => now);
});
afterAll(async () => house.close());
beforeEach(async () => {
  scene = await house.scene();
});

const provedBefore = async (minutes: number) =>
  sampleSession(house.client, house.staff.dana, new Date(now - minutes * MINUTE).toISOString());

/** Confirms what has to be seen first, as it was seen. */
async function confirm(id: string, over: object = {}) {
  const decide = testDecide(scene.yes({ isSeenFirst: true }));
  const asker = sampleAsker(house.staff.dana);
  const shown = await house.store.disclosures.preview(scene.asked(), asker, decide);
  const seen = shown.kind === "decided" ? shown.decided.seen : "";
  const confirmed = { id, asked: scene.asked(), how: "on_paper", seen } as const;
  return house.store.disclosures.confirm(confirmed, { ...asker, ...over }, decide);
}
const gone = async () =>
  (await house.client.query("select id from disclosure where case_id = $1", [scene.caseId])).rowCount;
const tried = async () =>
  (
    await house.client.query<{ refusal: string }>(
      "select actor_id, refusal from audit_row where case_id = $1 and deed = 'tried' and thing = 'disclosure'",
      [scene.caseId],
    )
  ).rows;

describe("what leaves", () => {
  it("[DB490] leaves in a session that proved within the time that it is theirs, and else nothing is kept but that it was tried", async () => {
    const id = crypto.randomUUID();
    await provedBefore(10);
    expect(await confirm(id)).toEqual({ kind: "prove_it_is_you" });
    expect(await gone()).toBe(0);
    expect(await tried()).toEqual([{ actor_id: house.staff.dana, refusal: "prove_it_is_you" }]);
    await provedBefore(9.99);
    expect(await confirm(id)).toMatchObject({ kind: "done", packet: '["Ana Q."]' });
  });

  it("[DB490] is proved by a session of whoever asks that has not ended, and by no other", async () => {
    await provedBefore(1);
    const of = (sessionId: string, withinMs = 10 * MINUTE) => ({
      proof: { sessionId: SessionId.parse(sessionId), withinMs },
    });
    for (const other of [house.staff.ada, crypto.randomUUID()])
      expect(await confirm(crypto.randomUUID(), of(other))).toEqual({ kind: "prove_it_is_you" });
    await house.client.query("update session set expires_at = $2 where id = $1", [
      house.staff.dana,
      new Date(now),
    ]);
    expect(await confirm(crypto.randomUUID())).toEqual({ kind: "prove_it_is_you" });
    await house.client.query("update session set expires_at = '2100-01-01' where id = $1", [
      house.staff.dana,
    ]);
    expect(await confirm(crypto.randomUUID())).toMatchObject({ kind: "done" });
  });

  it("[DB490] is not told a second time to a session that has not proved it since", async () => {
    const id = crypto.randomUUID();
    await provedBefore(1);
    expect(await confirm(id)).toMatchObject({ kind: "done" });
    await provedBefore(11);
    expect(await confirm(id)).toEqual({ kind: "prove_it_is_you" });
    await provedBefore(1);
    expect(await confirm(id)).toMatchObject({ kind: "done", packet: '["Ana Q."]' });
  });

  it("[AU14] asked for again and again is so many rows of the audit in a minute, and one that says how many there were more", async () => {
    const { audit } = house.store;
    await audit.writeCounted("all");
    await provedBefore(11);
    for (let each = 0; each < REFUSALS_EACH_MINUTE + 5; each += 1)
      expect(await confirm(crypto.randomUUID())).toEqual({ kind: "prove_it_is_you" });
    expect(await tried()).toHaveLength(REFUSALS_EACH_MINUTE);
    await audit.writeCounted("all");
    const { rows } = await house.client.query(
      "select facts from audit_row where actor_id = $1 and refusal = 'too_many'",
      [house.staff.dana],
    );
    expect(rows).toEqual([{ facts: { more: "5" } }]);
  });

  it("[DB490] waits for no proof where a life would wait for it, nor where nothing leaves yet", async () => {
    await provedBefore(600);
    // As the rules say of whoever sends help: it goes before anybody has seen it.
    expect((await scene.confirm(scene.yes())).done).toMatchObject({ kind: "done", packet: '["Ana Q."]' });
    expect((await scene.confirm(scene.waits("D9", "supervisor"))).done).toMatchObject({ packet: null });
    expect(await tried()).toEqual([]);
  });

  it("[DB490] is taken back by whoever may, whatever their session has proved", async () => {
    await provedBefore(600);
    expect(await scene.withdraw()).toMatchObject({ kind: "withdrawn" });
  });

  it("[DB490] once approved, leaves by the same proof", async () => {
    const { heldId } = await scene.confirm(scene.waits("D9", "supervisor"));
    const [item] = await house.store.disclosures.heldOf(heldId);
    const lee = sampleAsker(house.staff.lee);
    await house.store.disclosures.decideHeld({ id: item?.id ?? "", asker: lee, isApproved: true, why: "so" });
    const send = () =>
      house.store.disclosures.sendApproved(
        heldId,
        "on_paper",
        sampleAsker(house.staff.dana),
        testDecide(scene.yes({ isSeenFirst: true })),
      );
    await provedBefore(11);
    expect(await send()).toEqual({ kind: "prove_it_is_you" });
    await house.store.people.prove(house.staff.dana, SessionId.parse(house.staff.dana));
    expect(await send()).toMatchObject({ kind: "done", packet: '["Ana Q."]' });
  });
});

describe("proving a session", () => {
  it("[DB490] is done by whose it is, moves only forward, and stands in the audit", async () => {
    const { people } = house.store;
    const [dana, session] = [house.staff.dana, SessionId.parse(house.staff.dana)];
    const proof = { sessionId: session, withinMs: MINUTE };
    await provedBefore(5);
    expect(await people.isProved(dana, proof)).toBe(false);
    expect(await people.prove(house.staff.ada, session)).toBe(false);
    expect(await people.prove(dana, session)).toBe(true);
    expect(await people.isProved(dana, proof)).toBe(true);
    expect(await people.isProved(house.staff.ada, proof)).toBe(false);
    await sampleSession(house.client, dana);
    await people.prove(dana, session);
    const { rows } = await house.client.query<{ year: string }>(
      "select extract(year from proved_at)::text as year from session where id = $1",
      [dana],
    );
    expect(rows).toEqual([{ year: "2100" }]);
    const audited = await house.client.query(
      "select 1 from audit_row where actor_id = $1 and thing = 'session' and subject_id = $2 and facts ->> 'how' = 'proved'",
      [dana, session],
    );
    expect(audited.rowCount).toBeGreaterThan(0);
  });
});
