import type { UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { disclosureHouse, type DisclosureHouse, type DisclosureScene } from "../testing/disclosure-house.ts";
import { sampleAsker, sampleStaff } from "../testing/index.ts";
import type { AuditPage } from "./audit-reading.ts";

const now = 1_800_000_000_000;
const ALL: AuditPage = { before: null, size: 500, from: null, to: null, looksOnly: false };
let house: DisclosureHouse;
let scene: DisclosureScene;
let pat: UserId;
let caseNumber: number;
let contactNumber: number;
beforeAll(async () => {
  house = await disclosureHouse(() => now);
  ({ pat } = house.staff);
});
afterAll(async () => house.close());
const numberOf = async (table: "case_file" | "contact", id: string): Promise<number> =>
  (await house.client.query<{ number: number }>(`select number from ${table} where id = $1`, [id])).rows[0]
    ?.number ?? 0;
beforeEach(async () => {
  scene = await house.scene();
  caseNumber = await numberOf("case_file", scene.caseId);
  contactNumber = await numberOf("contact", scene.contactId);
});
const read = async (question: Parameters<typeof house.store.audit.read>[1], page: Partial<AuditPage> = {}) =>
  house.store.audit.read(pat, question, { ...ALL, ...page });
/** What the audit has of somebody's reading of it. */
const readings = async (reader: UserId | null) =>
  (
    await house.client.query(
      `select actor, subject_id, contact_id, case_id, refusal, facts from audit_row
       where thing = 'audit' and actor_id is not distinct from $1 order by era desc, xid desc, seq desc limit 1`,
      [reader],
    )
  ).rows[0];

describe("who did or saw something, and what somebody did and saw", () => {
  it("[AU9] is answered of a case by page and by time, the newest first, with names and numbers", async () => {
    await house.store.cases.read(scene.caseId, sampleAsker(house.staff.lou));
    const newest = (await read({ case: caseNumber }, { size: 3 })) ?? [];
    expect(newest).toHaveLength(3);
    expect(newest[0]).toMatchObject({
      actor: "staff",
      actorName: "Lou",
      deed: "looked",
      thing: "case_file",
      case: caseNumber,
      contact: null,
      refusal: null,
    });
    const rest = (await read({ case: caseNumber }, { before: newest.at(-1) ?? null })) ?? [];
    const all = (await read({ case: caseNumber })) ?? [];
    // The two readings came between.
    expect(all.slice(2)).toEqual([...newest, ...rest]);
    expect(all.slice(0, 2)).toMatchObject([{ thing: "audit" }, { thing: "audit" }]);
    const { at = 0 } = newest[0] ?? {};
    expect(await read({ case: caseNumber }, { to: at - 60_000 })).toEqual([]);
    expect((await read({ case: caseNumber }, { from: at }))?.at(-1)).toMatchObject({
      at: expect.any(Number),
    });
    expect(await read({ case: caseNumber }, { from: at + 3_600_000 })).toEqual([]);
  });

  it("[AU9] is answered of a contact, and of an account by the name it signs in with, or by its id; looks alone where asked", async () => {
    await house.store.contacts.look(scene.contactId, house.staff.lou);
    const looks = (await read({ contact: contactNumber }, { looksOnly: true })) ?? [];
    expect(looks[0]).toMatchObject({ actorName: "Lou", deed: "looked", contact: contactNumber });
    expect(looks.every(({ deed }) => deed === "looked")).toBe(true);
    expect((await read({ contact: contactNumber }))?.some(({ deed }) => deed === "moved")).toBe(true);
    const byId = (await read({ account: house.staff.lou })) ?? [];
    expect(byId[0]).toMatchObject({ thing: "contact", contact: contactNumber });
    const { rows } = await house.client.query<{ username: string }>(
      "select username from staff where id = $1",
      [house.staff.lou],
    );
    expect(await read({ account: rows[0]?.username.toUpperCase() ?? "" })).toEqual(byId);
  });

  it("[AU9] names everybody who has an account, to whoever chooses of whom to ask", async () => {
    expect(await house.store.audit.accounts()).toContainEqual({ id: house.staff.lou, name: "Lou" });
  });
});

describe("whoever reads the audit", () => {
  it("[AU12] is a row of it with what they asked, by the statement that answers them, further pages and what is not there too", async () => {
    const base = {
      actor: "staff",
      subject_id: null,
      contact_id: null,
      case_id: null,
      refusal: null,
      facts: null,
    };
    const [one] = (await read({ case: caseNumber }, { size: 1 })) ?? [];
    expect(await readings(pat)).toEqual({ ...base, case_id: scene.caseId });
    await read({ contact: contactNumber }, { before: one ?? null });
    expect(await readings(pat)).toEqual({ ...base, contact_id: scene.contactId, facts: { how: "further" } });
    await read({ account: house.staff.lou });
    expect(await readings(pat)).toEqual({ ...base, subject_id: house.staff.lou });
    expect(await read({ case: 999_999 })).toBeNull();
    expect(await readings(pat)).toEqual({ ...base, refusal: "not_found" });
    expect(await read({ account: "nobody.of.that.name" })).toBeNull();
    expect(await read({ contact: 999_999 })).toBeNull();
  });

  it("[AU12] is a row of it, too, where nothing stands of what they asked", async () => {
    const count = async () =>
      Number(
        (
          await house.client.query("select count(*) from audit_row where thing = 'audit' and actor_id = $1", [
            pat,
          ])
        ).rows[0]?.count,
      );
    const before = await count();
    expect(await read({ case: caseNumber }, { from: 1, to: 2 })).toEqual([]);
    expect(await read({ contact: contactNumber }, { to: 1, looksOnly: true })).toEqual([]);
    const id = await sampleStaff(house.store, "Sol", "counsel");
    expect(await read({ account: id }, { from: 1, to: 2 })).toEqual([]);
    expect(await count()).toBe(before + 3);
    expect(await readings(pat)).toMatchObject({ subject_id: id });
  });

  it("[AU12] names nobody where the question is asked at the server itself", async () => {
    expect((await house.store.audit.read(null, { case: caseNumber }, ALL))?.length).toBeGreaterThan(0);
    expect(await readings(null)).toMatchObject({ actor: "nobody", case_id: scene.caseId });
  });

  it("[AU13] is shown nothing of a case that bars them, by its number or of somebody who saw it, and told it is not there", async () => {
    await house.store.cases.read(scene.caseId, sampleAsker(house.staff.lou));
    expect((await read({ account: house.staff.lou }))?.some((row) => row.case === caseNumber)).toBe(true);
    // Who is left where they are barred (DB497).
    await sampleStaff(house.store, "Quinn", "privacy_officer");
    const bar = {
      id: crypto.randomUUID(),
      caseNumber,
      user: pat,
      reason: "other",
      mayBe: () => "yes" as const,
    } as const;
    const asLead = { ...sampleAsker(house.staff.lee, "bar", now), may: () => true };
    expect(await house.store.bars.bar(bar, asLead)).toEqual({ kind: "barred" });
    expect(await read({ case: caseNumber })).toBeNull();
    expect(await readings(pat)).toMatchObject({ case_id: scene.caseId, refusal: "barred" });
    const seen = (await read({ account: house.staff.lou })) ?? [];
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.filter((row) => row.case === caseNumber)).toEqual([]);
    const others = await house.store.audit.read(null, { account: house.staff.lou }, ALL);
    expect(others?.some((row) => row.case === caseNumber)).toBe(true);
  });
});
