import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { dana, marta, uuid } from "../queue/row.fixture.ts";
import { buttonNames, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { demandsGateway, drawRead, mark, pick, settle } from "../deeds/demands-house.fixture.tsx";
import { DemandsScreen } from "../demands/demands-screen.tsx";
import { InquiriesSection } from "./inquiries-section.tsx";

const NOON = new Date(2026, 10, 25, 12, 0, 0).getTime();
const staff = (who: { readonly id: string; readonly name: string }) => ({ __typename: "CaseStaff", ...who });
const asked = {
  id: uuid(81),
  asker: "police",
  inHand: "nothing",
  way: "phone",
  askedAt: NOON - 600_000,
  loggedBy: staff(marta),
  who: "Detective Sands",
  maskedReach: "••••55",
  said: "Whether she called",
  recipientId: null,
  callBacks: [],
};
const police = { id: uuid(41), name: "Invented Police", type: "law_enforcement" };
const inquiries = (...all: readonly object[]) => ({ inquiries: all, recipients: [police] });
const DONE = { done: { __typename: "InquiryHandled" } };

beforeEach(() => {
  seatDana("shift_lead");
  vi.spyOn(Date, "now").mockReturnValue(NOON);
});
afterEach(() => {
  forgetAnnouncements();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe("who has asked about people", () => {
  it("says who asked, how, since when, what they want, and that nobody has called back; and no code", async () => {
    demandsGateway({ Inquiries: inquiries(asked) });
    const { page, remove } = await drawRead(<InquiriesSection />);
    const words = page.textContent;
    for (const said of [
      "Who has asked about people: 1",
      "Police, 11:50",
      "By phone. Nothing: they only ask.",
      "Open for 10 min, written down by Marta.",
      "Detective Sands",
      "They say to call••••55hidden but for 55",
      "Whether she called",
      "Nobody has called them back yet.",
      "Call a number that you found yourselves",
    ])
      expect(words).toContain(said);
    expect(words).not.toMatch(/_/);
    remove();
  });

  it("keeps what came of calling back, whose it is, and how it ended, and reads anew each time", async () => {
    const gateway = demandsGateway({
      Inquiries: inquiries(asked),
      InquiryCalledBack: DONE,
      KnowInquiry: DONE,
      EndInquiry: DONE,
    });
    const { page, remove } = await drawRead(<InquiriesSection />);
    const back = { at: NOON, came: "is_them", by: staff(dana) };
    gateway.answer("Inquiries", inquiries({ ...asked, callBacks: [back] }));
    await press(page, "It is them");
    await settle();
    expect(gateway.asked("InquiryCalledBack")).toEqual([{ id: asked.id, came: "is_them" }]);
    expect(page.textContent).toContain("Called back 12:00, by Dana: It is them.");
    await pick(page, "Who asked, of those who are vetted", "Invented Police (Police)");
    gateway.answer("Inquiries", inquiries({ ...asked, recipientId: police.id }));
    await press(page, "It was them");
    await settle();
    expect(gateway.asked("KnowInquiry")).toEqual([{ id: asked.id, recipientId: police.id }]);
    expect(page.textContent).toContain("Asked by: Invented Police (Police)");
    await mark(page, "They were told neither yes nor no");
    gateway.answer("Inquiries", inquiries());
    await press(page, "End it");
    await settle();
    expect(gateway.asked("EndInquiry")).toEqual([{ id: asked.id, how: "told_neither" }]);
    expect(page.textContent).toContain("Nobody has asked, as far as it was written down.");
    expect(gateway.asked("Inquiries")).toHaveLength(4);
    remove();
  });

  it("says why nothing changed, and is ended by nobody who wrote it down", async () => {
    demandsGateway({
      Inquiries: inquiries({ ...asked, loggedBy: staff(dana) }),
      InquiryCalledBack: { done: { __typename: "NotFound" } },
      KnowInquiry: { done: { __typename: "InquiryInvalid", part: "called_back" } },
    });
    const { page, remove } = await drawRead(<InquiriesSection />);
    expect(buttonNames(page)).not.toContain("End it");
    expect(page.textContent).toContain("You wrote this down yourself, so somebody else ends it.");
    await press(page, "Nobody was there");
    await settle();
    expect(page.textContent).toContain("Not done: it is over, or not there any more.");
    await pick(page, "Who asked, of those who are vetted", "Invented Police (Police)");
    await press(page, "It was them");
    await settle();
    expect(page.textContent).toContain("Not done: anybody can use that name.");
    remove();
  });

  it("is unknown where it cannot be loaded, never none; and what is known stays, as of when, while the line is gone", async () => {
    const gateway = demandsGateway({ Inquiries: "unreachable" });
    const { page, remove } = await drawRead(<InquiriesSection />);
    expect(page.textContent).toContain("Who has asked about people: unknown");
    expect(page.textContent).toContain("This could not be loaded. What there is, is unknown.");
    gateway.answer("Inquiries", inquiries(asked));
    await press(page, "Look again");
    await settle();
    gateway.answer("Inquiries", "unreachable");
    await press(page, "Look again");
    await settle();
    expect(page.textContent).toContain("As of 12:00. It could not be read anew.");
    expect(page.textContent).toContain("Detective Sands");
    await press(page, "It is them");
    await settle();
    expect(page.textContent).toContain("It is not known whether this was done.");
    remove();
  });

  it("says that damaged words cannot be read, and the rest all the same", async () => {
    demandsGateway({ Inquiries: inquiries({ ...asked, who: null, maskedReach: null, said: null }) });
    const { page, remove } = await drawRead(<InquiriesSection />);
    expect(page.textContent).toContain("What they said cannot be read here.");
    expect(page.textContent).toContain("Police, 11:50");
    remove();
  });
});

describe("inquiries, papers, breaches", () => {
  it.each([
    ["advocate", []],
    ["shift_lead", ["emergencies", "inquiries", "legal", "breaches"]],
    ["counsel", ["inquiries", "legal"]],
    ["privacy_officer", ["emergencies", "inquiries", "breaches", "recipients"]],
    ["administrator", []],
  ] as const)("are to an %s what they see to, and both reports to everybody", async (role, parts) => {
    seatDana(role);
    demandsGateway({});
    const { page, remove } = await drawRead(<DemandsScreen />);
    expect([...page.querySelectorAll("[data-read]")].map((each) => each.getAttribute("data-read"))).toEqual(
      parts,
    );
    expect(buttonNames(page).slice(0, 2)).toEqual([
      expect.stringContaining("Somebody asks about a person…"),
      "Report a breach…",
    ]);
    remove();
  });
});
