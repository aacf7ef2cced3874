import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { caseDesk, type CaseDesk, type CasePeople, type DeskCase } from "../testing/case-desk.ts";

let desk: CaseDesk;
let own: DeskCase;
let number = 0;
beforeAll(async () => {
  desk = await caseDesk();
});
afterAll(() => desk.house.close());
beforeEach(async () => {
  await desk.house.store.prisma.$executeRawUnsafe("truncate case_glass");
  own = await desk.begin("dana");
  number = await desk.numberOf(own.caseId);
});

const OPEN = `mutation ($id: ID!, $caseNumber: Int!, $why: String!) {
  done: openInEmergency(id: $id, caseNumber: $caseNumber, why: $why) {
    __typename ... on OpenedInEmergency { caseId } ... on EmergencyNotNeeded { caseId }
    ... on EmergencyRefused { because againAt } ... on WordsRefused { lacks: because wordsLeast } } }`;
const STANDING = "{ done: emergencyStanding { left open { id caseId caseNumber at until } } }";
const REVIEW = `mutation ($id: ID!) {
  done: reviewEmergency(id: $id, wasRight: false, words: "Nobody was in danger.") { __typename } }`;
const NO_CASE = 2_000_000_000;
const WHY = "Her sister is at the station.";
const open = async (by: CasePeople, given: object = {}) =>
  desk.done(by, OPEN, { id: crypto.randomUUID(), caseNumber: number, why: WHY, ...given });

describe("the door of an emergency", () => {
  it("[G438] [A67] [A86] opens a case by its number, once however often it is said, and says until when", async () => {
    const id = crypto.randomUUID();
    expect(await open("ada", { id, why: "Let me in" })).toMatchObject({ __typename: "OpenedInEmergency" });
    expect(await open("ada", { id })).toEqual({ __typename: "OpenedInEmergency", caseId: own.caseId });
    expect(await desk.read("ada", own.caseId)).not.toBeNull();
    const standing = (await desk.done("ada", STANDING)) as { open: { at: number }[] };
    const at = standing.open[0]?.at ?? 0;
    expect(standing).toEqual({
      left: 2,
      open: [{ id, caseId: own.caseId, caseNumber: number, at, until: at + 3_600_000 }],
    });
    await desk.done("lee", REVIEW, { id });
    expect(await desk.done("ada", STANDING)).toEqual({ left: 2, open: [] });
    expect(await open("ada")).toMatchObject({ __typename: "EmergencyRefused", because: "found_wrong" });
  });

  it("[G438] answers as often as it is said, also at once, that it is open: the last of a day, too", async () => {
    for (let nth = 0; nth < 3; nth += 1) {
      const of = await desk.begin("dana");
      const [id, caseNumber] = [crypto.randomUUID(), await desk.numberOf(of.caseId)];
      const answers = await Promise.all([1, 2, 3, 4].map(() => open("ada", { id, caseNumber })));
      expect(answers).toEqual(answers.map(() => ({ __typename: "OpenedInEmergency", caseId: of.caseId })));
    }
    expect(await desk.done("ada", STANDING)).toMatchObject({ left: 0 });
  });

  it("[G438] [A86] is refused without a reason, whatever number it is, and nothing is kept", async () => {
    for (const caseNumber of [number, NO_CASE])
      expect(await open("ada", { caseNumber, why: "urgent" })).toEqual({
        __typename: "WordsRefused",
        lacks: "too_few",
        wordsLeast: 3,
      });
    expect(await desk.done("ada", STANDING)).toEqual({ left: 3, open: [] });
  });

  it("[G438] [A65] answers a wrong number and a bar alike, and keeps nothing of either", async () => {
    await desk.bar("lee", own.caseId, "ada");
    for (const caseNumber of [number, NO_CASE, -1, 0])
      expect(await open("ada", { caseNumber })).toEqual({ __typename: "NotFound" });
    expect(await desk.done("ada", STANDING)).toEqual({ left: 3, open: [] });
    expect(await desk.done("lee", "{ done: emergencies { id } }")).toEqual([]);
  });

  it("[G438] tells nobody by its limit which numbers are cases", async () => {
    for (let nth = 0; nth < 3; nth += 1) await open("ada", { caseNumber: await another() });
    const refused = await open("ada");
    expect(refused).toMatchObject({ because: "too_many", againAt: expect.any(Number) });
    expect(await open("ada", { caseNumber: NO_CASE })).toEqual(refused);
    // Whoever looks at the audit sees that somebody tried again and again (AU2, G409).
    const rows = await desk.house.store.prisma.$queryRaw`
      select refusal, facts, case_id from audit_row where actor_id = ${desk.id("ada")}::uuid and refusal = 'too_many'`;
    const row = { refusal: "too_many", facts: { field: "openInEmergency" }, case_id: null };
    expect(rows).toEqual([row, row]);
  });

  it("[G438] opens nothing that is theirs anyway, and is nobody's who does not answer", async () => {
    expect(await open("dana")).toEqual({ __typename: "EmergencyNotNeeded", caseId: own.caseId });
    const waiting = await desk.done("lee", "{ done: emergencies { id } }");
    expect(waiting).toEqual([]);
    for (const by of ["pat", "cam", "alex"] as const)
      for (const query of [OPEN, STANDING])
        expect(
          (await desk.asked(by, query, { id: own.caseId, caseNumber: number, why: WHY })).errors?.[0]
            ?.extensions?.code,
        ).toBe("FORBIDDEN");
  });
});

async function another(): Promise<number> {
  return desk.numberOf((await desk.begin("dana")).caseId);
}
