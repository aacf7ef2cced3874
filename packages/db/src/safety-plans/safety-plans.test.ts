import { PersonId, type ContactId, type UserId } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { LogPosition } from "../log/log-store.ts";
import type { DisclosureScene } from "../testing/disclosure-house.ts";
import { holdHouse, type HoldHouse } from "../testing/hold-house.ts";
import { sampleAsker, sampleHeld, samplePlan, samplePlanEdit } from "../testing/index.ts";

const HOUR = 3_600_000;
let now = 1_800_000_000_000;
let house: HoldHouse;
let scene: DisclosureScene;
let from: LogPosition;
beforeAll(async () => {
  house = await holdHouse(() => now);
});
afterAll(async () => house.close());
beforeEach(async () => {
  now += 24 * HOUR;
  scene = await house.scene();
  from = await house.store.log.head();
});

const asker = (by: UserId = house.staff.dana) => sampleAsker(by, "change_plan");
const begin = async (forWhom = "self") => samplePlan(house, scene, forWhom);
const edit = async (
  id: string,
  over: {
    field?: string;
    value?: unknown;
    basedOn?: number;
    by?: UserId;
    contactId?: ContactId | null;
    saidAt?: number;
  } = {},
) => {
  const { by = house.staff.dana, contactId = scene.contactId, ...given } = over;
  const what = { field: "section.bag", value: "Under the stairs", basedOn: 0, ...given };
  return samplePlanEdit(house.store, { id, contactId }, by, what);
};
const read = async (id: string, by?: UserId) =>
  (await house.store.safetyPlans.read(id, scene.contactId, asker(by)))?.plan ?? null;
const broken = async (text: string, ...values: unknown[]): Promise<unknown> =>
  house.client.query(text, values).then(
    () => null,
    (error: { readonly constraint?: string }) => error.constraint,
  );

describe("a plan", () => {
  it("[DB570] is begun once for who speaks, whoever begins it how often, and another speaker has another", async () => {
    const { caseId, person, contactId } = scene;
    const begun = await Promise.all(
      [house.staff.dana, house.staff.lee, house.staff.dana].map((by) =>
        house.store.safetyPlans.begin(
          { id: crypto.randomUUID(), caseId, person, forWhom: "self", contactId },
          asker(by),
        ),
      ),
    );
    const ids = new Set(begun.map((each) => (each.kind === "begun" ? each.id : each.kind)));
    expect(ids.size).toBe(1);
    expect(await begin("friend")).not.toBe([...ids][0]);
    const listed = await house.store.safetyPlans.ofCase(caseId, asker());
    expect(listed?.map(({ forWhom }) => forWhom).toSorted()).toEqual(["friend", "self"]);
    expect(await read(await begin())).toMatchObject({
      caseId,
      person,
      contactId,
      revision: 0,
      values: [],
      given: [],
      isForgotten: false,
    });
  });

  it("[DB570] is of somebody of the case, begun in a contact of it, by whoever it is to write", async () => {
    const { caseId, person, contactId } = scene;
    const elsewhere = await sampleHeld(house.store, house.staff.dana, { threadKey: crypto.randomUUID() });
    const other = await house.scene();
    const given = { id: crypto.randomUUID(), caseId, person, forWhom: "self", contactId };
    const kinds = await Promise.all(
      [
        [{ ...given, contactId: elsewhere }, house.staff.dana],
        [{ ...given, person: PersonId.parse(crypto.randomUUID()) }, house.staff.dana],
        [{ ...given, person: other.person }, house.staff.dana],
        [given, house.staff.ada],
      ].map(
        async ([plan, by]) =>
          (await house.store.safetyPlans.begin(plan as typeof given, asker(by as UserId))).kind,
      ),
    );
    expect(kinds).toEqual(["not_in_contact", "not_found", "not_found", "not_found"]);
    const id = await begin();
    // That id is another plan's: nothing is told of it.
    expect(
      (await house.store.safetyPlans.begin({ ...given, ...other, forWhom: "self", id }, asker())).kind,
    ).toBe("not_found");
  });

  it("[DB571] lies sealed under the person's key, each version of a field in its place alone", async () => {
    const id = await begin();
    await edit(id);
    await edit(id, { field: "section.documents", value: "With her aunt" });
    const { rows } = await house.client.query(
      "select to_jsonb(kept)::text as row from safety_plan_value kept",
    );
    expect(JSON.stringify(rows)).not.toMatch(/stairs|aunt/u);
    await house.client.query("alter table safety_plan_value disable trigger safety_plan_value_guard");
    await house.client.query(
      `update safety_plan_value kept set body = other.body from safety_plan_value other
       where kept.plan_id = $1 and other.plan_id = $1 and kept.field = 'section.bag' and other.field = 'section.documents'`,
      [id],
    );
    await house.client.query("alter table safety_plan_value enable trigger safety_plan_value_guard");
    expect(
      (await read(id))?.values.map(({ field, value, isReadable }) => [field, value, isReadable]),
    ).toEqual([
      ["section.bag", null, false],
      ["section.documents", "With her aunt", true],
    ]);
  });

  it("[DB573] says who wrote each field, when it was said and when it came, never said after it came", async () => {
    const id = await begin();
    const saidAt = now - HOUR;
    await edit(id, { saidAt });
    await edit(id, { value: "At her aunt's", basedOn: 1, by: house.staff.lee, saidAt: now + HOUR });
    const versions = await house.store.safetyPlans.history(id, "section.bag", asker());
    expect(versions).toMatchObject([
      { version: 2, value: "At her aunt's", by: { name: "Lee" }, saidAt: now, at: now },
      { version: 1, value: "Under the stairs", by: { name: "Dana" }, saidAt, at: now },
    ]);
    expect((await read(id))?.values).toEqual([versions?.[0]]);
  });

  it("[DB573] counts from the contact in which it is edited, since it was closed last, and from now where there is none", async () => {
    const id = await begin();
    const opened = now;
    const sinceIn = async (contactId: ContactId | null) => {
      const asked = await house.store.safetyPlans.read(id, contactId, asker());
      return asked?.moment.since;
    };
    now += HOUR;
    const elsewhere = await sampleHeld(house.store, house.staff.dana, { threadKey: crypto.randomUUID() });
    expect([await sinceIn(scene.contactId), await sinceIn(null), await sinceIn(elsewhere)]).toEqual([
      opened,
      now,
      now,
    ]);
  });

  it("[DB574] tells whoever follows the case that it is otherwise, and nothing of what", async () => {
    const id = await begin();
    await edit(id);
    await edit(id, { basedOn: 7 });
    const told = (await house.store.log.since(`case:${scene.caseId}`, from, 100)).events.map(
      ({ payload }) => payload,
    );
    expect(told.filter((each) => (each as { kind: string }).kind === "plan")).toEqual([
      { kind: "plan", id, version: 1 },
      { kind: "plan", id, version: 2 },
    ]);
  });

  it("[DB576] is in the audit with whoever began, changed and read it, each time, and none of its words", async () => {
    const id = await begin();
    await edit(id);
    await read(id);
    await read(id);
    await edit(id, { basedOn: 0, by: house.staff.lee });
    const { rows } = await house.client.query(
      "select actor_id as by, deed::text, facts from audit_row where subject_id = $1 and thing = 'safety_plan' order by seq",
      [id],
    );
    const { dana, lee } = house.staff;
    expect(rows).toEqual([
      { by: dana, deed: "added", facts: { for: "self" } },
      { by: dana, deed: "changed", facts: { field: "section.bag", version: 1 } },
      { by: dana, deed: "looked", facts: { version: 1 } },
      { by: dana, deed: "looked", facts: { version: 1 } },
      // Whoever is told what stands there has read it.
      { by: lee, deed: "looked", facts: { version: 1 } },
    ]);
  });
});

describe("several who fill a plan at once", () => {
  it("[DB572] lose nothing: of those who saw the same version one changes it, and fields are changed by themselves", async () => {
    const { dana, lee, lou } = house.staff;
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            field: fc.constantFrom("section.bag", "section.documents", "cover_story"),
            basedOn: fc.integer({ min: 0, max: 2 }),
            by: fc.constantFrom(dana, lee, lou),
          }),
          { minLength: 2, maxLength: 12 },
        ),
        async (edits) => {
          scene = await house.scene();
          const id = await begin();
          const done = await Promise.all(
            edits.map(async (each, nth) => ({
              ...each,
              nth,
              done: await edit(id, { ...each, value: `v${nth}` }),
            })),
          );
          const plan = await read(id);
          let writes = 0;
          for (const field of new Set(edits.map((each) => each.field))) {
            const versions = (await house.store.safetyPlans.history(id, field, asker()))?.toReversed() ?? [];
            expect(versions.map(({ version }) => version)).toEqual(versions.map((_each, nth) => nth + 1));
            const changed = done.filter(
              (each) => each.field === field && each.done.kind === "edited" && each.done.answer === "changed",
            );
            // Each that was taken is there, on the version that its writer saw, and nothing else is.
            expect(versions.map(({ version, value, by }) => [version - 1, value, by.id])).toEqual(
              changed
                .toSorted((left, right) => left.basedOn - right.basedOn)
                .map(({ basedOn, nth, by }) => [basedOn, `v${nth}`, by]),
            );
            writes += versions.length;
          }
          expect(plan?.revision).toBe(writes);
        },
      ),
      { numRuns: rounds(12) },
    );
  });

  it.each([
    [
      "leaves a version out",
      "values ($1, 'section.bag', 3, now(), now(), $2, '\\x01')",
      "safety_plan_value_plan_id_field_previous_fkey",
    ],
    [
      "stands there already",
      "values ($1, 'section.bag', 1, now(), now(), $2, '\\x01')",
      "safety_plan_value_pkey",
    ],
    ["says nothing", "values ($1, 'section.bag', 2, now(), now(), $2, null)", "safety_plan_value_begins"],
    [
      "was said later than it came",
      "values ($1, 'section.bag', 2, now() + interval '1 s', now(), $2, '\\x01')",
      "safety_plan_value_said",
    ],
    [
      "is of no field",
      "values ($1, 'Said by Ana', 1, now(), now(), $2, '\\x01')",
      "safety_plan_value_field_check",
    ],
  ])("[DB572] keep no version that %s, whatever statement writes it", async (_what, values, rule) => {
    const id = await begin();
    await edit(id);
    const sql = `insert into safety_plan_value (plan_id, field, version, said_at, at, by_id, body) ${values}`;
    expect(await broken(sql, id, house.staff.dana)).toBe(rule);
  });

  it.each([
    ["delete from safety_plan_value where plan_id = $1", "safety_plan_value_stays"],
    ["update safety_plan_value set body = null where plan_id = $1", "safety_plan_value_same"],
    ["update safety_plan_value set body = '\\x01' where plan_id = $1", "safety_plan_value_same"],
    ["update safety_plan_value set field = 'cover_story' where plan_id = $1", "safety_plan_value_same"],
    ["delete from safety_plan where id = $1", "safety_plan_stays"],
    ["update safety_plan set for_whom = 'witness' where id = $1", "safety_plan_same"],
    ["update safety_plan set revision = revision + 2 where id = $1", "safety_plan_revision"],
  ])("[DB572] change nothing that was written: %s", async (sql, rule) => {
    const id = await begin();
    await edit(id);
    expect(await broken(sql, id)).toBe(rule);
  });
});
