import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { demandsGateway, drawRead, field, mark, pick, settle } from "../deeds/demands-house.fixture.tsx";
import { dana, marta, uuid } from "../queue/row.fixture.ts";
import { buttonNames, press, submit, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { NO_PAPER, paperOf } from "./legal-draft.ts";
import { LegalSection } from "./legal-section.tsx";

const NOON = new Date(2026, 10, 25, 12, 0, 0).getTime();
const staff = (who: { readonly id: string; readonly name: string }) => ({ __typename: "CaseStaff", ...who });
const placed = { contactOpenedAt: null, placedAt: NOON, placedBy: dana, confirmedBy: null };
const paper = {
  id: uuid(91),
  kind: "subpoena",
  isSignedByJudge: false,
  servedAt: NOON - 3_600_000,
  servedHow: "fax",
  acceptedBy: null,
  recordedBy: staff(marta),
  returnAt: null,
  dueAt: NOON + 3_600_000,
  issuer: "An invented court",
  scope: "All calls of May",
  counsel: null,
  recipientId: null,
  caseId: null,
  finding: null,
  objectedAt: null,
  holds: [],
};
const court = { id: uuid(42), name: "Invented Court", type: "court" };
const papers = (...all: readonly object[]) => ({
  legalProcesses: all,
  cases: [{ id: uuid(61), number: 7 }],
  recipients: [court],
});
const KEPT = { done: { __typename: "LegalProcessKept" } };
const refused = (because: string) => ({ done: { __typename: "LegalProcessInvalid", because } });

beforeEach(() => {
  seatDana("shift_lead");
  vi.spyOn(Date, "now").mockReturnValue(NOON);
});
afterEach(() => {
  forgetAnnouncements();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe("what we were served with", () => {
  it("says what it is, who signed, by when counsel answers, and what is not known; and no code", async () => {
    demandsGateway({ Legal: papers(paper), Counsel: { colleagues: [] } });
    const { page, remove } = await drawRead(<LegalSection />);
    for (const said of [
      "Subpoenas, orders, warrants: 1",
      "Subpoena, served 11:00",
      "due in 1 h",
      "Not signed by a judge. By fax.",
      "Nobody accepted it.",
      "It names no day of return.",
      "Issued by: An invented court",
      "It asks for: All calls of May",
      "Counsel: nobody yet.",
      "Nothing is on hold for it.",
    ])
      expect(page.textContent).toContain(said);
    expect(page.textContent).not.toMatch(/_/);
    expect(buttonNames(page)).not.toContain("It does not bind us");
    remove();
  });

  it("is written down whole or not at all, and keeps its words while it is refused", async () => {
    const gateway = demandsGateway({ Legal: papers(), RecordLegal: "unreachable" });
    const { page, remove } = await drawRead(<LegalSection />);
    expect(page.textContent).toContain("We were served with nothing that is open.");
    await press(page, "We were served with something…");
    const missing = [
      ["Say what it is.", async () => mark(page, "Court order")],
      ["Say whether a judge signed it.", async () => mark(page, "Yes")],
      ["Say how and when it was served.", async () => mark(page, "In person")],
      [
        "Say how and when it was served.",
        async () => type(field(page, "When it was served"), "2026-11-25T10:30"),
      ],
      ["Say who of us accepted it.", async () => mark(page, "I did")],
      ["Say who issued it.", async () => type(field(page, "Who issued it"), "An invented court")],
    ] as const;
    for (const [said, next] of missing) {
      await submit(page);
      expect(page.textContent).toContain(said);
      await next();
    }
    await submit(page);
    await settle();
    expect(page.textContent).toContain("It is not known whether this was done.");
    gateway.answer("RecordLegal", KEPT);
    gateway.answer("Legal", papers({ ...paper, kind: "order" }));
    await submit(page);
    await settle();
    const [first, second] = gateway.asked("RecordLegal");
    expect(second).toEqual({
      id: first!["id"],
      kind: "order",
      isSignedByJudge: true,
      servedAt: new Date(2026, 10, 25, 10, 30).getTime(),
      servedHow: "in_person",
      acceptedById: dana.id,
      returnAt: null,
      issuer: "An invented court",
      scope: "",
    });
    expect(page.textContent).toContain("Court order, served 11:00");
    expect(buttonNames(page)).toContain("We were served with something…");
    remove();
  });

  it("is given to counsel, is somebody's and of a case, and a case stays for it", async () => {
    const gateway = demandsGateway({
      Legal: papers(paper),
      Counsel: {
        colleagues: [
          { id: uuid(5), name: "Cam", role: "counsel" },
          { ...dana, role: "advocate" },
        ],
      },
      GiveLegal: KEPT,
      KnowLegal: KEPT,
      LinkLegal: KEPT,
      HoldForLegal: KEPT,
    });
    const { page, remove } = await drawRead(<LegalSection />);
    await pick(page, "Counsel who answers it", "Cam");
    await press(page, "Give it to them");
    await settle();
    await pick(page, "Whose it is, of those who are vetted", "Invented Court");
    await press(page, "It is theirs");
    await settle();
    await pick(page, "The case that it is about, of yours", "Case 7");
    await press(page, "Lay it to this case");
    await settle();
    await pick(page, "A case that must stay", "Case 7");
    const hold = { id: uuid(95), caseId: uuid(61), contactId: null, contactNumber: null, ...placed };
    gateway.answer("Legal", papers({ ...paper, caseId: uuid(61), recipientId: court.id, holds: [hold] }));
    await press(page, "Put on hold");
    await settle();
    expect([
      ...gateway.asked("GiveLegal"),
      ...gateway.asked("KnowLegal"),
      ...gateway.asked("LinkLegal"),
      ...gateway.asked("HoldForLegal"),
    ]).toEqual([
      { id: paper.id, counselId: uuid(5) },
      { id: paper.id, recipientId: court.id },
      { id: paper.id, caseId: uuid(61) },
      { id: expect.any(String), processId: paper.id, caseId: uuid(61) },
    ]);
    expect(page.textContent).toContain("On hold since 12:00: Case 7");
    expect(page.textContent).toContain("It is laid to case 7.");
    // A lead places a hold, and counsel alone lifts it.
    expect(buttonNames(page)).not.toContain("Lift the hold on: Case 7…");
    remove();
  });

  it("is found to bind by counsel whom it was given to, where a judge signed it, and its holds are lifted by them", async () => {
    seatDana("counsel");
    const hold = { id: uuid(95), caseId: null, contactId: uuid(1), contactNumber: 4120, ...placed };
    const mine = { ...paper, kind: "order", isSignedByJudge: true, counsel: staff(dana), holds: [hold] };
    const gateway = demandsGateway({
      Legal: papers(mine, { ...paper, id: uuid(92), counsel: staff(marta) }),
      FindLegal: KEPT,
      ObjectLegal: refused("already"),
      EndLegal: KEPT,
      LiftHold: KEPT,
    });
    const { page, remove } = await drawRead(<LegalSection />);
    const [first, second] = page.querySelectorAll("article");
    expect(buttonNames(second!)).not.toContain("We object");
    await press(first!, "It binds us");
    await settle();
    await press(first!, "We object");
    await settle();
    expect(first!.textContent).toContain(
      "Not done: you said that before, or counsel has found already whether it binds us.",
    );
    await press(first!, "Lift the hold on: Contact 4120…");
    expect(first!.textContent).toContain("is gone with it, for good.");
    expect(gateway.asked("LiftHold")).toEqual([]);
    await press(first!, "Lift it for good: Contact 4120");
    await settle();
    await mark(first!, "A court quashed it");
    await press(first!, "End it");
    await settle();
    expect([
      ...gateway.asked("FindLegal"),
      ...gateway.asked("LiftHold"),
      ...gateway.asked("EndLegal"),
    ]).toEqual([{ id: mine.id, finding: "binds" }, { id: hold.id }, { id: mine.id, how: "quashed" }]);
    remove();
  });

  it("that no judge signed is not offered to be found binding, and is taken by counsel who answers it", async () => {
    seatDana("counsel");
    const gateway = demandsGateway({ Legal: papers(paper), GiveLegal: KEPT });
    const { page, remove } = await drawRead(<LegalSection />);
    gateway.answer("Legal", papers({ ...paper, counsel: staff(dana) }));
    await press(page, "I answer it");
    await settle();
    expect(gateway.asked("GiveLegal")).toEqual([{ id: paper.id, counselId: dana.id }]);
    expect(buttonNames(page)).toContain("It does not bind us");
    expect(buttonNames(page)).not.toContain("It binds us");
    remove();
  });

  it("is unknown where it cannot be loaded, and a day that is none is no day", async () => {
    demandsGateway({ Legal: "unreachable" });
    const { page, remove } = await drawRead(<LegalSection />);
    expect(page.textContent).toContain("Subpoenas, orders, warrants: unknown");
    remove();
    const whole = {
      ...NO_PAPER,
      kind: "order",
      isSigned: "no",
      servedAt: "2026-11-25T10:30",
      servedHow: "post",
      accepted: "nobody",
      issuer: "A court",
    } as const;
    expect(paperOf({ ...whole, returnAt: "2026-13-45" }, dana.id)).toBe("return");
    expect(paperOf(whole, dana.id)).toMatchObject({
      isSignedByJudge: false,
      acceptedById: null,
      returnAt: null,
    });
  });
});
