import {
  CaseAct,
  caseViewerCan,
  ContactAct,
  contactViewerCan,
  decideCase,
  decideContact,
  RECORD_TABLE,
  recordSql,
  type CaseRelation,
  type ContactRelation,
  type ContactState,
} from "@holdfast/access-policy";
import { CaseId, Role, type UserId } from "@holdfast/case-schema";
import { CaseStatus } from "@holdfast/case-schema/case";
import { rawClient, sampleAsker, sampleCase, sampleHeld, sampleStaff, testStore } from "@holdfast/db/testing";
import type { TestStore } from "@holdfast/db/testing";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { caseAsker } from "./case-asker.ts";

const NOW = 1_800_000_000_000;
const HOUR = 3_600_000;
let store: TestStore;
let client: Awaited<ReturnType<typeof rawClient>>;
beforeAll(async () => {
  store = await testStore({ clock: () => NOW });
  client = await rawClient(store.connection);
});
afterAll(async () => {
  await client.end();
  await store.close();
});

const whether = fc.boolean();
const relations: fc.Arbitrary<CaseRelation> = fc.record({
  role: fc.constantFrom(...Role.options),
  status: fc.constantFrom(...CaseStatus.options, null),
  isOnShift: whether,
  hadContact: whether,
  isLetIn: whether,
  brokeGlassAt: fc.constantFrom(NOW, NOW - HOUR + 1, NOW - HOUR, NOW + 1, null),
  isBarred: fc.constantFrom(false, false, false, true),
});
/** A moment, or none. */
const moments = fc.constantFrom(NOW, NOW, NOW, null);

describe("one table of records", () => {
  it("[G385] [A73] is in the database as it is printed", async () => {
    const { rows } = await client.query<{ body: string }>(
      "select prosrc as body from pg_proc where proname = 'case_act_allowed'",
    );
    // Changed? Print it into a migration of its own, with create or replace.
    expect(rows.map(({ body }) => body.trim())).toEqual([recordSql(RECORD_TABLE, "case")]);
  });

  it("[G385] [A73] [A74] [A75] [A77] [A87] is there for contacts, too, and judges each alike in the server and in a search", async () => {
    const { rows } = await client.query<{ body: string }>(
      "select prosrc as body from pg_proc where proname = 'contact_act_allowed'",
    );
    // Changed? Print it into a migration of its own, with create or replace.
    expect(rows.map(({ body }) => body.trim())).toEqual([recordSql(RECORD_TABLE, "contact")]);
    const judged = await client.query<{
      act: ContactAct;
      role: Role;
      state: ContactState | null;
      at: string | null;
      is: boolean;
      barred: boolean | null;
      allowed: boolean;
    }>(
      `select act, role, state, at, on_shift as is, barred,
         contact_act_allowed(act, at, role, state, on_shift, not on_shift, barred) as allowed
       from unnest($2::text[]) act, unnest(enum_range(null::role)) role,
         unnest(enum_range(null::contact_status) || null::contact_status) state,
         unnest(array[$1, null]::bigint[]) at, unnest(array[true, false]) on_shift, unnest(array[true, false, null]) barred`,
      [NOW, ContactAct.options],
    );
    const relationOf = ({ role, state, is, barred }: (typeof judged.rows)[number]): ContactRelation => ({
      role,
      state,
      isOnShift: is,
      isHolder: !is,
      isBarred: barred as boolean,
    });
    const momentOf = ({ at }: (typeof judged.rows)[number]) => (at === null ? Number.NaN : NOW);
    const decided = judged.rows.map((row) => decideContact(relationOf(row), row.act, momentOf(row)).allowed);
    expect(judged.rows.map(({ allowed }) => allowed)).toEqual(decided);
    const can = judged.rows.map((row) => contactViewerCan(relationOf(row), momentOf(row)).includes(row.act));
    expect(can).toEqual(decided);
    expect(new Set(decided).size).toBe(2);
  });

  it("[G385] [A71] [A73] judges every relation alike in the server, in a filter and for the console", async () => {
    const given = fc.sample(fc.tuple(relations, fc.constantFrom(...CaseAct.options), moments), rounds(3_000));
    const { rows } = await client.query<{ allowed: boolean }>(
      `select case_act_allowed(act, at, role::role, state::case_status, on_shift, had_contact, let_in, glass, barred) as allowed
       from unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::boolean[], $6::boolean[], $7::boolean[], $8::bigint[], $9::boolean[])
         with ordinality as given (act, at, role, state, on_shift, had_contact, let_in, glass, barred, nth) order by nth`,
      [
        given.map(([, act]) => act),
        given.map(([, , at]) => at),
        ...(
          ["role", "status", "isOnShift", "hadContact", "isLetIn", "brokeGlassAt", "isBarred"] as const
        ).map((what) => given.map(([relation]) => relation[what])),
      ],
    );
    const decided = given.map(([relation, act, at]) => decideCase(relation, act, at ?? Number.NaN).allowed);
    expect(rows.map(({ allowed }) => allowed)).toEqual(decided);
    expect(given.map(([of, act, at]) => caseViewerCan(of, at ?? Number.NaN).acts.includes(act))).toEqual(
      decided,
    );
    // Neither all nor none of them, or the test would see nothing.
    expect(new Set(decided).size).toBe(2);
  });

  it("[G385] [A71] denies where the database does not know a tie", async () => {
    for (const unknown of ["null", "true"])
      expect(
        await client.query(
          `select case_act_allowed('read', $1, 'shift_lead', 'active', true, true, true, $1, ${unknown}::boolean) as allowed`,
          [NOW],
        ),
      ).toMatchObject({ rows: [{ allowed: false }] });
  });
});

interface Tie {
  readonly had: boolean;
  readonly letIn: boolean;
  readonly glass: "open" | "over" | "not_right" | "none";
  readonly bar: "here" | "joined" | "ended" | "none";
}
const ties: fc.Arbitrary<Tie> = fc.record({
  had: whether,
  letIn: whether,
  glass: fc.constantFrom("open", "over", "not_right", "none"),
  bar: fc.constantFrom("none", "none", "none", "here", "joined", "ended"),
});

it("[G385] [DB510] [A65] [A73] lists, reads, suggests and tells of exactly the cases that the table opens, to people of every role and tie", async () => {
  const people: { readonly id: UserId; readonly role: Role; readonly isOnShift: boolean }[] = [];
  for (const role of Role.options)
    for (const isOnShift of [true, false]) {
      const id = await sampleStaff(store, `${role} ${isOnShift ? "on" : "off"}`, role);
      if (isOnShift) await store.shifts.keep(id, "available");
      people.push({ id, role, isOnShift });
    }
  const maker = await sampleStaff(store, "Maker");
  // Who is left where everybody else of their role is barred (DB497).
  for (const role of ["shift_lead", "privacy_officer"] as const)
    await sampleStaff(store, `${role} left`, role);
  const insert = async (sql: string, ...values: readonly unknown[]) => client.query(sql, [...values]);
  const cases: CaseId[] = [];
  const relationsOf = new Map<string, CaseRelation>();
  for (const each of fc.sample(
    fc.array(ties, { minLength: people.length, maxLength: people.length }),
    rounds(8),
  )) {
    const contactId = await sampleHeld(store, maker, { threadKey: crypto.randomUUID(), medium: "text" });
    const { id } = await sampleCase(store, maker, contactId);
    const joined = CaseId.parse(crypto.randomUUID());
    await insert(
      "insert into case_file (id, status_at, status_by_id, made_at, made_by_id) values ($1, now(), $2, now(), $2)",
      joined,
      maker,
    );
    await insert(
      "insert into case_join (id, from_id, into_id, at, by_id) values ($1, $2, $3, now(), $4)",
      crypto.randomUUID(),
      joined,
      id,
      maker,
    );
    cases.push(id);
    for (const [nth, person] of people.entries()) {
      const tie = each[nth];
      if (tie === undefined) throw new Error("everybody has a tie");
      if (tie.had)
        await insert(
          "insert into case_holding (case_id, contact_id, user_id, at) values ($1, $2, $3, now())",
          id,
          contactId,
          person.id,
        );
      if (tie.letIn)
        await insert(
          "insert into case_let_in (case_id, user_id, by_id, at) values ($1, $2, $3, now())",
          id,
          person.id,
          maker,
        );
      const glassAt = tie.glass === "none" ? null : tie.glass === "over" ? NOW - HOUR : NOW - 1;
      if (glassAt !== null) {
        const glass = crypto.randomUUID();
        await insert(
          "insert into case_glass (id, case_id, by_id, at, owner_key, body, review_due_at) values ($1, $2, $3, instant($4), '', '', instant($4 + 1))",
          glass,
          id,
          person.id,
          glassAt,
        );
        if (tie.glass === "not_right")
          await insert(
            "update case_glass set reviewed_at = now(), reviewed_by_id = $2, was_right = false where id = $1",
            glass,
            people.find(({ role, id: lead }) => role === "shift_lead" && lead !== person.id)?.id,
          );
      }
      if (tie.bar !== "none") {
        const bar = crypto.randomUUID();
        await insert(
          "insert into case_bar (id, case_id, user_id, reason, at, by_id) values ($1, $2, $3, 'other', now(), $4)",
          bar,
          tie.bar === "joined" ? joined : id,
          person.id,
          maker,
        );
        if (tie.bar === "ended")
          await insert("update case_bar set ended_at = now(), ended_by_id = $2 where id = $1", bar, maker);
      }
      relationsOf.set(`${person.id} ${id}`, {
        role: person.role,
        status: "active",
        isOnShift: person.isOnShift,
        hadContact: tie.had,
        isLetIn: tie.letIn,
        brokeGlassAt: tie.glass === "not_right" ? null : glassAt,
        isBarred: tie.bar === "here" || tie.bar === "joined",
      });
    }
  }
  for (const { id, role } of people) {
    const identity = { userId: id, role } as Parameters<typeof caseAsker>[0]["identity"];
    const asker = caseAsker({ identity, clock: () => NOW }, "read");
    const may = cases.filter((of) => decideCase(relationsOf.get(`${id} ${of}`)!, "read", NOW).allowed);
    const listed = (await store.cases.list(asker)).map((each) => each.id);
    expect(listed.filter((each) => cases.includes(each)).toSorted()).toEqual(may.toSorted());
    // What is asked of all at once is what is asked of each.
    const each = await client.query(
      `select file.id, to_jsonb(one) as tie from case_file file cross join lateral case_relation(file.id, $1) one order by file.number desc`,
      [id],
    );
    const every = await client.query(
      `select (set.file).id, to_jsonb(set) - '{file,number}'::text[] as tie from case_relations($1, true) set order by number desc`,
      [id],
    );
    expect(every.rows).toEqual(each.rows);
    for (const of of cases) {
      const read = await store.cases.read(of, asker);
      expect(read?.relation ?? null).toEqual(may.includes(of) ? relationsOf.get(`${id} ${of}`) : null);
      expect((await store.cases.news(of, asker)) !== null).toBe(may.includes(of));
    }
  }
  expect(await store.cases.list(sampleAsker(maker))).not.toHaveLength(0);
}, 60_000);
