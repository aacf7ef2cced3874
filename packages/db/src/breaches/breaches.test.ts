import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { disclosureHouse, type DisclosureHouse, type DisclosureScene } from "../testing/disclosure-house.ts";
import { lockWaiters } from "../testing/lock-waiters.ts";
import { rawClient } from "../testing/raw-client.ts";
import { sampleHeld } from "../testing/index.ts";
import type { MayTell } from "./breach-store.ts";

const HOUR = 3_600_000;
let now = 1_800_000_000_000;
let house: DisclosureHouse;
let scene: DisclosureScene;
beforeAll(async () => {
  house = await disclosureHouse(() => now);
  scene = await house.scene();
});
afterAll(async () => house.close());
beforeEach(() => {
  now += HOUR;
});

const anyWay: MayTell = () => true;
const onlyWaiting: MayTell = (way) => way === "waits";
async function recorded(): Promise<string> {
  const id = crypto.randomUUID();
  const given = {
    id,
    kind: "actual",
    suspectedAt: now - HOUR,
    noticeDueAt: now + 23 * HOUR,
    what: "A laptop with Ana's notes",
    by: house.staff.dana,
  } as const;
  expect(await house.store.breaches.record(given)).toEqual({ kind: "recorded" });
  expect(await house.store.breaches.record(given)).toEqual({ kind: "recorded" });
  for (const other of [
    { what: "Another" },
    { kind: "imminent" as const },
    { suspectedAt: now, noticeDueAt: now + 24 * HOUR },
    { by: house.staff.ada },
  ])
    expect(await house.store.breaches.record({ ...given, ...other })).toEqual({ kind: "taken" });
  return id;
}
const shown = async (id: string) => (await house.store.breaches.open()).find((each) => each.id === id);
/** The rule that an act breaks. */
const broken = async (act: Promise<unknown>): Promise<unknown> =>
  act.then(
    () => null,
    (error: { readonly constraint?: string }) => error.constraint,
  );

it("[DB367] has the funder told within a day of the first suspicion, which nothing stretches", async () => {
  const id = await recorded();
  expect(await shown(id)).toMatchObject({
    kind: "actual",
    suspectedAt: now - HOUR,
    noticeDueAt: now + 23 * HOUR,
    what: "A laptop with Ana's notes",
    noticedAt: null,
    people: [],
  });
  expect((await house.store.breaches.noticed(id, house.staff.pat)).kind).toBe("done");
  expect((await house.store.breaches.noticed(id, house.staff.pat)).kind).toBe("already");
  expect(await shown(id)).toMatchObject({ noticedAt: now, noticedBy: { name: "Pat" } });
  const { rows } = await house.client.query("select * from breach where id = $1", [id]);
  expect(JSON.stringify(rows)).not.toMatch(/laptop|Ana/);
  for (const [change, rule] of [
    [`delete from breach where id = '${id}'`, "breach_stays"],
    [`update breach set notice_due_at = notice_due_at + interval '1 hour' where id = '${id}'`, "breach_same"],
    [`update breach set noticed_at = null, noticed_by_id = null where id = '${id}'`, "breach_once"],
  ] as const)
    expect(await broken(house.client.query(change))).toBe(rule);
  const later = { id: crypto.randomUUID(), suspectedAt: now, noticeDueAt: now + 25 * HOUR } as const;
  const given = { kind: "actual", what: "A laptop", by: house.staff.dana } as const;
  expect(await broken(house.store.breaches.record({ ...given, ...later }))).toBe("breach_due");
});

it("[DB368] tells each whom it concerns in a way that is safe when it is planned and when they are told", async () => {
  const { pat } = house.staff;
  const { plan, told } = house.store.breaches;
  const id = await recorded();
  const { contactId } = scene;
  expect((await told(id, contactId, null, pat, anyWay)).kind).toBe("not_found");
  expect((await plan(id, contactId, "message", pat, onlyWaiting)).kind).toBe("not_safe");
  expect((await shown(id))?.people).toEqual([]);
  expect((await plan(id, contactId, "message", pat, anyWay)).kind).toBe("done");
  // They were reachable when it was planned, and are not any more.
  expect((await told(id, contactId, null, pat, onlyWaiting)).kind).toBe("not_safe");
  expect((await plan(id, contactId, "waits", pat, onlyWaiting)).kind).toBe("done");
  expect((await told(id, contactId, null, pat, onlyWaiting)).kind).toBe("done");
  expect((await told(id, contactId, null, pat, anyWay)).kind).toBe("already");
  expect((await plan(id, contactId, "call", pat, anyWay)).kind).toBe("already");
  expect((await plan(id, crypto.randomUUID() as typeof contactId, "waits", pat, anyWay)).kind).toBe(
    "not_found",
  );
  expect((await shown(id))?.people).toEqual([
    {
      contactId,
      way: "waits",
      isConcerned: true,
      whyNot: null,
      toldAt: now,
      toldBy: { id: pat, name: "Pat" },
      wasSafe: true,
    },
  ]);
  expect(await broken(house.client.query("delete from breach_person"))).toBe("breach_person_stays");
});

it("[DB367] [DB368] is over once the funder and everybody whom it concerns were told, with its cause and what was done", async () => {
  const { pat } = house.staff;
  const { plan, told, noticed, mend } = house.store.breaches;
  const id = await recorded();
  const words = { cause: "It was left on a bus", mended: "Its disk is sealed now" };
  const other = await sampleHeld(house.store, house.staff.dana, { threadKey: crypto.randomUUID() });
  expect((await mend(id, words, pat)).kind).toBe("not_told_yet");
  await noticed(id, pat);
  await plan(id, other, "waits", pat, onlyWaiting);
  expect((await mend(id, words, pat)).kind).toBe("not_told_yet");
  await told(id, other, null, pat, onlyWaiting);
  expect((await mend(id, words, pat)).kind).toBe("done");
  expect(await shown(id)).toBeUndefined();
  expect((await plan(id, scene.contactId, "waits", pat, anyWay)).kind).toBe("not_found");
  expect((await mend(id, words, pat)).kind).toBe("not_found");
});

it("[DB368] takes nobody to be told who was named by mistake, as another says with why, unless they are named anew", async () => {
  const { pat, lee } = house.staff;
  const { plan, told, noticed, notConcerned, mend } = house.store.breaches;
  const [id, { contactId }] = [await recorded(), scene];
  const why = "Anna Bell was in another folder";
  expect((await notConcerned(id, contactId, why, lee)).kind).toBe("not_found");
  await plan(id, contactId, "waits", pat, anyWay);
  expect((await notConcerned(id, contactId, why, pat)).kind).toBe("by_another");
  expect((await shown(id))?.people).toMatchObject([{ isConcerned: true, whyNot: null }]);
  for (const [by, because] of [
    [pat, "\\x00"],
    [lee, null],
  ])
    expect(
      await broken(
        house.client.query(
          "update breach_person set not_concerned_at = instant($4), not_concerned_by_id = $2, not_concerned_why = $3 where breach_id = $1",
          [id, by, because, now],
        ),
      ),
    ).toBe("breach_person_by_another");
  expect((await notConcerned(id, contactId, why, lee)).kind).toBe("done");
  expect((await notConcerned(id, contactId, why, lee)).kind).toBe("already");
  const { rows } = await house.client.query("select * from breach_person where breach_id = $1", [id]);
  expect(JSON.stringify(rows)).not.toContain("Anna");
  expect((await told(id, contactId, null, pat, anyWay)).kind).toBe("not_found");
  expect((await shown(id))?.people).toMatchObject([
    { contactId, isConcerned: false, whyNot: why, toldAt: null },
  ]);
  await plan(id, contactId, "waits", pat, anyWay);
  expect((await shown(id))?.people).toMatchObject([{ isConcerned: true, whyNot: null }]);
  await notConcerned(id, contactId, why, lee);
  await noticed(id, pat);
  expect((await mend(id, { cause: "A bus", mended: "Sealed" }, pat)).kind).toBe("done");
});

it("[DB368] writes down when they were told, with whether it was safe then, and no time that cannot be", async () => {
  const { pat, lee } = house.staff;
  const { plan, told, notConcerned } = house.store.breaches;
  const [id, { contactId }] = [await recorded(), scene];
  await plan(id, contactId, "call", pat, anyWay);
  for (const at of [now - HOUR - 1, now + 1])
    expect((await told(id, contactId, at, pat, anyWay)).kind).toBe("times");
  expect((await told(id, contactId, null, pat, onlyWaiting)).kind).toBe("not_safe");
  expect((await told(id, contactId, now - 60_000, pat, onlyWaiting)).kind).toBe("done");
  expect((await shown(id))?.people).toMatchObject([
    { toldAt: now - 60_000, toldBy: { name: "Pat" }, wasSafe: false },
  ]);
  expect((await notConcerned(id, contactId, "It was not them", lee)).kind).toBe("already");
  const other = await sampleHeld(house.store, house.staff.dana, { threadKey: crypto.randomUUID() });
  await plan(id, other, "call", pat, anyWay);
  const unsaid =
    "update breach_person set told_at = instant($3), told_by_id = $4 where (breach_id, contact_id) = ($1, $2)";
  expect(await broken(house.client.query(unsaid, [id, other, now, pat]))).toBe("breach_person_safely");
  expect((await told(id, other, now - 60_000, pat, anyWay)).kind).toBe("done");
  expect((await shown(id))?.people).toMatchObject([{ wasSafe: false }, { wasSafe: true }]);
});

it("[DB368] names nobody in a breach that ends meanwhile, whatever statement runs", async () => {
  const id = await recorded();
  await house.store.breaches.noticed(id, house.staff.pat);
  const other = await rawClient(house.store.connection);
  await other.query("begin");
  await other.query(
    "update breach set mended = '\\x00', mended_by_id = $2, mended_at = instant($3) where id = $1",
    [id, house.staff.pat, now],
  );
  const naming = broken(
    house.client.query(
      `insert into breach_person (breach_id, contact_id, way, planned_by_id, planned_at) values ($1, $2, 'waits', $3, instant($4))`,
      [id, scene.contactId, house.staff.pat, now],
    ),
  );
  await lockWaiters(other, 1);
  await other.query("commit");
  expect(await naming).toBe("breach_over");
  await other.end();
});
