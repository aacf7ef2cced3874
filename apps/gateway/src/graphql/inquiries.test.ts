import { sampleAsker, sampleRelease } from "@holdfast/db/testing";
import type { CaseId, PersonId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { caseDesk, type CaseDesk, type CasePeople, type DeskCase } from "../testing/case-desk.ts";

const LOG = `mutation ($id: ID!, $asker: InquiryAsker!, $who: String!, $askedAt: Instant!, $inHand: InHand!) {
  done: logInquiry(id: $id, asker: $asker, inHand: $inHand, way: phone, askedAt: $askedAt, who: $who, reach: "555-0100",
    said: "Whether she called") { __typename ... on InquiryLogged { steps } ... on InquiryInvalid { part } } }`;
const KNOW = `mutation ($id: ID!, $recipientId: ID!) { done: knowInquiry(id: $id, recipientId: $recipientId) {
  __typename ... on InquiryInvalid { part } } }`;
const END = `mutation ($id: ID!) { done: endInquiry(id: $id, how: told_neither) {
  __typename ... on InquiryInvalid { part } } }`;
const RANG = `mutation ($id: ID!) { done: inquiryCalledBack(id: $id, came: is_them) { __typename } }`;
const LIST = `{ done: inquiries { id asker trigger who said recipientId steps callBacks { came by { name } } } }`;
const VET = `mutation ($id: ID!, $type: RecipientType!) { done: vetRecipient(id: $id, type: $type, name: "City police",
  reach: "555-0199", vetting: "Called back at the number of the directory.") { __typename } }`;
const VIEW = `view { packet seen trigger facts { stands ruleId } subjects { approver } }`;
const PREVIEW = `mutation ($input: DisclosureInput!) { done: previewDisclosure(input: $input) {
  __typename ... on DisclosureShown { ${VIEW} } } }`;
const CONFIRM = `mutation ($id: ID!, $input: DisclosureInput!, $seen: String) {
  done: confirmDisclosure(id: $id, input: $input, how: on_paper, seen: $seen) {
  __typename ... on DisclosureSent { heldId packet } ... on DisclosureNotSent { because } } }`;
const SEND = `mutation ($id: ID!) { done: sendApprovedDisclosure(id: $id, how: on_paper) {
  __typename ... on DisclosureSent { heldId packet } ... on DisclosureNotSent { because } } }`;
const DECIDE = `mutation ($id: ID!) { done: decideHeld(id: $id, isApproved: true, why: "It binds us.") {
  __typename ... on HeldNotDecided { because } } }`;
const HELD = `{ done: heldDisclosures { id disclosureId ruleId trigger returnBy mayBeApproved whyHeld } }`;
const RECORD = `mutation ($id: ID!, $servedAt: Instant!, $returnAt: Instant, $signed: Boolean!, $acceptedById: ID) {
  done: recordLegalProcess(id: $id, kind: order, isSignedByJudge: $signed, servedAt: $servedAt, servedHow: in_person,
    acceptedById: $acceptedById, returnAt: $returnAt, issuer: "The county court", scope: "Her name") {
  __typename ... on LegalProcessInvalid { because } } }`;
const KNOW_LEGAL = `mutation ($id: ID!, $of: ID!) { done: knowLegalProcess(id: $id, recipientId: $of) { __typename } }`;
const LINK = `mutation ($id: ID!, $of: ID!) { done: linkLegalProcess(id: $id, caseId: $of) { __typename } }`;
const GIVE = `mutation ($id: ID!, $of: ID!) { done: giveLegalProcess(id: $id, counselId: $of) { __typename } }`;
const FIND = `mutation ($id: ID!) { done: findLegalProcess(id: $id, finding: binds) {
  __typename ... on LegalProcessInvalid { because } } }`;

let desk: CaseDesk;
let ofCase: DeskCase;
let police: string;
beforeAll(async () => {
  desk = await caseDesk();
});
afterAll(() => desk.house.close());
beforeEach(async () => {
  for (const { id, loggedBy } of await desk.house.store.inquiries.open())
    await desk.house.store.inquiries.end(id, "gave_up", desk.id(loggedBy.name === "Lee" ? "cam" : "lee"));
  ofCase = await desk.begin("dana");
  await desk.change("dana", ofCase, "name", "Ana Q.");
  await desk.change("dana", ofCase, "age", "adult");
  await desk.change("dana", ofCase, "roles", ["person_in_situation"]);
  await desk.change("dana", ofCase, "hasContactedUs", true);
  police = await vet("law_enforcement");
});

async function vet(type: string): Promise<string> {
  const id = crypto.randomUUID();
  expect(await desk.done("pat", VET, { id, type })).toEqual({ __typename: "RecipientVetted" });
  return id;
}
interface Logged {
  readonly __typename: string;
  readonly steps: readonly string[];
}
async function logged(by: CasePeople = "dana", over = {}): Promise<{ readonly id: string } & Logged> {
  const id = crypto.randomUUID();
  const given = {
    id,
    asker: "police",
    inHand: "nothing",
    who: "Detective",
    askedAt: Date.now() - 1_000,
    ...over,
  };
  return { id, ...((await desk.done(by, LOG, given)) as Logged) };
}
/** Ana agrees on paper that police are told her name. */
async function agree(): Promise<void> {
  const { store } = desk.house;
  const of = {
    caseId: ofCase.caseId as CaseId,
    person: ofCase.person as PersonId,
    recipient: police,
    now: Date.now(),
  };
  const given = sampleRelease(of, { purpose: "law_enforcement", dataClasses: ["identity"] });
  expect((await store.releases.grant(given, sampleAsker(desk.id("dana")))).kind).toBe("kept");
  await store.releases.witness(given.id, of.caseId, sampleAsker(desk.id("lee")));
}
const input = (over = {}) => ({
  caseId: ofCase.caseId,
  recipientId: police,
  purpose: "law_enforcement",
  trigger: "person_request",
  risk: "none",
  minorHarm: "none",
  vulnerableAdult: "no",
  concerns: [],
  onTheLine: [],
  facts: [{ part: "person", id: ofCase.person, field: "name" }],
  ...over,
});
interface Shown {
  readonly view: {
    readonly packet: string | null;
    readonly seen: string;
    readonly trigger: string;
    readonly facts: readonly { readonly stands: string; readonly ruleId: string }[];
  };
}
const preview = async (over = {}, by: CasePeople = "dana") =>
  ((await desk.done(by, PREVIEW, { input: input(over) })) as Shown).view;
const confirm = async (seen: string, over = {}, by: CasePeople = "dana") =>
  (await desk.done(by, CONFIRM, { id: crypto.randomUUID(), input: input(over), seen })) as {
    readonly __typename: string;
    readonly heldId: string | null;
    readonly packet: string | null;
    readonly because?: string;
  };
const item = async (by: CasePeople, disclosureId: string | null) =>
  (
    (await desk.done(by, HELD)) as {
      readonly id: string;
      readonly disclosureId: string;
      readonly returnBy: number | null;
      readonly trigger: string;
    }[]
  ).find((each) => each.disclosureId === disclosureId);

it("[G310] is written down by whoever is asked, and answers the same whether or not anybody is known here", async () => {
  const answers = [];
  for (const by of ["dana", "ada", "lee", "pat", "cam", "alex"] as const) {
    const { id: _, ...answer } = await logged(by, {
      who: by === "dana" ? "Ana Q.'s mother" : "Nobody's mother",
      asker: "family",
    });
    answers.push(answer);
  }
  expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
  expect(answers[0]).toEqual({
    __typename: "InquiryLogged",
    steps: ["neither_confirm_nor_deny", "log_inquiry", "verify_requester_callback", "warn_person_if_safe"],
  });
  const shown = (await desk.done("lee", LIST)) as readonly Record<string, unknown>[];
  expect(shown).toHaveLength(6);
  expect(Object.keys(shown[0] ?? {}).toSorted()).toEqual([
    "asker",
    "callBacks",
    "id",
    "recipientId",
    "said",
    "steps",
    "trigger",
    "who",
  ]);
  for (const by of ["dana", "alex"] as const)
    expect((await desk.asked(by, LIST)).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  expect(await logged("dana", { askedAt: Date.now() + 3_600_000 })).toMatchObject({ part: "askedAt" });
  expect(await logged("dana", { who: "x".repeat(201) })).toMatchObject({ part: "words" });
  expect(await logged("dana", { id: "7" })).toMatchObject({ part: "id" });
});

it("[G311] is rung back by whoever wrote it down, known by a lead, and ended by nobody who wrote it down", async () => {
  const { id } = await logged("lee");
  expect(await desk.done("dana", RANG, { id })).toEqual({ __typename: "InquiryHandled" });
  expect((await desk.asked("dana", KNOW, { id, recipientId: police })).errors).toHaveLength(1);
  expect(await desk.done("lee", KNOW, { id, recipientId: await vet("service_provider") })).toMatchObject({
    part: "recipientId",
  });
  expect(await desk.done("lee", KNOW, { id, recipientId: police })).toEqual({ __typename: "InquiryHandled" });
  expect(await desk.done("cam", LIST)).toEqual([
    expect.objectContaining({
      id,
      recipientId: police,
      callBacks: [{ came: "is_them", by: { name: "Dana" } }],
    }),
  ]);
  expect(await desk.done("lee", END, { id })).toMatchObject({ part: "own" });
  expect(await desk.done("pat", END, { id })).toEqual({ __typename: "InquiryHandled" });
  expect(await desk.done("cam", END, { id })).toEqual({ __typename: "NotFound" });
});

it("[G311] answers whoever asked as whoever asked, though the person agreed and an advocate says that it is her wish", async () => {
  await agree();
  const before = await preview();
  expect(before).toMatchObject({ trigger: "person_request", packet: expect.stringContaining("Ana Q.") });
  const { id } = await logged("ada");
  // Who it is that asks, nobody has said: it could be these.
  const unknown = await preview();
  expect(unknown).toMatchObject({ packet: null, trigger: "person_request", facts: [{ stands: "held" }] });
  expect((await confirm(before.seen)).because).toBe("changed");
  await desk.done("lee", KNOW, { id, recipientId: police });
  const asked = await preview();
  expect(asked).toMatchObject({
    packet: null,
    trigger: "law_enforcement_informal",
    facts: [{ ruleId: "C7" }],
  });
  expect((await confirm(before.seen)).because).toBe("changed");
  await desk.done("lee", END, { id });
  expect((await preview()).packet).toContain("Ana Q.");
  expect((await confirm(before.seen)).packet).toContain("Ana Q.");
});

it("[G311] sends by no word that was given before they asked", async () => {
  await agree();
  const { id } = await logged("ada");
  const { heldId } = await confirm((await preview()).seen);
  const waiting = await item("lee", heldId);
  expect(waiting).toMatchObject({ mayBeApproved: true, whyHeld: "asked_of_us" });
  expect(await desk.done("lee", DECIDE, { id: waiting?.id })).toEqual({ __typename: "HeldDecided" });
  await desk.done("pat", KNOW, { id, recipientId: police });
  expect(await desk.done("dana", SEND, { id: heldId })).toEqual({
    __typename: "DisclosureNotSent",
    because: "changed",
  });
});

it("[G312] exports nothing on a bare demand, by any role and by nobody, whatever is said that it is", async () => {
  const { id } = await logged("ada", { inHand: "paper" });
  await desk.done("lee", KNOW, { id, recipientId: police });
  for (const trigger of ["person_request", "advocate_initiative", "court_order", "law_enforcement_exigent"])
    for (const by of ["dana", "lee"] as const) {
      const shown = await preview({ trigger }, by);
      expect(shown).toMatchObject({ packet: null, facts: [{ stands: "withheld", ruleId: "C2" }] });
      expect(await confirm(shown.seen, { trigger }, by)).toMatchObject({ packet: null, heldId: null });
    }
  for (const by of ["pat", "cam", "alex"] as const)
    for (const query of [PREVIEW, CONFIRM])
      expect((await desk.asked(by, query, { id: crypto.randomUUID(), input: input() })).errors).toMatchObject(
        [{ extensions: { code: "FORBIDDEN" } }],
      );
  expect((await desk.asked(null, PREVIEW, { input: input() })).status).toBe(401);
  // Nor by an order that somebody only says there is.
  const court = { recipientId: await vet("court"), trigger: "court_order", purpose: "other" };
  const { heldId } = await confirm((await preview(court)).seen, court);
  const waiting = await item("cam", heldId);
  expect(waiting).toMatchObject({ mayBeApproved: false, whyHeld: "rule" });
  expect(await desk.done("cam", DECIDE, { id: waiting?.id })).toMatchObject({
    because: "never_by_approval",
  });
  expect(await desk.done("dana", SEND, { id: heldId })).toMatchObject({ packet: null });
});

it("[G312] sends what a judge ordered by counsel's word, of that case alone, by the day that is written down", async () => {
  const court = await vet("court");
  const id = crypto.randomUUID();
  const returnAt = Date.now() + 5 * 86_400_000;
  const served = { id, servedAt: Date.now() - 1_000, returnAt, signed: true, acceptedById: desk.id("lee") };
  expect((await desk.asked("dana", RECORD, served)).errors).toHaveLength(1);
  expect(
    await desk.done("lee", RECORD, { ...served, id: crypto.randomUUID(), acceptedById: desk.id("dana") }),
  ).toMatchObject({
    because: "accepted",
  });
  expect(await desk.done("lee", RECORD, served)).toEqual({ __typename: "LegalProcessKept" });
  const kept = { __typename: "LegalProcessKept" };
  expect(await desk.done("lee", KNOW_LEGAL, { id, of: court })).toEqual(kept);
  // Counsel reads no case that nobody let them into, and names none.
  expect(await desk.done("cam", LINK, { id, of: ofCase.caseId })).toEqual({ __typename: "NotFound" });
  expect(await desk.done("lee", LINK, { id, of: ofCase.caseId })).toEqual(kept);
  expect(await desk.done("lee", GIVE, { id, of: desk.id("cam") })).toEqual(kept);
  expect((await desk.asked("lee", FIND, { id })).errors).toHaveLength(1);
  expect(await desk.done("cam", FIND, { id })).toEqual(kept);
  const over = { recipientId: court, purpose: "other" };
  const shown = await preview(over);
  expect(shown).toMatchObject({
    trigger: "court_order",
    packet: null,
    facts: [{ stands: "held", ruleId: "C5" }],
  });
  const { heldId } = await confirm(shown.seen, over);
  const waiting = await item("cam", heldId);
  expect(waiting).toMatchObject({
    trigger: "court_order",
    returnBy: returnAt,
    mayBeApproved: true,
    whyHeld: "rule",
  });
  expect(await desk.done("cam", DECIDE, { id: waiting?.id })).toEqual({ __typename: "HeldDecided" });
  expect(await desk.done("dana", SEND, { id: heldId })).toMatchObject({
    packet: expect.stringContaining("Ana Q."),
  });
  const other = await desk.begin("dana");
  await desk.change("dana", other, "name", "Ben R.");
  const ofAnother = {
    ...over,
    caseId: other.caseId,
    facts: [{ part: "person", id: other.person, field: "name" }],
  };
  expect((await preview(ofAnother)).packet).toBeNull();
});
