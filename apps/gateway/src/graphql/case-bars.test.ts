import { decideCase, type CaseAct, type CaseRelation } from "@holdfast/access-policy";
import type { UserId } from "@holdfast/case-schema";
import { sampleStaff } from "@holdfast/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { caseDesk, type CaseDesk, type CasePeople, type DeskCase } from "../testing/case-desk.ts";

/** How far the store is behind: what it writes down then was as long ago. */
let behindMs = 0;
let desk: CaseDesk;
let own: DeskCase;
const left: UserId[] = [];
beforeAll(async () => {
  desk = await caseDesk({ storeClock: () => Date.now() - behindMs });
  // Who is left where the others are barred (A85).
  for (const role of ["shift_lead", "privacy_officer"] as const)
    left.push(await sampleStaff(desk.house.store, `${role} left`, role));
});
afterAll(() => desk.house.close());
beforeEach(async () => {
  // Each begins with all that one may open in a day.
  await desk.house.store.prisma.$executeRawUnsafe("truncate case_glass");
  own = await desk.begin("dana");
});

const BARS = `{ done: caseBars { id caseNumber reason at user { name } by { name } endedAt endedBy { name } } }`;
const LIFT = "mutation ($id: ID!) { done: liftCaseBar(id: $id) { __typename } }";
const WAITING = "{ done: emergencies { id caseNumber at why by { name } reviewDueAt } }";
const REVIEW = `mutation ($id: ID!, $was: Boolean!, $words: String = "She was at the station.") {
  done: reviewEmergency(id: $id, wasRight: $was, words: $words) { __typename ... on WordsRefused { because } } }`;
const CAN = "query ($id: ID!) { done: case(id: $id) { letIn { at } viewerCan { acts shown } } }";
const NOT_FOUND = { __typename: "NotFound" };
const WHY = "Her sister calls: she is at the station now.";

const listed = async (by: CasePeople) =>
  ((await desk.done(by, "{ done: cases { id } }")) as { readonly id: string }[]).map(({ id }) => id);

/** By the store, whose clock is the test's. */
const open = async (by: CasePeople, given: { readonly id?: string; readonly caseNumber?: number } = {}) => {
  const at = Date.now();
  const may = (act: CaseAct) => (relation: CaseRelation) => decideCase(relation, act, at).allowed;
  return desk.house.store.emergencies.open(
    {
      id: given.id ?? crypto.randomUUID(),
      caseNumber: given.caseNumber ?? (await desk.numberOf(own.caseId)),
      why: WHY,
      readsAnyway: may("read"),
    },
    { id: desk.id(by), act: "break_glass", at, may: may("break_glass") },
  );
};

describe("a bar", () => {
  it("[G386] [A65] [A66] hides a case from whoever had it, until somebody else ends it; both stay on record", async () => {
    const number = await desk.numberOf(own.caseId);
    const id = crypto.randomUUID();
    expect(await desk.bar("pat", own.caseId, "dana", id)).toEqual({ __typename: "CaseBarred" });
    expect(await desk.bar("lee", own.caseId, "dana")).toEqual({
      __typename: "CaseNotBarred",
      because: "already",
    });
    expect(await desk.read("dana", own.caseId)).toBeNull();
    expect(await listed("dana")).not.toContain(own.caseId);
    // To whoever set it nothing is opened by that.
    expect(await desk.read("pat", own.caseId)).toBeNull();
    expect(await desk.done("pat", BARS)).toContainEqual({
      id,
      caseNumber: number,
      reason: "knows_them",
      at: expect.any(Number),
      user: { name: "Dana" },
      by: { name: "Pat" },
      endedAt: null,
      endedBy: null,
    });
    expect(await desk.done("lee", LIFT, { id })).toEqual({ __typename: "CaseBarLifted" });
    expect(await desk.done("lee", LIFT, { id })).toEqual(NOT_FOUND);
    expect(await desk.read("dana", own.caseId)).toMatchObject({ id: own.caseId });
    expect(await desk.done("lee", BARS)).toContainEqual(
      expect.objectContaining({ id, endedAt: expect.any(Number), endedBy: { name: "Lee" } }),
    );
  });

  it("[A65] [A66] [DB441] holds for a lead and for counsel who was let in, who hear nothing of it and end it by nothing", async () => {
    const bars = { lee: crypto.randomUUID(), cam: crypto.randomUUID(), pat: crypto.randomUUID() };
    await desk.door("lee", "letIntoCase", own.caseId, "cam");
    await desk.bar("lee", own.caseId, "pat", bars.pat);
    await desk.bar("lee", own.caseId, "cam", bars.cam);
    expect(await desk.bar("lee", own.caseId, "lee")).toEqual({
      __typename: "CaseNotBarred",
      because: "nobody",
    });
    expect(await desk.bar("lee", own.caseId, "alex")).toEqual({
      __typename: "CaseNotBarred",
      because: "nobody",
    });
    const number = await desk.numberOf(own.caseId);
    // Pat may bar from every case but from one that they are barred from themself.
    const bar =
      "mutation ($id: ID!, $n: Int!, $u: ID!) { done: barFromCase(id: $id, caseNumber: $n, userId: $u, reason: other) { __typename } }";
    const given = { id: crypto.randomUUID(), n: number, u: desk.id("lee") };
    expect(await desk.done("pat", bar, given)).toEqual(NOT_FOUND);
    expect(await desk.done("pat", bar, { ...given, n: 2_000_000_000 })).toEqual(NOT_FOUND);
    await desk.house.store.bars.lift(bars.pat, {
      id: desk.id("lee"),
      act: "bar",
      at: Date.now(),
      may: () => true,
    });
    expect(await desk.done("pat", bar, { ...given, id: bars.lee })).toEqual({ __typename: "CaseBarred" });
    for (const by of ["lee", "cam"] as const) expect(await desk.read(by, own.caseId)).toBeNull();
    expect(JSON.stringify(await desk.done("lee", BARS))).not.toContain(bars.lee);
    for (const id of Object.values(bars)) expect(await desk.done("lee", LIFT, { id })).toEqual(NOT_FOUND);
    expect(await open("lee", { caseNumber: number })).toEqual({ kind: "not_found" });
    expect(await desk.door("lee", "letIntoCase", own.caseId, "ada")).toEqual(NOT_FOUND);
    expect(await desk.done("pat", LIFT, { id: bars.lee })).toEqual({ __typename: "CaseBarLifted" });
    expect(await desk.read("lee", own.caseId)).toMatchObject({ id: own.caseId });
  });

  it("[G386] [A65] [DB441] lets whoever has a contact take it neither out of the case nor into another one", async () => {
    const { contactId, caseId } = own;
    const FILING =
      "query ($contactId: ID!) { done: caseOfContact(contactId: $contactId) { caseId atVersion } }";
    const filing = async () => desk.done("lee", FILING, { contactId });
    const before = (await filing()) as { readonly atVersion: number };
    await desk.bar("lee", caseId, "dana");
    const seenFiling = before.atVersion;
    const out =
      "mutation ($contactId: ID!, $seenFiling: Int!) { done: takeOutOfCase(contactId: $contactId, seenFiling: $seenFiling) { __typename } }";
    expect(await desk.done("dana", out, { contactId, seenFiling })).toEqual(NOT_FOUND);
    const another = { contactId, caseId: crypto.randomUUID(), isNew: true, newPeople: [], seenFiling };
    expect(await desk.file("dana", another)).toMatchObject(NOT_FOUND);
    expect(await filing()).toEqual(before);
  });

  it("[A65] reaches every case that is one with it, until they are parted", async () => {
    const other = await desk.begin("dana");
    await desk.bar("lee", other.caseId, "dana");
    expect(await desk.read("dana", own.caseId)).not.toBeNull();
    const join =
      "mutation ($id: ID!, $a: ID!, $b: ID!) { done: joinCases(id: $id, from: $a, into: $b) { __typename } }";
    const id = crypto.randomUUID();
    await desk.done("lee", join, { id, a: own.caseId, b: other.caseId });
    expect(await desk.read("dana", own.caseId)).toBeNull();
    expect(await listed("dana")).toEqual(expect.not.arrayContaining([own.caseId, other.caseId]));
    await desk.done("lee", "mutation ($id: ID!) { done: undoCaseJoin(id: $id) { __typename } }", { id });
    expect(await desk.read("dana", own.caseId)).not.toBeNull();
  });
});

describe("whom a bar leaves", () => {
  it("[G437] [A85] [DB497] is one lead and one privacy officer who are not disabled: the last is barred from no case", async () => {
    const disable = async (isDisabled: boolean) =>
      desk.house.store.prisma.$executeRawUnsafe(
        `update staff set disabled_at = case when ${String(isDisabled)} then now() end where id::text = any($1)`,
        [...left],
      );
    const last = { __typename: "CaseNotBarred", because: "last" };
    await disable(true);
    expect(await desk.bar("lee", own.caseId, "pat")).toEqual(last);
    expect(await desk.bar("pat", own.caseId, "lee")).toEqual(last);
    expect(await desk.bar("lee", own.caseId, "dana")).toEqual({ __typename: "CaseBarred" });
    await disable(false);
    expect(await desk.bar("pat", own.caseId, "lee")).toEqual({ __typename: "CaseBarred" });
    expect(await desk.read("lee", own.caseId)).toBeNull();
  });
});

describe("an emergency", () => {
  it("[G387] [A67] [A68] [DB442] opens a case for an hour to read, and tells every lead, who looks at it once", async () => {
    await desk.door("lee", "letIntoCase", own.caseId, "marta");
    expect(await desk.read("ada", own.caseId)).toBeNull();
    const id = crypto.randomUUID();
    expect(await open("ada", { id })).toEqual({ kind: "opened", caseId: own.caseId });
    expect(await open("ada", { id })).toMatchObject({ kind: "opened" });
    // Said by somebody else under that id, it is none of theirs.
    await desk.door("lee", "endLetIntoCase", own.caseId, "marta");
    expect(await open("marta", { id })).toEqual({ kind: "not_found" });
    expect(await desk.read("ada", own.caseId)).toMatchObject({ id: own.caseId });
    expect(await desk.done("ada", CAN, { id: own.caseId })).toEqual({
      letIn: [],
      viewerCan: {
        acts: ["read", "break_glass", "read_plan", "unmask"],
        shown: ["facts", "record", "filings"],
      },
    });
    expect(await desk.change("ada", own, "calledName", "x")).toMatchObject(NOT_FOUND);
    expect(await desk.done("lee", WAITING)).toContainEqual({
      id,
      caseNumber: await desk.numberOf(own.caseId),
      at: expect.any(Number),
      why: WHY,
      by: { name: "Ada" },
      reviewDueAt: expect.any(Number),
    });
    expect(await desk.done("lee", REVIEW, { id, was: true })).toEqual({ __typename: "EmergencyReviewed" });
    expect(await desk.done("lee", REVIEW, { id, was: false })).toEqual(NOT_FOUND);
    expect(await desk.read("ada", own.caseId)).toMatchObject({ id: own.caseId });
  });

  it("[G436] [A84] [A86] is looked at by a privacy officer, too, who reads no case by it, with words that everybody may read who looks", async () => {
    const id = crypto.randomUUID();
    await open("ada", { id });
    const given = { id, was: false, words: "Nobody asked her first." };
    for (const [words, because] of [
      ["No.", "too_few"],
      ["word ".repeat(500), "too_long"],
    ])
      expect(await desk.done("pat", REVIEW, { ...given, words })).toEqual({
        __typename: "WordsRefused",
        because,
      });
    expect(await desk.done("pat", WAITING)).toContainEqual(expect.objectContaining({ id, why: WHY }));
    expect(await desk.done("pat", REVIEW, given)).toEqual({ __typename: "EmergencyReviewed" });
    expect(await desk.read("ada", own.caseId)).toBeNull();
    expect(await desk.read("pat", own.caseId)).toBeNull();
    const LOOKED = "{ done: reviewedEmergencies { id why review { wasRight words by { name } } } }";
    for (const by of ["lee", "pat"] as const)
      expect(await desk.done(by, LOOKED)).toContainEqual({
        id,
        why: WHY,
        review: { wasRight: false, words: given.words, by: { name: "Pat" } },
      });
    for (const by of ["dana", "ada", "cam", "alex"] as const)
      for (const [query, variables] of [[WAITING], [LOOKED], [REVIEW, given]] as const)
        expect((await desk.asked(by, query, variables ?? {})).errors?.[0]?.extensions?.code).toBe(
          "FORBIDDEN",
        );
  });

  it("[G387] [A67] is over after an hour", async () => {
    for (const [ago, isOpen] of [
      [3_600_000, false],
      [3_300_000, true],
    ] as const) {
      behindMs = ago;
      expect(await open("marta")).toMatchObject({ kind: "opened" });
      behindMs = 0;
      expect((await desk.read("marta", own.caseId)) !== null).toBe(isOpen);
      expect((await listed("marta")).includes(own.caseId)).toBe(isOpen);
    }
  });

  it("[A67] [DB442] ends at once when a lead finds that it was not right, who is not whoever opened it", async () => {
    const { shifts } = desk.house.store;
    await shifts.end(desk.id("lee"));
    const id = crypto.randomUUID();
    const caseNumber = (
      await desk.house.store.cases.list({ id: desk.id("dana"), act: "read", at: Date.now(), may: () => true })
    ).find((each) => each.id === own.caseId)?.number;
    expect(await open("lee", { id, caseNumber: caseNumber ?? 0 })).toMatchObject({ kind: "opened" });
    expect(await desk.read("lee", own.caseId)).toMatchObject({ id: own.caseId });
    await shifts.keep(desk.id("lee"), "available");
    expect(JSON.stringify(await desk.done("lee", WAITING))).not.toContain(id);
    expect(await desk.done("lee", REVIEW, { id, was: true })).toEqual({ __typename: "NotYoursToReview" });
    const adas = crypto.randomUUID();
    await open("ada", { id: adas });
    expect(await desk.read("ada", own.caseId)).not.toBeNull();
    await desk.done("lee", REVIEW, { id: adas, was: false });
    expect(await desk.read("ada", own.caseId)).toBeNull();
  });

  it("[A68] [G387] is none for whoever reads it anyway, for whoever keeps the house, or is barred", async () => {
    const none = { kind: "not_found" };
    expect(await open("dana")).toEqual({ kind: "not_needed", caseId: own.caseId });
    expect(await open("ada", { caseNumber: 2_000_000_000 })).toEqual(none);
    for (const by of ["pat", "cam", "alex"] as const) expect(await open(by)).toEqual(none);
    await desk.bar("lee", own.caseId, "ada");
    expect(await open("ada")).toEqual(none);
    expect(await desk.read("ada", own.caseId)).toBeNull();
  });
});
