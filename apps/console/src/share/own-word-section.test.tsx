import { act } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { caseShown } from "../case/case-shown.ts";
import { caseData } from "../case/case.fixture.ts";
import { demandsGateway, drawRead, field, pick, settle } from "../deeds/demands-house.fixture.tsx";
import { uuid } from "../queue/row.fixture.ts";
import { button, buttonNames, press, submit, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { OwnWordSection } from "./own-word-section.tsx";
import { notCorrectedWords } from "./own-word-words.ts";
import type { PersonFacts } from "./person-facts.ts";

const [CASE, ROSA, CONTACT] = [uuid(900), uuid(901), uuid(107)];
const OPEN = "They say that something is wrong…";
const rosa: PersonFacts = {
  caseId: CASE,
  personId: ROSA,
  name: "Rosa",
  age: "adult",
  speakerId: ROSA,
  contactId: CONTACT,
};

beforeEach(() => {
  seatDana();
  caseShown.set({ kind: "ready", id: CASE, data: caseData(), readAt: 0, isStale: false });
});
afterEach(() => {
  forgetAnnouncements();
  caseShown.set({ kind: "none" });
  vi.unstubAllGlobals();
});

it("is written down once, though an answer was lost, as what they say in the contact that is open, from what stood there", async () => {
  const gateway = demandsGateway({ CorrectOwnFact: "unreachable", Case: { case: caseData() } });
  const { page, remove } = await drawRead(<OwnWordSection person={rosa} />);
  await press(page, OPEN);
  await submit(page);
  expect(page.textContent).toContain("Say what is wrong.");
  expect(gateway.asked("CorrectOwnFact")).toEqual([]);
  await pick(page, "What is wrong", "What they want to be called");
  expect(page.textContent).toContain("It stands there now: Rosa");
  type(field(page, "What they say"), "Rosalía");
  await submit(page);
  await settle();
  expect(field(page, "What they say").value).toBe("Rosalía");
  gateway.answer("CorrectOwnFact", { done: { __typename: "CaseWritten" } });
  await act(async () => button(page, "Write it down").focus());
  await submit(page);
  await settle();
  // The button that had the focus is gone, and whoever pressed it is where they opened the form.
  expect(document.activeElement?.textContent).toBe(OPEN);
  const [first, second] = gateway.asked("CorrectOwnFact");
  expect(second).toEqual({
    id: first?.["id"],
    caseId: CASE,
    personId: ROSA,
    contactId: CONTACT,
    field: "calledName",
    value: "Rosalía",
    seenRevision: 3,
  });
  expect(page.querySelector("form")).toBeNull();
  expect(gateway.asked("Case")).not.toEqual([]);
  remove();
});

it("offers nothing that is not theirs to say, and is refused with why; what was typed stays", async () => {
  const refused = { __typename: "OwnWordRefused", refused: "verified" };
  demandsGateway({ CorrectOwnFact: { done: refused }, Case: { case: caseData() } });
  const { page, remove } = await drawRead(<OwnWordSection person={rosa} />);
  await press(page, OPEN);
  await expect(pick(page, "What is wrong", "Role")).rejects.toThrow("no option");
  await pick(page, "What is wrong", "What they want to be called");
  type(field(page, "What they say"), "Rosalía");
  await submit(page);
  await settle();
  expect(page.textContent).toContain("nobody has verified that it is them");
  expect(field(page, "What they say").value).toBe("Rosalía");
  remove();
});

it.each([
  ["somebody else speaks there", { speakerId: uuid(902) }],
  ["nobody is known to speak there", { speakerId: null }],
  ["the contact is of another case", { contactId: null }],
])("is not offered where %s, and says why", async (_why, over) => {
  const { page, remove } = await drawRead(<OwnWordSection person={{ ...rosa, ...over }} />);
  expect(buttonNames(page)).toEqual([]);
  expect(page.textContent).toContain("they have to be who speaks in the contact that is open.");
  remove();
});

it("has its own words for each refusal", () => {
  const becauses = ["verified", "in_hand", "may_be_exploiter", "in_danger", "not_own", "same", "taken"];
  const said = becauses.map((refused) => notCorrectedWords({ __typename: "OwnWordRefused", refused }));
  expect(new Set(said).size).toBe(becauses.length);
  expect(notCorrectedWords({ __typename: "CaseWritten" })).toBeNull();
});
