import { VERIFICATION_HOLDS_MS } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { caseDesk, type CaseDesk, type DeskCase } from "../testing/case-desk.ts";
import { forgetDesk, type ForgetDesk } from "../testing/forget-desk.ts";
import { shareDesk } from "../testing/share-desk.ts";

const WAITING = "{ done: toForget { id caseId caseNumber askedBy { name } } }";
const VERIFIED = `query ($caseId: ID!) { done: verifiedPeople(caseId: $caseId) { id personId type name
  vettedAt vettedBy { name } verifiedUntil } }`;

let desk: CaseDesk;
let forget: ForgetDesk;
let of: DeskCase;
beforeAll(async () => {
  desk = await caseDesk();
  forget = forgetDesk(desk);
});
afterAll(async () => desk.house.close());
beforeEach(async () => {
  of = await desk.begin("dana");
  await desk.change("dana", of, "name", "sown-ana-name");
});

it("[G360] is written down by whoever has the case, of whom is verified, and by nobody on a mere demand", async () => {
  expect(await forget.ask("dana", of)).toEqual({ __typename: "ForgetNotAsked", because: "unverified" });
  expect(await forget.verify("dana", of)).toEqual({ __typename: "RecipientVetted" });
  for (const words of ["", "  ", "x".repeat(2_001)])
    expect(await forget.ask("dana", of, { words })).toMatchObject({ because: "words" });
  expect(await forget.ask("dana", of, { field: "sown-no-field" })).toEqual({
    __typename: "ForgetNotAsked",
    because: "no_such_field",
  });
  for (const by of ["pat", "cam", "alex"] as const)
    expect(await forget.ask(by, of), `by ${by}`).toBeUndefined();
  expect(await forget.ask("ada", of)).toEqual({ __typename: "NotFound" });
  expect(await forget.ask("dana", of)).toEqual({ __typename: "ForgetAsked" });
  expect(await forget.ask("dana", of)).toMatchObject({ because: "asked_already" });
  const another = await desk.begin("dana");
  expect(await forget.ask("dana", { ...of, person: another.person })).toMatchObject({
    because: "unverified",
  });
  expect(await forget.list("dana", of)).toMatchObject([
    { personId: of.person, field: null, words: "sown-forget-words", askedBy: { name: "Dana" } },
  ]);
  for (const by of ["ada", "pat", "cam", "alex"] as const)
    expect((await forget.list(by, of)) ?? null, `by ${by}`).toBeNull();
  expect(desk.house.logged.join()).not.toContain("sown-");
});

it("[G361] [A62] is carried out by a lead on shift who did not write it down, and by nobody else, whatever they hold", async () => {
  const id = await forget.asksToBeForgotten("dana", of);
  for (const by of ["dana", "ada", "pat", "cam", "alex"] as const) {
    expect(await forget.carryOut(by, id), `by ${by}`).toBeUndefined();
    expect(await forget.refuse(by, id, "not_them"), `by ${by}`).toBeUndefined();
  }
  const own = await desk.begin("dana");
  const leads = await forget.asksToBeForgotten("lee", own);
  expect(await forget.carryOut("lee", leads)).toEqual({ __typename: "ForgetNotDecided", because: "own" });
  const waiting = async () => desk.done("lee", WAITING);
  expect(await waiting()).toContainEqual(
    expect.objectContaining({ id, caseId: of.caseId, askedBy: { name: "Dana" } }),
  );
  expect(await waiting()).not.toContainEqual(expect.objectContaining({ id: leads }));
  expect(await desk.done("dana", WAITING)).toBeUndefined();
  await desk.house.store.shifts.end(desk.id("lee"));
  expect(await forget.carryOut("lee", id)).toEqual({ __typename: "NotFound" });
  expect(await waiting()).toEqual([]);
  await desk.house.store.shifts.keep(desk.id("lee"), "available");
  expect(JSON.stringify(await desk.read("dana", of.caseId))).toContain("sown-ana-name");
  expect(await forget.carryOut("lee", crypto.randomUUID())).toEqual({ __typename: "NotFound" });
  expect(await forget.carryOut("lee", id)).toEqual({ __typename: "ForgetDecided" });
  expect(await forget.carryOut("lee", id)).toMatchObject({ because: "already" });
  expect(JSON.stringify(await desk.read("dana", of.caseId))).not.toContain("sown-");
  expect(await forget.list("dana", of)).toMatchObject([
    { words: null, decidedBy: { name: "Lee" }, because: null, waitsFor: [] },
  ]);
  expect(await desk.done("dana", VERIFIED, of)).toEqual([]);
});

it("[G362] says what it waits for to leads and counsel, to others that a lead has it, and is refused with just one of these or that it is not them", async () => {
  const id = await forget.asksToBeForgotten("dana", of);
  await (await shareDesk(desk).share(of)).wait("dana");
  expect(await forget.carryOut("lee", id)).toEqual({
    __typename: "ForgetWaits",
    reasons: ["disclosure_waiting"],
  });
  expect(await forget.list("lee", of)).toMatchObject([{ waitsFor: ["disclosure_waiting"] }]);
  expect(await forget.list("dana", of)).toMatchObject([{ waitsFor: ["with_a_lead"] }]);
  expect(await forget.refuse("lee", id, "legal_hold")).toEqual({
    __typename: "ForgetNotDecided",
    because: "not_so",
  });
  for (const because of ["with_a_lead", "taken_back"])
    expect(await forget.refuse("lee", id, because)).toMatchObject({ because: "not_so" });
  expect(await forget.refuse("lee", id, "disclosure_waiting")).toEqual({ __typename: "ForgetDecided" });
  expect(await forget.list("lee", of)).toMatchObject([{ because: "disclosure_waiting", waitsFor: [] }]);
  expect(await forget.list("dana", of)).toMatchObject([{ because: "with_a_lead", waitsFor: [] }]);
  const anew = crypto.randomUUID();
  expect(await forget.ask("dana", of, { id: anew })).toEqual({ __typename: "ForgetAsked" });
  // Where nothing stands against it, it reads the same to whoever may not hear why.
  const other = await desk.begin("dana");
  await forget.asksToBeForgotten("dana", other);
  expect(await forget.list("lee", other)).toMatchObject([{ waitsFor: [] }]);
  expect(await forget.list("dana", other)).toMatchObject([{ waitsFor: ["with_a_lead"] }]);
});

it("[G364] is taken back by whoever may write it down, and by nobody else, once", async () => {
  const id = await forget.asksToBeForgotten("dana", of);
  for (const by of ["pat", "cam", "alex"] as const)
    expect(await forget.takeBack(by, id), `by ${by}`).toBeUndefined();
  expect(await forget.takeBack("ada", id)).toEqual({ __typename: "NotFound" });
  expect(await forget.takeBack("dana", id)).toEqual({ __typename: "ForgetTakenBack" });
  expect(await forget.takeBack("dana", id)).toEqual({ __typename: "ForgetNotTakenBack", because: "already" });
  expect(await forget.carryOut("lee", id)).toMatchObject({ because: "already" });
  expect(await forget.list("dana", of)).toMatchObject([{ because: "taken_back" }]);
});

it("[G363] tells whoever may read the case who of it is verified, for as long as they are, and nobody else", async () => {
  expect(await desk.done("dana", VERIFIED, of)).toEqual([]);
  await forget.verify("dana", of);
  const [only] = (await desk.done("dana", VERIFIED, of)) as [
    { readonly id: string; readonly vettedAt: number; readonly verifiedUntil: number },
  ];
  expect(only).toMatchObject({
    personId: of.person,
    type: "person_themself",
    name: "sown-verified-name",
    vettedBy: { name: "Dana" },
  });
  expect(only.verifiedUntil - only.vettedAt).toBe(VERIFICATION_HOLDS_MS);
  expect(await desk.done("lee", VERIFIED, of)).toEqual([only]);
  for (const by of ["ada", "pat", "cam", "alex"] as const)
    expect((await desk.done(by, VERIFIED, of)) ?? null, `by ${by}`).toBeNull();
  await desk.house.store.recipients.end(only.id, desk.id("pat"));
  expect(await desk.done("dana", VERIFIED, of)).toEqual([]);
});
