import { VERIFICATION_HOLDS_MS } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { caseDesk, type CaseDesk, type CasePeople, type DeskCase } from "../testing/case-desk.ts";
import { forgetDesk } from "../testing/forget-desk.ts";
import { CORRECT_OWN, LIST_OWN } from "../testing/own-word-documents.ts";

let desk: CaseDesk;
let of: DeskCase;
/** How much later it is in the store than here. */
let ahead = 0;
beforeAll(async () => {
  desk = await caseDesk({ storeClock: () => Date.now() + ahead });
});
afterAll(async () => desk.house.close());
beforeEach(async () => {
  ahead = 0;
  of = await desk.begin("dana");
  await desk.change("dana", of, "name", "sown-was-name");
});

const verify = async (by: CasePeople = "dana") => forgetDesk(desk).verify(by, of);
const correct = async (by: CasePeople, over: object = {}) =>
  desk.done(by, CORRECT_OWN, {
    id: crypto.randomUUID(),
    caseId: of.caseId,
    personId: of.person,
    contactId: of.contactId,
    field: "name",
    value: "sown-said-name",
    seen: 1,
    ...over,
  });
async function list(by: CasePeople): Promise<unknown> {
  const read = (await desk.done(by, LIST_OWN, of)) as { readonly ownWords: unknown } | null | undefined;
  return read == null ? read : read.ownWords;
}
const refused = (because: string) => ({ __typename: "OwnWordRefused", refused: because });

it("[G370] is written down by whoever has the contact in which they speak, of whom is verified; what stood there is told beside it", async () => {
  expect(await correct("dana")).toEqual(refused("verified"));
  await verify();
  expect(await correct("dana")).toMatchObject({
    __typename: "CaseWritten",
    revision: 2,
    by: { name: "Dana" },
  });
  expect(await list("dana")).toMatchObject([
    {
      personId: of.person,
      field: "name",
      revision: 2,
      by: { name: "Dana" },
      isGone: false,
      said: "sown-said-name",
      was: "sown-was-name",
      wasRevision: 1,
      wasBy: { name: "Dana" },
    },
  ]);
  expect(JSON.stringify(await desk.read("dana", of.caseId))).toContain("sown-said-name");
  expect(desk.house.logged.join()).not.toContain("sown-");
});

it("[G371] [A63] is written down by nobody else, whatever role they have and whoever verified them: role by role", async () => {
  await verify();
  const before = await desk.read("dana", of.caseId);
  for (const by of ["pat", "cam", "alex"] as const) expect(await correct(by), `by ${by}`).toBeUndefined();
  for (const by of ["ada", "marta"] as const)
    expect(await correct(by), `by ${by}`).toEqual({ __typename: "NotFound", id: of.person });
  expect(await desk.asked(null, CORRECT_OWN, {})).toMatchObject({
    errors: [{ extensions: { code: "UNAUTHENTICATED" } }],
  });
  // The lead may change the case, and nobody speaks with them.
  expect(await correct("lee")).toEqual(refused("in_hand"));
  for (const contactId of [await desk.held("lee"), crypto.randomUUID()])
    expect(await correct("lee", { contactId })).toEqual(refused("in_hand"));
  expect(await desk.read("dana", of.caseId)).toEqual(before);
  expect(await list("dana")).toEqual([]);
});

it("[G371] is refused with why: too late, of somebody else, of what is not theirs to say, and where a colleague was faster", async () => {
  await verify();
  expect(await correct("dana", { field: "roles", value: ["witness"], seen: 0 })).toEqual(refused("not_own"));
  expect(await correct("dana", { value: "sown-was-name" })).toEqual(refused("same"));
  expect(await correct("dana", { seen: 0 })).toMatchObject({
    __typename: "CaseOvertaken",
    now: { value: "sown-was-name" },
  });
  expect(await correct("dana", { field: "sown-no-field" })).toEqual({
    __typename: "CaseInvalid",
    because: "field",
  });
  expect(await correct("dana", { field: "bornOn", value: "sown-no-day", seen: 0 })).toEqual({
    __typename: "CaseInvalid",
    because: "value",
  });
  const other = await desk.begin("dana");
  expect(await correct("dana", { personId: other.person })).toEqual({
    __typename: "NotFound",
    id: other.person,
  });
  for (const [name, none] of [
    ["id", "x"],
    ["caseId", "x"],
    ["personId", "x"],
    ["contactId", "x"],
  ] as const)
    expect(await correct("dana", { [name]: none })).toMatchObject({ __typename: "NotFound" });
  ahead = VERIFICATION_HOLDS_MS;
  expect(await correct("dana")).toEqual(refused("verified"));
  expect(await list("dana")).toEqual([]);
});

it("[G372] is told to whoever may read the case, recorded, and to nobody else; once they are forgotten it says so alone", async () => {
  await verify();
  await correct("dana");
  for (const by of ["ada", "pat", "cam"] as const) expect(await list(by), `by ${by}`).toBeNull();
  expect(await list("alex")).toBeUndefined();
  await desk.door("lee", "letIntoCase", of.caseId, "cam");
  expect(await list("cam")).toMatchObject([{ said: "sown-said-name" }]);
  const looked = await desk.house.store.prisma.$queryRaw`
    select 1 as looked from case_read where case_id = ${of.caseId}::uuid and by_id = ${desk.id("cam")}::uuid`;
  expect(looked).not.toEqual([]);
  const forget = forgetDesk(desk);
  expect(await forget.carryOut("lee", await forget.asksToBeForgotten("dana", of))).toEqual({
    __typename: "ForgetDecided",
  });
  expect(await list("dana")).toMatchObject([
    { field: "name", isGone: true, said: null, was: null, wasBy: null, wasAt: null },
  ]);
  expect(await correct("dana", { seen: 2 })).toEqual({ __typename: "CaseUnreadable", id: of.person });
});
