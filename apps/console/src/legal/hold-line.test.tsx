import { act } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { demandsGateway, drawRead, field, pick, settle } from "../deeds/demands-house.fixture.tsx";
import { dana, marta, uuid } from "../queue/row.fixture.ts";
import { button, buttonNames, press, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { LegalSection } from "./legal-section.tsx";

const LIFT = "Lift the hold on: Contact 4120…";
const SURELY = "Lift it for good: Contact 4120";
const hold = {
  id: uuid(95),
  caseId: null,
  contactId: uuid(1),
  contactNumber: 4120,
  contactOpenedAt: 0,
  placedAt: 0,
  placedBy: marta,
  confirmedBy: dana,
};
const paper = {
  id: uuid(91),
  kind: "order",
  isSignedByJudge: true,
  servedAt: 0,
  servedHow: "fax",
  acceptedBy: null,
  recordedBy: { __typename: "CaseStaff", id: dana.id, name: dana.name },
  returnAt: null,
  dueAt: 3_600_000,
  issuer: "An invented court",
  scope: "All calls of May",
  counsel: null,
  recipientId: null,
  caseId: null,
  finding: null,
  objectedAt: null,
  holds: [hold],
};
const cases = [
  { id: uuid(61), number: 7 },
  { id: uuid(62), number: 8 },
];
const given = { Legal: { legalProcesses: [paper], cases, recipients: [] }, Counsel: { colleagues: [] } };

beforeEach(() => seatDana("counsel"));
afterEach(() => {
  forgetAnnouncements();
  vi.unstubAllGlobals();
});

it("is lifted once it was asked again, in the same place, and whoever thinks better of it is where they were", async () => {
  const gateway = demandsGateway({ ...given, LiftHold: { done: { __typename: "LegalProcessKept" } } });
  const { page, remove } = await drawRead(<LegalSection />);
  const asked = button(page, LIFT);
  act(() => asked.focus());
  await press(page, LIFT);
  // The same button, so that nobody's focus is moved, and what it says is described by what goes.
  expect(button(page, SURELY)).toBe(asked);
  expect(document.activeElement).toBe(asked);
  const described = document.getElementById(asked.getAttribute("aria-describedby") ?? "");
  expect(described?.textContent).toContain("is gone with it, for good.");
  act(() => {
    asked.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  });
  expect(buttonNames(page)).toContain(LIFT);
  await press(page, LIFT);
  act(() => button(page, "Cancel").focus());
  await press(page, "Cancel");
  expect(document.activeElement).toBe(button(page, LIFT));
  expect(gateway.asked("LiftHold")).toEqual([]);
  await press(page, LIFT);
  await press(page, SURELY);
  await settle();
  expect(gateway.asked("LiftHold")).toEqual([{ id: hold.id }]);
  remove();
});

it("is placed on another case under another id, though the answer for the first was lost", async () => {
  const gateway = demandsGateway({ ...given, HoldForLegal: "unreachable" });
  const { page, remove } = await drawRead(<LegalSection />);
  const label = "A case that must stay";
  await pick(page, label, "Case 7");
  await press(page, "Put on hold");
  await settle();
  // What stands in the field is what is looked for, until something else is typed.
  type(field(page, label), "Case");
  await pick(page, label, "Case 8");
  for (let times = 0; times < 2; times += 1) {
    await press(page, "Put on hold");
    await settle();
  }
  const [first, second, again] = gateway.asked("HoldForLegal");
  expect([first!["caseId"], second!["caseId"]]).toEqual([uuid(61), uuid(62)]);
  expect(second!["id"]).not.toBe(first!["id"]);
  expect(again).toEqual(second);
  remove();
});

it("[DB430] opens nothing that is kept until another than typed the number says that it is the one", async () => {
  const waits = (placedBy: object) => ({
    ...given.Legal,
    legalProcesses: [{ ...paper, holds: [{ ...hold, placedBy, confirmedBy: null }] }],
  });
  const CONFIRM = "It is the one that the paper asks for: Contact 4120";
  const READ = "Read what was taken back of: Contact 4120";
  const gateway = demandsGateway({
    ...given,
    Legal: waits(marta),
    ConfirmHold: { done: { __typename: "LegalProcessKept" } },
  });
  const { page, remove } = await drawRead(<LegalSection />);
  expect(page.textContent).toContain("Marta typed this number.");
  expect(buttonNames(page)).not.toContain(READ);
  gateway.answer("Legal", given.Legal);
  await press(page, CONFIRM);
  await settle();
  expect(gateway.asked("ConfirmHold")).toEqual([{ id: hold.id }]);
  expect(buttonNames(page)).toContain(READ);
  expect(buttonNames(page)).not.toContain(CONFIRM);
  remove();
  demandsGateway({ ...given, Legal: waits(dana) });
  const own = await drawRead(<LegalSection />);
  expect(own.page.textContent).toContain("Another lead, or counsel, says whether");
  expect(buttonNames(own.page)).not.toContain(CONFIRM);
  own.remove();
});
