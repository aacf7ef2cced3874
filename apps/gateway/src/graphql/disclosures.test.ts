import type { CaseId, PersonId, UserId } from "@holdfast/case-schema";
import { newCasePerson } from "@holdfast/case-schema/case";
import { sampleAsker, sampleCase, sampleHeld, sampleRelease, sampleSpoken } from "@holdfast/db/testing";
import type { ContactId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

const PEOPLE = ["dana", "ada", "lee", "pat", "cam", "alex"] as const;
type Somebody = (typeof PEOPLE)[number];
let house: TestGateway;
const cookies = new Map<string, string>();
const ids = new Map<string, UserId>();
let contactId: ContactId;
let caseId: CaseId;
/** Of the case that Dana has: Ana, who agreed, and Ben, whom nobody asked. */
let ana: PersonId;
let ben: PersonId;
let shelter: string;

beforeAll(async () => {
  house = await testGateway();
  for (const name of PEOPLE) cookies.set(name, await house.signIn(name));
  for (const { id, name } of await house.store.staff.list()) ids.set(name.toLowerCase(), id);
  await house.store.shifts.keep(ids.get("lee")!, "available");
});
afterAll(() => house.close());
beforeEach(async () => {
  const dana = ids.get("dana")!;
  contactId = await sampleHeld(house.store, dana, { threadKey: crypto.randomUUID(), medium: "text" });
  ({ id: caseId, person: ana } = await sampleCase(house.store, dana, contactId));
  ben = crypto.randomUUID() as PersonId;
  const other = {
    ...newCasePerson(ben),
    roles: ["person_in_situation" as const],
    age: "adult" as const,
    name: "Ben R.",
  };
  await house.store.cases.add(caseId, sampleAsker(dana), { kind: "person", values: other });
  for (const [field, value] of [
    ["name", "Ana Q."],
    ["age", "adult"],
    ["roles", ["person_in_situation"]],
    ["hasContactedUs", true],
    ["immigrationStatus", "without_status"],
  ])
    await house.store.cases.change(caseId, sampleAsker(dana), {
      kind: "person",
      id: ana,
      field: String(field),
      value,
      seenRevision: 0,
    });
  shelter = await vet("service_provider");
});

async function vet(type: string): Promise<string> {
  const id = crypto.randomUUID();
  expect(await done("pat", VET, { id, type })).toEqual({ __typename: "RecipientVetted" });
  return id;
}
const asked = async (by: Somebody | null, query: string, variables: Record<string, unknown>) =>
  house.ask(by === null ? "" : cookies.get(by)!, query, variables);
const done = async (by: Somebody, query: string, variables: Record<string, unknown>): Promise<unknown> =>
  ((await asked(by, query, variables)).data as { done: unknown } | null)?.done;

const VET = `mutation ($id: ID!, $type: RecipientType!) { done: vetRecipient(id: $id, type: $type, name: "Harbour House",
  reach: "555-0199", vetting: "Called back at the number of the directory.") { __typename } }`;
const VIEW = `view { packet seen reportDueAt facts { id field stands ruleId }
  subjects { personId dataClass outcome ruleId waysToYes approver } }`;
const PREVIEW = `mutation ($input: DisclosureInput!) { done: previewDisclosure(input: $input) {
  __typename ... on DisclosureShown { ${VIEW} } ... on DisclosureNotSent { because } } }`;
const CONFIRM = `mutation ($id: ID!, $input: DisclosureInput!, $seen: String) {
  done: confirmDisclosure(id: $id, input: $input, how: on_paper, seen: $seen) {
  __typename ... on DisclosureSent { id heldId packet ${VIEW} } ... on DisclosureNotSent { because } } }`;
const SEND = `mutation ($id: ID!) { done: sendApprovedDisclosure(id: $id, how: spoken) {
  __typename ... on DisclosureSent { ${VIEW} } ... on DisclosureNotSent { because } } }`;
const LOG = `query ($caseId: ID!) { done: disclosures(caseId: $caseId) { id sentAt reviewDueAt facts { field } decisions { ruleId } } }`;
const TO_SIGN = `query { done: disclosuresToSign { id reviewDueAt reportDueAt } }`;
const DECIDE = `mutation ($id: ID!) { done: decideHeld(id: $id, isApproved: true, why: "She asked for it.") {
  __typename ... on HeldNotDecided { because } } }`;
const WITHDRAW = `mutation ($caseId: ID!, $personId: ID!) { done: withdrawReleases(caseId: $caseId, personId: $personId, how: spoken) {
  __typename ... on ReleasesWithdrawn { count } } }`;
const RELEASES = `query ($caseId: ID!) { done: releases(caseId: $caseId) { personId state because } }`;

interface View {
  readonly __typename: string;
  readonly heldId: string | null;
  readonly because?: string;
  readonly view: {
    readonly packet: string | null;
    readonly seen: string;
    readonly facts: readonly {
      readonly id: string;
      readonly field: string;
      readonly stands: string;
      readonly ruleId: string;
    }[];
  };
}
const input = (over: Record<string, unknown> = {}) => ({
  caseId,
  recipientId: shelter,
  purpose: "referral",
  trigger: "person_request",
  risk: "none",
  minorHarm: "none",
  vulnerableAdult: "no",
  concerns: [],
  onTheLine: [],
  facts: [ana, ben].flatMap((id) =>
    ["name", "immigrationStatus"].map((field) => ({ part: "person", id, field })),
  ),
  ...over,
});
const preview = async (by: Somebody = "dana", over = {}) =>
  (await done(by, PREVIEW, { input: input(over) })) as View;
const confirm = async (
  seen: string | null,
  over = {},
  by: Somebody = "dana",
  id: string = crypto.randomUUID(),
) => (await done(by, CONFIRM, { id, input: input(over), seen })) as View;
const agree = async (over: Parameters<typeof sampleRelease>[1] = {}) => {
  const given = sampleRelease({ caseId, person: ana, recipient: shelter, now: Date.now() }, over);
  expect(await house.store.releases.grant(given, sampleAsker(ids.get("dana")!))).toEqual({ kind: "kept" });
  await house.store.releases.witness(given.id, caseId, sampleAsker(ids.get("lee")!));
};
/** To emergency services, while a life is in danger. */
const help = async () => ({
  recipientId: await vet("emergency_services"),
  purpose: "emergency",
  trigger: "advocate_initiative",
  risk: "attempt_or_life_threat_in_progress",
  concerns: [ana],
});
const log = async () =>
  (await done("dana", LOG, { caseId })) as readonly {
    readonly sentAt: number | null;
    readonly reviewDueAt: number | null;
    readonly facts: readonly unknown[];
  }[];

describe("what leaves through the gateway", () => {
  it("[G280] shows what would go and of the rest codes alone, and sends just that", async () => {
    await agree();
    const shown = await preview();
    expect(shown.view.packet).toBe('[{"part":"person","of":1,"field":"name","value":"Ana Q."}]');
    expect(shown.view.facts.map(({ field, stands, ruleId }) => [field, stands, ruleId])).toEqual([
      ["name", "goes", "D5"],
      ["immigrationStatus", "withheld", "D12"],
      ["name", "withheld", "D12"],
    ]);
    expect(JSON.stringify(shown)).not.toMatch(/Ben|without_status/);
    expect(await log()).toEqual([]);
    expect(await confirm(shown.view.seen)).toMatchObject({
      __typename: "DisclosureSent",
      heldId: null,
      view: { packet: shown.view.packet },
    });
    expect(await log()).toMatchObject([{ sentAt: expect.any(Number), facts: [{ field: "name" }] }]);
    expect(house.logged.join("\n")).not.toMatch(/Ana Q|Ben R|Harbour/);
  });

  it("[G281] sends nothing once it was withdrawn in one act, whatever was seen before", async () => {
    await agree();
    const { view } = await preview();
    expect(await done("dana", WITHDRAW, { caseId, personId: ana })).toEqual({
      __typename: "ReleasesWithdrawn",
      count: 1,
    });
    expect(await confirm(view.seen)).toMatchObject({ __typename: "DisclosureNotSent", because: "changed" });
    expect(await done("dana", RELEASES, { caseId })).toEqual([
      { personId: ana, state: "revoked", because: null },
    ]);
    expect(await log()).toEqual([]);
    const after = await preview();
    expect([after.view.packet, after.view.facts[0]?.ruleId]).toEqual([null, "D2"]);
  });

  it("[G282] [G292] sends nothing unseen but to save a life, and that at once, with no papers and a look at it within a day, which leads are told of", async () => {
    await agree();
    const unseen = { __typename: "DisclosureNotSent", because: "changed" };
    expect(await confirm(null)).toMatchObject(unseen);
    // Whoever says so of danger says it of nobody but who comes to help.
    expect(
      await confirm(null, { risk: "attempt_or_life_threat_in_progress", concerns: [ana] }),
    ).toMatchObject(unseen);
    // What was seen for one is not what was seen for another, though it reads the same.
    const { view } = await preview();
    expect(await confirm(view.seen, { place: "US-CA" })).toMatchObject(unseen);
    const urgent = await help();
    const [id, packet] = [crypto.randomUUID(), '[{"part":"person","of":1,"field":"name","value":"Ana Q."}]'];
    const capitals = {
      ...urgent,
      recipientId: urgent.recipientId.toUpperCase(),
      concerns: [ana.toUpperCase()],
    };
    expect(await confirm(null, capitals, "dana", id)).toMatchObject({ packet, view: { packet } });
    // Whoever did not hear the answer asks again.
    expect(await confirm(null, urgent, "dana", id)).toEqual({
      __typename: "DisclosureSent",
      id,
      heldId: null,
      packet,
      view: null,
    });
    const dueAt = (await log())[0]?.reviewDueAt;
    expect(dueAt).toBeGreaterThan(Date.now());
    const toSign = async (by: Somebody) => asked(by, TO_SIGN, {});
    expect((await toSign("lee")).data?.["done"]).toContainEqual({
      id,
      reviewDueAt: dueAt,
      reportDueAt: null,
    });
    for (const nobody of ["dana", "pat", "cam", "alex"] as const)
      expect((await toSign(nobody)).data?.["done"]).toBeUndefined();
  });

  it("[G287] refuses as that what stands on a word that may be the exploiter's, and no call for help", async () => {
    await agree();
    const { seen } = (await preview()).view;
    const says = async (kind: "exploiter_marked" | "exploiter_mark_taken_back") =>
      house.store.reach.happened({ contactId, by: ids.get("dana")!, kind });
    await says("exploiter_marked");
    const refused = { __typename: "DisclosureNotSent", because: "may_be_exploiter" };
    expect([await preview(), await confirm(seen)]).toEqual([refused, refused]);
    expect((await confirm(null, await help())).view.packet).toContain("Ana Q.");
    await says("exploiter_mark_taken_back");
    expect(await confirm(seen)).toMatchObject({ __typename: "DisclosureSent" });
  });

  it("[G283] [DB347] has what waits decided by a lead who did not ask, and sends it by whoever did", async () => {
    const spoken = sampleSpoken({ caseId, person: ana, recipient: shelter, now: Date.now(), contactId });
    await house.store.releases.grant(spoken, sampleAsker(ids.get("dana")!));
    // Nobody is on the line because somebody says so: no call goes on.
    const { view } = await preview("dana", { onTheLine: [ana] });
    expect(view.packet).toBeNull();
    const { heldId } = await confirm(view.seen);
    const [item] = await house.store.disclosures.heldOf(heldId ?? "");
    const id = item?.id ?? "";
    expect(await done("dana", SEND, { id: heldId })).toMatchObject({ view: { packet: null } });
    for (const by of ["dana", "ada", "pat", "alex"] as const)
      expect((await asked(by, DECIDE, { id })).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    expect(await done("cam", DECIDE, { id })).toEqual({
      __typename: "HeldNotDecided",
      because: "not_the_role",
    });
    expect(await done("lee", DECIDE, { id })).toEqual({ __typename: "HeldDecided" });
    expect(await done("lee", DECIDE, { id })).toEqual({ __typename: "HeldNotDecided", because: "already" });
    expect(await done("lee", SEND, { id: heldId })).toEqual({ __typename: "NotFound" });
    expect(await done("dana", SEND, { id: heldId })).toMatchObject({
      view: { packet: expect.stringContaining("Ana Q.") },
    });
  });

  it("[G283] lets no lead decide what they asked for", async () => {
    const spoken = sampleSpoken({ caseId, person: ana, recipient: shelter, now: Date.now(), contactId });
    await house.store.releases.grant(spoken, sampleAsker(ids.get("dana")!));
    const { heldId } = await confirm((await preview("lee")).view.seen, {}, "lee");
    const [item] = await house.store.disclosures.heldOf(heldId ?? "");
    expect(await done("lee", DECIDE, { id: item?.id ?? "" })).toEqual({
      __typename: "HeldNotDecided",
      because: "own",
    });
  });

  it.each([
    ["family_or_other_inquiry", "named_individual", "C1"],
    ["law_enforcement_informal", "law_enforcement", "C2"],
    ["media_inquiry", "public_or_media", "A2"],
  ])("[G284] gives %s nothing, for nobody", async (trigger, type, ruleId) => {
    const recipientId = await vet(type);
    for (const by of ["dana", "lee"] as const) {
      const { view } = await preview(by, { trigger, recipientId, purpose: "other" });
      expect(view.packet).toBeNull();
      expect(new Set(view.facts.map((fact) => fact.ruleId))).toEqual(new Set([ruleId]));
      expect((await confirm(view.seen, { trigger, recipientId, purpose: "other" }, by)).heldId).toBeNull();
    }
  });

  it("[G285] is not there for whoever is nothing to the case, and forbidden to whoever answers nobody", async () => {
    await agree();
    const ask = { id: crypto.randomUUID(), input: input(), seen: "x" };
    for (const query of [PREVIEW, CONFIRM])
      expect(await done("ada", query, ask)).toEqual({ __typename: "NotFound" });
    expect(await done("ada", WITHDRAW, { caseId, personId: ana })).toEqual({ __typename: "NotFound" });
    for (const query of [RELEASES, LOG]) expect(await done("ada", query, { caseId })).toBeNull();
    for (const by of ["pat", "cam", "alex"] as const)
      for (const query of [PREVIEW, CONFIRM])
        expect((await asked(by, query, ask)).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    expect((await asked(null, PREVIEW, ask)).status).toBe(401);
    expect(
      (await asked("dana", VET, { id: crypto.randomUUID(), type: "emergency_services" })).errors,
    ).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  });

  it("[G285] takes nothing that is not of the case, and no facts that are none", async () => {
    await agree();
    const stranger = crypto.randomUUID();
    for (const over of [
      { concerns: [stranger] },
      { facts: [{ part: "person", id: stranger, field: "name" }] },
      { facts: [{ part: "person", id: ana, field: "constructor" }] },
      { facts: [{ part: "note", id: ana, field: "text" }] },
      { recipientId: stranger },
      { facts: [] },
    ])
      expect(await done("dana", PREVIEW, { input: input(over) })).toEqual({ __typename: "NotFound" });
    const inside = await preview("dana", { facts: [{ part: "person", id: ana, field: "id" }] });
    expect(inside.view).toMatchObject({ packet: null, facts: [] });
  });
});
