import { act } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { demandsGateway, drawRead, field, settle } from "../inquiry/demands-house.fixture.tsx";
import { uuid } from "../queue/row.fixture.ts";
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
const rosa = { id: uuid(42), type: "person_themself", name: "Rosa", personId: ROSA };
const OPEN = "They ask for what is kept of them…";
const HOW = "How it is known that it is them, and that it is safe";
const VERIFIED = { done: { __typename: "RecipientVetted" } };

beforeEach(() => seatDana());
afterEach(() => {
  forgetAnnouncements();
  sharing.set({ kind: "none" });
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
  expect(page.textContent).toContain("Verified. They can be chosen");
  expect(recipientNames()).toEqual(["Invented Shelter", "Rosa"]);
  remove();
});

it("is known to be them after the page was loaded anew, for as long as they are verified, and in no other case; no yes is asked for it", async () => {
  const gateway = demandsGateway({
    Releases: { releases: [], recipients: [shelter], verifiedPeople: [rosa] },
    ForgetRequests: { forgetRequests: [] },
  });
  const { page, remove } = await drawPerson();
  expect(page.textContent).toContain("Verified. They can be chosen");
  expect(recipientNames()).toEqual(["Invented Shelter", "Rosa"]);
  await press(page, OPEN);
  expect(page.querySelector("form")).toBeNull();
  await press(page, "They say yes to sharing…");
  expect(page.textContent).not.toContain("Rosa (The person themself)");
  gateway.answer("Releases", { releases: [], recipients: [shelter], verifiedPeople: [] });
  await act(async () => lookAtSharing(CASE));
  expect(page.textContent).not.toContain("Verified.");
  expect(recipientNames()).toEqual(["Invented Shelter"]);
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
