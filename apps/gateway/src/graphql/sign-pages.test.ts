import { samplePreference } from "@holdfast/db/testing";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { caseDesk, type CaseDesk, type CasePeople, type DeskCase } from "../testing/case-desk.ts";
import { shareDesk, type ShareDesk } from "../testing/share-desk.ts";

const OFFER = `mutation ($input: SignPageInput!) { done: offerSignPage(input: $input) {
  __typename ... on SignPageOffered { address code validUntil } ... on SignPageNotOffered { because } } }`;
const WITHDRAW = `mutation ($id: ID!, $caseId: ID!) { done: withdrawSignPage(id: $id, caseId: $caseId) { __typename } }`;
const PAGES = `query ($caseId: ID!) { done: signPages(caseId: $caseId) { id personId recipientId state endedAt offeredBy { name } } }`;
const RELEASES = `query ($caseId: ID!) { done: releases(caseId: $caseId) { id form state } }`;
const DAY_MS = 86_400_000;

let desk: CaseDesk;
let sharing: ShareDesk;
let of: DeskCase;
let shelter: string;
beforeAll(async () => {
  desk = await caseDesk();
  sharing = shareDesk(desk);
});
afterAll(async () => desk.house.close());
beforeEach(async () => {
  of = await desk.begin("dana");
  shelter = await sharing.vet("service_provider");
});

interface Offered {
  readonly __typename: string;
  readonly because?: string;
  readonly address: string;
  readonly code: string;
}
async function prefers(over: Parameters<typeof samplePreference>[2] = {}): Promise<void> {
  const { reach } = desk.house.store;
  const preference = samplePreference(desk.id("dana"), Date.now(), {
    device: { shared: "no", watched: "no" },
    allowsPlainWords: true,
    ...over,
  });
  const seen = (await reach.latestPreference(of.contactId))?.id ?? null;
  const given = { contactId: of.contactId, by: desk.id("dana"), preference, seen, personId: null };
  expect((await reach.keepPreference(given)).kind).toBe("kept");
}
const input = (over: object = {}) => ({
  id: crypto.randomUUID(),
  caseId: of.caseId,
  personId: of.person,
  recipientId: shelter,
  contactId: of.contactId,
  purpose: "referral",
  dataClasses: ["identity", "health"],
  withheldIn: ["health"],
  withheld: "sown-withheld",
  subjectAge: "adult",
  underGuardianship: false,
  device: "private",
  conditionOfService: false,
  risksExplained: true,
  alternativesDiscussed: true,
  alone: "yes",
  coached: false,
  duressWordHeard: false,
  expiresAt: Date.now() + DAY_MS,
  ...over,
});
const offer = async (over: object = {}, by: CasePeople = "dana") =>
  (await desk.done(by, OFFER, { input: input(over) })) as Offered;
const states = async (by: CasePeople = "dana") =>
  (await desk.done(by, PAGES, { caseId: of.caseId })) as readonly { readonly state: string }[] | null;
async function post(address: string, fields: Record<string, string>): Promise<string> {
  const answer = await fetch(new URL(new URL(address).pathname, desk.house.url), {
    method: "POST",
    body: new URLSearchParams({ lang: "en", ...fields }),
  });
  return answer.text();
}

it("[G340] is offered where their preference allows it and what they sign would count, by whoever keeps releases there", async () => {
  expect(await offer()).toMatchObject({ because: "not_asked" });
  await prefers({ device: { shared: "unknown", watched: "no" } });
  expect(await offer()).toMatchObject({ because: "device_not_private" });
  await prefers();
  expect(await offer({ subjectAge: "minor" })).toMatchObject({ because: "guardian_needed" });
  expect(await offer({ device: "unknown" })).toMatchObject({ because: "device_not_private" });
  expect(await offer({ recipientId: crypto.randomUUID() })).toMatchObject({ __typename: "NotFound" });
  expect(await offer({}, "ada")).toMatchObject({ __typename: "NotFound" });
  for (const by of ["pat", "cam", "alex"] as const)
    expect((await desk.asked(by, OFFER, { input: input() })).errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
  expect(await states()).toEqual([]);
  const offered = await offer();
  expect(offered.__typename).toBe("SignPageOffered");
  expect(offered.code).toMatch(/^\d{6}$/);
  expect(new URL(offered.address).pathname).toMatch(/^\/n\/[\w-]{22}$/);
  expect(await offer()).toMatchObject({ because: "open_already" });
});

it("[G341] tells how it stands, from when it waits until it was signed, to whoever keeps releases there", async () => {
  await prefers();
  const id = crypto.randomUUID();
  const { address, code } = await offer({ id });
  expect(await states()).toMatchObject([
    { id, personId: of.person, recipientId: shelter, state: "waiting", offeredBy: { name: "Dana" } },
  ]);
  expect(await states("ada")).toBeNull();
  const terms = await post(address, { at: "code", code });
  expect(terms).toContain("sown-recipient-name");
  expect(terms).toContain("sown-withheld");
  expect(await states()).toMatchObject([{ state: "opened" }]);
  const done = await post(address, { at: "terms", code, go: "agree" });
  expect(done).toContain("We have your yes");
  expect(done).not.toMatch(/sown-/);
  expect(await post(address, { at: "terms", code, go: "agree" })).toBe(done);
  expect(await states()).toMatchObject([{ state: "signed" }]);
  expect(await desk.done("dana", RELEASES, { caseId: of.caseId })).toEqual([
    { id, form: "written_esign", state: "written_valid" },
  ]);
});

it("[G341] tells that somebody does not agree, and ends one that is withdrawn", async () => {
  await prefers();
  const first = await offer();
  await post(first.address, { at: "code", code: first.code });
  await post(first.address, { at: "terms", code: first.code, go: "decline" });
  const id = crypto.randomUUID();
  const second = await offer({ id });
  const withdraw = async (by: CasePeople) => desk.done(by, WITHDRAW, { id, caseId: of.caseId });
  expect(await withdraw("ada")).toEqual({ __typename: "NotFound" });
  expect(await withdraw("dana")).toEqual({ __typename: "SignPageWithdrawn" });
  expect(await states()).toMatchObject([{ state: "withdrawn" }, { state: "declined" }]);
  // Of what opens nothing there is one page, whatever it was.
  const same = (page: string, { address }: Offered) => page.replaceAll(new URL(address).pathname, "");
  const nowhere = { ...first, address: `${new URL(first.address).origin}/n/${"A".repeat(22)}` };
  const wrong = same(await post(nowhere.address, { at: "code", code: "123456" }), nowhere);
  expect(wrong).toContain("does not open anything");
  for (const page of [first, second])
    expect(same(await post(page.address, { at: "code", code: page.code }), page)).toBe(wrong);
});

it("[G342] is shown and signed by nobody of whom that is no longer so, and leaves neither of its keys in the log", async () => {
  await prefers();
  const { address, code } = await offer();
  await post(address, { at: "code", code });
  await prefers({ device: { shared: "yes", watched: "no" } });
  expect(await post(address, { at: "code", code })).toContain("does not open anything");
  expect(await post(address, { at: "terms", code, go: "agree" })).toContain("does not open anything");
  expect(await desk.done("dana", RELEASES, { caseId: of.caseId })).toEqual([]);
  const log = desk.house.logged.join();
  expect(log).not.toContain(code);
  expect(log).not.toContain(new URL(address).pathname);
});
