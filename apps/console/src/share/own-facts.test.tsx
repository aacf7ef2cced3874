import { act } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { demandsGateway, drawRead, field, settle } from "../deeds/demands-house.fixture.tsx";
import { marta, uuid } from "../queue/row.fixture.ts";
import { button, buttonNames, press, submit, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import type { PersonFacts } from "./person-facts.ts";
import { PersonReleases } from "./person-releases.tsx";
import { lookAtSharing, sharing } from "./sharing.ts";

const [CASE, ROSA, SHELTER] = [uuid(900), uuid(901), uuid(41)];
const person: PersonFacts = {
  caseId: CASE,
  personId: ROSA,
  name: "Rosa",
  age: "adult",
  speakerId: ROSA,
  contactId: uuid(107),
};
const shelter = { id: SHELTER, type: "service_provider", name: "Invented Shelter" };
const NOON = new Date(2026, 10, 25, 12, 0, 0).getTime();
const rosa = {
  id: uuid(42),
  type: "person_themself",
  name: "Rosa",
  personId: ROSA,
  vettedAt: NOON - 60 * 60_000,
  vettedBy: { id: marta.id, name: marta.name },
  verifiedUntil: NOON + 3 * 60 * 60_000,
};
const BY = "Verified by Marta, 11:00. It counts until 15:00.";
const OPEN = "They ask for what is kept of them…";
const HOW = "How it is known that it is them, and that it is safe";
const VERIFIED = { done: { __typename: "RecipientVetted" } };

beforeEach(() => {
  seatDana();
  vi.spyOn(Date, "now").mockReturnValue(NOON);
});
afterEach(() => {
  forgetAnnouncements();
  sharing.set({ kind: "none" });
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const drawPerson = async () => drawRead(<PersonReleases person={person} />);
const recipientNames = (): readonly (string | null)[] => {
  const known = sharing.get();
  return known.kind === "known" ? known.recipients.map(({ name }) => name) : [];
};

it("somebody who asks for what is kept of them is verified once, with how it is known, before it can go to them", async () => {
  const gateway = demandsGateway({
    Releases: { releases: [], recipients: [shelter] },
    VerifyPerson: "unreachable",
  });
  const { page, remove } = await drawPerson();
  await press(page, OPEN);
  expect(field(page, "Their name, as they say it").value).toBe("Rosa");
  await submit(page);
  expect(page.textContent).toContain("Say who they are, and how it is known that it is them.");
  expect(gateway.asked("VerifyPerson")).toEqual([]);
  type(field(page, HOW), "They said the word that we agreed");
  await submit(page);
  await settle();
  expect(page.textContent).toContain("It is not known whether this was done.");
  expect(recipientNames()).toEqual(["Invented Shelter"]);
  gateway.answer("VerifyPerson", VERIFIED);
  gateway.answer("Releases", { releases: [], recipients: [shelter], verifiedPeople: [rosa] });
  await submit(page);
  await settle();
  const [first, second] = gateway.asked("VerifyPerson");
  expect(second).toEqual({
    id: first!["id"],
    caseId: CASE,
    personId: ROSA,
    name: "Rosa",
    reach: "",
    vetting: "They said the word that we agreed",
  });
  expect(page.textContent).toContain(`${BY} They can be chosen`);
  expect(recipientNames()).toEqual(["Invented Shelter", "Rosa"]);
  remove();
});

it("is known to be them after the page was loaded anew, for as long as they are verified, and in no other case; no yes is asked for it", async () => {
  const gateway = demandsGateway({
    Releases: { releases: [], recipients: [shelter], verifiedPeople: [rosa] },
    ForgetRequests: { forgetRequests: [] },
  });
  const { page, remove } = await drawPerson();
  expect(page.textContent).toContain(`${BY} They can be chosen`);
  expect(recipientNames()).toEqual(["Invented Shelter", "Rosa"]);
  await press(page, OPEN);
  expect(page.querySelector("form")).toBeNull();
  await press(page, "They say yes to sharing…");
  expect(page.textContent).not.toContain("Rosa (The person themself)");
  gateway.answer("Releases", { releases: [], recipients: [shelter], verifiedPeople: [] });
  await act(async () => lookAtSharing(CASE));
  expect(page.textContent).not.toContain("Verified by");
  expect(recipientNames()).toEqual(["Invented Shelter"]);
  remove();
});

it("is verified anew where they speak to somebody else, and is verified no more once that has run out", async () => {
  const known = (over: object) => ({
    releases: [],
    recipients: [shelter],
    verifiedPeople: [{ ...rosa, ...over }],
  });
  const gateway = demandsGateway({ Releases: known({}), VerifyPerson: VERIFIED });
  const { page, remove } = await drawPerson();
  await press(page, OPEN);
  await press(page, "Verify them anew…");
  type(field(page, HOW), "They said the other word");
  gateway.answer("Releases", known({ vettedAt: NOON, verifiedUntil: NOON + 4 * 60 * 60_000 }));
  await submit(page);
  await settle();
  expect(gateway.asked("VerifyPerson")).toMatchObject([
    { personId: ROSA, vetting: "They said the other word" },
  ]);
  expect(page.querySelector("form")).toBeNull();
  expect(page.textContent).toContain("Verified by Marta, 12:00. It counts until 16:00.");
  gateway.answer("Releases", known({ verifiedUntil: NOON }));
  await act(async () => lookAtSharing(CASE));
  expect(page.textContent).not.toContain("Verified by");
  expect(buttonNames(page)).not.toContain("They ask us to forget them…");
  remove();
});

it("is refused with why, and what was written stays", async () => {
  demandsGateway({
    Releases: { releases: [], recipients: [] },
    VerifyPerson: { done: { __typename: "NotFound" } },
  });
  const { page, remove } = await drawPerson();
  await press(page, OPEN);
  type(field(page, HOW), "By the word that we agreed");
  await submit(page);
  await settle();
  expect(page.textContent).toContain("they are not in this case, or it is not yours to change.");
  expect(field(page, HOW).value).toBe("By the word that we agreed");
  expect(recipientNames()).toEqual([]);
  remove();
});

it("is offered to nobody who may not keep it, and waits until it is known what is shared", async () => {
  demandsGateway({ Releases: "unreachable" });
  const { page, remove } = await drawPerson();
  expect(button(page, OPEN).disabled).toBe(true);
  remove();
  seatDana("counsel");
  const counsel = await drawPerson();
  expect(buttonNames(counsel.page)).not.toContain(OPEN);
  counsel.remove();
});
