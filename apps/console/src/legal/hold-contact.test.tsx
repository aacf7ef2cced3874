import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { demandsGateway, drawRead, field, settle } from "../deeds/demands-house.fixture.tsx";
import { dana, uuid } from "../queue/row.fixture.ts";
import { press, submit, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { LegalSection } from "./legal-section.tsx";

const NOON = new Date(2026, 10, 25, 12, 0, 0).getTime();
const paper = {
  id: uuid(91),
  kind: "subpoena",
  isSignedByJudge: false,
  servedAt: NOON - 3_600_000,
  servedHow: "fax",
  acceptedBy: null,
  recordedBy: { __typename: "CaseStaff", id: uuid(2), name: "Marta" },
  returnAt: null,
  dueAt: NOON + 3_600_000,
  issuer: "An invented court",
  scope: "",
  counsel: null,
  recipientId: null,
  caseId: null,
  finding: null,
  objectedAt: null,
  holds: [],
};
const papers = (...all: readonly object[]) => ({ legalProcesses: all, cases: [], recipients: [] });
const NUMBER = "Or one contact that must stay, by its number";
const AGAIN = "The same number again";
const PUT = "Put this contact on hold";
const kept = { done: { __typename: "LegalProcessKept" } };

beforeEach(() => {
  vi.spyOn(Date, "now").mockReturnValue(NOON);
});
afterEach(() => {
  forgetAnnouncements();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it("one contact is held by its number, once however often it is sent, and nothing else of its case", async () => {
  seatDana("shift_lead");
  const gateway = demandsGateway({
    Legal: papers(paper),
    Counsel: { colleagues: [] },
    HoldForLegal: "unreachable",
  });
  const { page, remove } = await drawRead(<LegalSection />);
  type(field(page, NUMBER), "#4120");
  type(field(page, AGAIN), "#4210");
  await press(page, PUT);
  expect(page.textContent).toContain("The two numbers are not the same.");
  expect(gateway.asked("HoldForLegal")).toEqual([]);
  type(field(page, AGAIN), "4120");
  await press(page, PUT);
  await settle();
  expect(page.textContent).toContain("It is not known whether this was done.");
  gateway.answer("HoldForLegal", kept);
  gateway.answer(
    "Legal",
    papers({
      ...paper,
      holds: [
        {
          id: uuid(95),
          caseId: null,
          contactId: uuid(4),
          contactNumber: 4120,
          contactOpenedAt: NOON,
          placedAt: NOON,
          placedBy: dana,
          confirmedBy: null,
        },
      ],
    }),
  );
  await submit(page);
  await settle();
  const [first, second] = gateway.asked("HoldForLegal");
  expect(second).toEqual({ id: first!["id"], processId: paper.id, contactNumber: 4120 });
  expect(page.textContent).toContain(
    "On hold since 12:00: Contact 4120It came: TodayAnother lead, or counsel, says",
  );
  expect(field(page, NUMBER).value).toBe("");
  remove();
});

it("says that no contact has a number, and holds nothing for what is none", async () => {
  seatDana("shift_lead");
  const gateway = demandsGateway({
    Legal: papers(paper),
    Counsel: { colleagues: [] },
    HoldForLegal: { done: { __typename: "NotFound", id: uuid(1) } },
  });
  const { page, remove } = await drawRead(<LegalSection />);
  await press(page, PUT);
  expect(page.textContent).toContain("Type the number of a contact.");
  type(field(page, NUMBER), "99");
  type(field(page, AGAIN), "99");
  await press(page, PUT);
  await settle();
  expect(page.textContent).toContain("No contact has this number.");
  gateway.answer("HoldForLegal", "unreachable");
  await press(page, PUT);
  await settle();
  expect(page.textContent).not.toContain("No contact has this number.");
  const asked = gateway.asked("HoldForLegal");
  expect(asked.map((each) => each["contactNumber"])).toEqual([99, 99]);
  remove();
});

it("is there for counsel, who looks no contact up and is told nothing of this one", async () => {
  seatDana("counsel");
  const gateway = demandsGateway({ Legal: papers(paper), HoldForLegal: kept });
  const { page, remove } = await drawRead(<LegalSection />);
  type(field(page, NUMBER), "4120");
  type(field(page, AGAIN), "4120");
  await press(page, PUT);
  await settle();
  expect(gateway.asked("HoldForLegal")).toEqual([
    { id: expect.any(String), processId: paper.id, contactNumber: 4120 },
  ]);
  expect(field(page, NUMBER).value).toBe("");
  remove();
});
