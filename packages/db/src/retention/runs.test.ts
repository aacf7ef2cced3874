import type { ContactId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { DisclosureScene } from "../testing/disclosure-house.ts";
import { holdHouse, type HoldHouse } from "../testing/hold-house.ts";
import { SAMPLE_CHANNEL, sampleAsker, sampleHeld, type sampleArrival } from "../testing/index.ts";
import { sampleClosed, sampleClosedCase } from "../testing/sample-closed.ts";

const DAY = 24 * 3_600_000;
let now = Date.now();
let house: HoldHouse;
let scene: DisclosureScene;
beforeAll(async () => {
  house = await holdHouse(() => now);
  // Else nothing is forgotten for thirty days after a run (DB486): these tests take away since when it is known.
  await house.store.settings.change("retention", {}, house.staff.lee);
});
afterAll(async () => house.close());
beforeEach(async () => {
  // Of each test before this nothing is left to forget.
  await runIn(4000);
  scene = await house.scene();
});

const close = async (contactId: ContactId) => sampleClosed(house, contactId);
const closeCase = async () => sampleClosedCase(house, scene.caseId);
/** Somebody's contact in a thread that nobody else has. */
const contactIn = async (threadKey: string, given: Parameters<typeof sampleArrival>[0] = {}) =>
  sampleHeld(house.store, house.staff.dana, { threadKey, ...given });
/** Runs after so many days, whenever the last run was. */
async function runIn(days: number): Promise<number> {
  now += days * DAY;
  await house.client.query("delete from retention_run");
  return house.store.retention.run();
}
async function call(contactId: ContactId): Promise<void> {
  await house.client.query(
    `insert into call (id, contact_id, channel, key, direction, line, started_at, waiting_from, phase, phase_since, version)
     values (gen_random_uuid(), $1, 'voice', gen_random_uuid()::text, 'in', (enum_range(null::call_line))[1], now(), now(),
       (enum_range(null::call_phase))[1], now(), 1)`,
    [contactId],
  );
}
async function hangUp(contactId: ContactId): Promise<void> {
  await house.client.query("begin; set local session_replication_role = replica");
  await house.client.query("delete from call where contact_id = $1", [contactId]);
  await house.client.query("commit");
}

/** That somebody of the case said yes until so many days from now, as no clock of ours would have let them. */
async function yesUntil(days: number): Promise<void> {
  const end = new Date(now + days * DAY);
  await house.client.query("begin; set local session_replication_role = replica");
  await house.client.query(
    `update release set expires_at = $2, (signed_at, filled_at, recorded_at) = (select at, at, at from (select $2::timestamptz - interval '1 day' as at) _)
     where case_id = $1`,
    [scene.caseId, end],
  );
  await house.client.query("commit");
}

/** Whoever runs is gone when it comes to that contact. */
async function killedAt(contactId: ContactId): Promise<void> {
  await house.client.query(`create or replace function kills() returns trigger language plpgsql as $$
    begin raise 'killed'; end $$;
    create trigger kills before update on contact for each row when (old.id = '${contactId}') execute function kills()`);
}

describe("a case whose time is over", () => {
  it("[DB482] is forgotten with everybody in it, by what they were compared, too, and stays as a number", async () => {
    await scene.confirm(scene.yes());
    await close(scene.contactId);
    await closeCase();
    await yesUntil(400);
    expect(await runIn(366)).toBe(0);
    expect((await house.store.retention.report()).held).toContainEqual({
      kind: "case",
      because: "yes_in_force",
      count: 1,
    });
    await scene.withdraw();
    expect(await runIn(1)).toBe(2);
    const counts = [
      "case_part where case_id = $1 and (owner_key is not null or body is not null)",
      "case_name join case_part on case_part.id = part_id where case_id = $1",
      "case_trace join case_part on case_part.id = part_id where case_id = $1",
      "disclosure where case_id = $1 and owner_key is not null",
      "case_filing where case_id = $1 and address is not null",
    ];
    for (const left of counts) expect([left, await house.countOf(left, scene.caseId)]).toEqual([left, 0]);
    expect(await house.countOf("case_file where id = $1 and status = 'closed'", scene.caseId)).toBe(1);
    expect(await house.countOf("case_filed where case_id = $1", scene.caseId)).toBe(1);
  });

  it("[DB557] has a row of the audit for each contact that was forgotten with it, and one of its own", async () => {
    await scene.withdraw();
    await close(scene.contactId);
    await closeCase();
    expect(await runIn(366)).toBe(2);
    const { rows } = await house.client.query(
      `select thing::text, contact_id, actor::text from audit_row
       where case_id = $1 and deed = 'ended' and facts = '{"how": "forgotten"}' order by seq`,
      [scene.caseId],
    );
    expect(rows).toEqual([
      { thing: "case_file", contact_id: null, actor: "house" },
      { thing: "contact", contact_id: scene.contactId, actor: "house" },
    ]);
  });

  it("[DB556] waits for a yes until that is over, whatever the database's own clock says", async () => {
    await close(scene.contactId);
    await closeCase();
    await yesUntil(400);
    const held = { kind: "case", because: "yes_in_force", count: 1 };
    expect(await runIn(399)).toBe(0);
    expect((await house.store.retention.report()).held).toContainEqual(held);
    expect(await runIn(2)).toBe(2);
    expect(await house.countOf("case_part where case_id = $1 and owner_key is not null", scene.caseId)).toBe(
      0,
    );
  });

  it("[DB482] waits while it is on hold, while it is asked for in it, and while it is one with one that goes on", async () => {
    await scene.withdraw();
    await close(scene.contactId);
    await closeCase();
    const of = async () =>
      (await house.client.query("select case_waits_for($1) as waits", [scene.caseId])).rows[0].waits;
    const hold = await house.hold(await house.order(now), { caseId: scene.caseId });
    expect(await of()).toContain("legal_hold");
    await runIn(400);
    expect(await house.countOf("case_part where case_id = $1 and owner_key is null", scene.caseId)).toBe(0);
    await house.lift(hold);
    const other = await house.scene();
    const join = crypto.randomUUID();
    await house.store.cases.join(sampleAsker(house.staff.dana), join, other.caseId, scene.caseId);
    expect(await of()).toContain("case_open");
    await house.store.cases.undoJoin(sampleAsker(house.staff.dana), join);
    expect(await of()).not.toContain("case_open");
  });
});

describe("a run", () => {
  it("[DB483] is begun once a day, by one of several gateways", async () => {
    const [first, second] = [await contactIn(crypto.randomUUID()), await contactIn(crypto.randomUUID())];
    await close(first);
    now += 3_600_000;
    await close(second);
    now += 365 * DAY - 3_600_000;
    await house.client.query("delete from retention_run");
    const both = await Promise.all([house.store.retention.run(), house.store.retention.run()]);
    expect(new Set(both)).toEqual(new Set([0, 1]));
    now += 3_600_000;
    expect(await house.store.retention.run()).toBe(0);
    now += 22 * 3_600_000;
    expect(await house.store.retention.run()).toBe(1);
  });

  it("[DB483] writes no table anew while somebody is on a call, for a day at most", async () => {
    await close(await contactIn(crypto.randomUUID()));
    const on = await contactIn(crypto.randomUUID());
    await call(on);
    expect(await runIn(366)).toBe(1);
    const latest = async () => (await house.store.retention.report()).runs[0];
    expect(await latest()).toMatchObject({ rewrittenAt: null, problem: "somebody_calls" });
    now += 22 * 3_600_000;
    await house.store.retention.run();
    expect(await latest()).toMatchObject({ rewrittenAt: null });
    now += 3_600_000;
    await house.store.retention.run();
    expect(await latest()).toMatchObject({ rewrittenAt: now, logGoneAt: now, problem: null });
    await hangUp(on);
  });

  it("[DB483] waits for a call, too, where it is the first of a house, which knows for long that things are forgotten", async () => {
    await close(await contactIn(crypto.randomUUID()));
    const on = await contactIn(crypto.randomUUID());
    await call(on);
    now += 366 * DAY;
    await house.client.query("delete from retention_run");
    await house.client.query(
      "insert into retention_run (began_at, ended_at) values (instant($1), instant($1))",
      [now - 40 * DAY],
    );
    expect(await house.store.retention.run()).toBe(1);
    const { runs } = await house.store.retention.report();
    expect(runs).toMatchObject([{ rewrittenAt: null, problem: "somebody_calls" }]);
    await hangUp(on);
  });

  it("[DB483] that is killed is ended by the next one, within the hour, and what it forgot is gone from the disk, too", async () => {
    const [first, second] = [await contactIn(crypto.randomUUID()), await contactIn(crypto.randomUUID())];
    await close(first);
    now += 3_600_000;
    await close(second);
    await killedAt(second);
    await expect(runIn(366)).rejects.toThrow("killed");
    const runs = async () => (await house.store.retention.report()).runs;
    expect(await runs()).toMatchObject([{ forgotten: { contact: 1 }, endedAt: null, rewrittenAt: null }]);
    await house.client.query("drop trigger kills on contact");
    await house.store.settings.change("retention", { contactDays: 3_660 }, house.staff.lee);
    now += 3_600_000;
    expect(await house.store.retention.run()).toBe(0);
    expect(await runs()).toMatchObject([
      { forgotten: { contact: 1 }, endedAt: now, rewrittenAt: now, logGoneAt: now },
    ]);
    await house.store.settings.change("retention", {}, house.staff.lee);
    // What it did not come to is due another day: it was ended, and is the last that was begun.
    now += DAY;
    expect(await house.store.retention.run()).toBe(1);
  });

  it("[DB483] that is killed is gone on with within the hour", async () => {
    const [first, second] = [await contactIn(crypto.randomUUID()), await contactIn(crypto.randomUUID())];
    await close(first);
    now += 3_600_000;
    await close(second);
    await killedAt(second);
    await expect(runIn(366)).rejects.toThrow("killed");
    await house.client.query("drop trigger kills on contact");
    now += 3_600_000;
    expect(await house.store.retention.run()).toBe(1);
    const { runs } = await house.store.retention.report();
    expect(runs).toMatchObject([
      { forgotten: { contact: 1 }, rewrittenAt: now },
      { forgotten: { contact: 1 }, rewrittenAt: now },
    ]);
  });

  it("[DB486] forgets nothing for thirty days after it came, but where the house said for how long things are kept", async () => {
    const [first, second] = [await contactIn(crypto.randomUUID()), await contactIn(crypto.randomUUID())];
    await close(first);
    await house.client.query("begin; set local session_replication_role = replica");
    await house.client.query("delete from setting where name = 'retention'");
    await house.client.query("commit");
    now += 400 * DAY;
    await house.client.query(
      "insert into retention_run (began_at, ended_at) values (instant($1), instant($1))",
      [now],
    );
    now += 30 * DAY - 1;
    expect(await house.store.retention.run()).toBe(0);
    expect((await house.store.retention.report()).beginsAt).toBe(now + 1);
    now += 1;
    expect(await house.store.retention.run()).toBe(1);
    expect((await house.store.retention.report()).beginsAt).toBeNull();
    await close(second);
    now += 366 * DAY;
    await house.client.query("delete from retention_run");
    await house.client.query(
      "insert into retention_run (began_at, ended_at) values (instant($1), instant($1))",
      [now],
    );
    expect(await house.store.retention.run()).toBe(0);
    await house.store.settings.change("retention", {}, house.staff.lee);
    expect(await house.store.retention.run()).toBe(1);
  });

  it("[DB484] is reported in numbers, with when the last backup is gone that still has what it forgot", async () => {
    await house.client.query("delete from provider_copy");
    const id = await contactIn(crypto.randomUUID(), { provider: { ref: "SM7", media: [] } });
    await close(id);
    const { due } = await house.store.retention.report();
    now += 366 * DAY;
    const wanted = { ...due, contact: due.contact + 1 };
    expect((await house.store.retention.report()).due).toEqual(wanted);
    expect(await runIn(0)).toBe(1);
    const report = await house.store.retention.report();
    expect(report).toMatchObject({
      at: now,
      due,
      runs: [
        {
          endedAt: now,
          forgotten: { contact: 1, case: 0, inquiry: 0, legal_process: 0, breach: 0, audit: 0 },
          rewrittenAt: now,
          logGoneAt: now,
          problem: null,
        },
      ],
      backupsExpireAt: now + 30 * DAY,
    });
    expect(report.outside).toEqual([{ channel: SAMPLE_CHANNEL, copies: 1, due: 1, triedInVain: 0 }]);
  });
});
