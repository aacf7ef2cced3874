import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { demandsGateway, drawRead, field, mark, pick, settle } from "../deeds/demands-house.fixture.tsx";
import { marta, uuid } from "../queue/row.fixture.ts";
import { buttonNames, press, submit, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { BreachReport } from "./breach-report.tsx";
import { BreachesSection } from "./breaches-section.tsx";
import { localTime } from "./local-time.ts";

const NOON = new Date(2026, 10, 25, 12, 0, 0).getTime();
const staff = (who: { readonly id: string; readonly name: string }) => ({ __typename: "CaseStaff", ...who });
const lost = {
  id: uuid(85),
  kind: "actual",
  suspectedAt: NOON - 3_600_000,
  noticeDueAt: NOON + 23 * 3_600_000,
  recordedBy: staff(marta),
  what: "A laptop was left on a bus",
  noticedAt: null,
  noticedBy: null,
  people: [] as readonly object[],
};
const breaches = (...all: readonly object[]) => ({ breaches: all, cases: [{ id: uuid(61), number: 7 }] });
const KEPT = { done: { __typename: "BreachKept" } };
const refused = (because: string) => ({ done: { __typename: "BreachInvalid", because } });
const dialog = () => document.querySelector<HTMLElement>("[role=dialog]")!;

beforeEach(() => {
  seatDana("privacy_officer");
  vi.spyOn(Date, "now").mockReturnValue(NOON);
});
afterEach(() => {
  forgetAnnouncements();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe("a breach", () => {
  it("is reported by anybody who suspects one, since when they say, and once however often it is sent", async () => {
    seatDana();
    const gateway = demandsGateway({ ReportBreach: "unreachable" });
    const { page, remove } = await drawRead(<BreachReport />);
    await press(page, "Report a breach…");
    await submit(dialog());
    expect(dialog().textContent).toContain("Say whether it has happened.");
    await mark(dialog(), "It has happened");
    await submit(dialog());
    expect(dialog().textContent).toContain("Say what it is.");
    type(field(dialog(), "What it is, and where it went"), "A laptop was left on a bus");
    await submit(dialog());
    expect(dialog().textContent).toContain("It is not known whether this was done.");
    gateway.answer("ReportBreach", KEPT);
    await submit(dialog());
    const [first, second] = gateway.asked("ReportBreach");
    expect(second).toEqual({
      id: first!["id"],
      kind: "actual",
      suspectedAt: NOON,
      what: "A laptop was left on a bus",
    });
    expect(dialog()).toBeNull();
    remove();
  });

  it("shows the funder's clock, and that it has run out", async () => {
    const gateway = demandsGateway({ Breaches: breaches(lost) });
    const { page, remove } = await drawRead(<BreachesSection />);
    expect(page.textContent).toContain("It has happened, suspected 11:00");
    expect(page.textContent).toContain("The funder’s notice: due in 23 h");
    expect(page.textContent).toContain("Nobody has said yet whom it concerns.");
    gateway.answer("Breaches", breaches({ ...lost, noticeDueAt: NOON - 60_000 }));
    await press(page, "Look again");
    await settle();
    expect(page.textContent).toContain("The funder’s notice: due since 11:59");
    remove();
  });

  it("is told to whom it concerns in a way that the gateway calls safe, and is over once all were told", async () => {
    const gateway = demandsGateway({
      Breaches: breaches(lost),
      ContactsOfCase: { case: { id: uuid(61), filings: [{ contactId: uuid(1), contactNumber: 12 }] } },
      PlanTelling: refused("not_safe"),
      BreachTold: KEPT,
      BreachNoticed: KEPT,
      MendBreach: refused("not_told_yet"),
    });
    const { page, remove } = await drawRead(<BreachesSection />);
    await pick(page, "A case of yours that it concerns", "Case 7");
    await settle();
    await pick(page, "The contact in which they are reached", "Contact 12");
    await mark(page, "By a call");
    await press(page, "They are to be told so");
    await settle();
    expect(page.textContent).toContain("they may not be reached in that way now");
    await mark(page, "When they come back by themself");
    gateway.answer("PlanTelling", KEPT);
    const person = {
      contactId: uuid(1),
      way: "waits",
      isConcerned: true,
      whyNot: null,
      toldAt: null,
      toldBy: null,
      wasSafe: null,
    };
    gateway.answer("Breaches", breaches({ ...lost, people: [person] }));
    await press(page, "They are to be told so");
    await settle();
    expect(gateway.asked("PlanTelling").map(({ way }) => way)).toEqual(["call", "waits"]);
    expect(page.textContent).toContain("To be told: When they come back by themself");
    await press(page, "It is over…");
    type(field(page, "Its cause"), "A bus");
    type(field(page, "What was done about it"), "Sealed");
    await submit(page);
    await settle();
    expect(page.textContent).toContain("somebody whom it concerns, was not told yet.");
    expect(field(page, "Its cause").value).toBe("A bus");
    await press(page, "Number 1 was told");
    await settle();
    await press(page, "The funder was told");
    await settle();
    gateway.answer("MendBreach", KEPT);
    gateway.answer("Breaches", breaches());
    await submit(page);
    await settle();
    expect(gateway.asked("BreachTold")).toEqual([{ id: lost.id, contactId: uuid(1) }]);
    expect(gateway.asked("BreachNoticed")).toEqual([{ id: lost.id }]);
    expect(gateway.asked("MendBreach").at(-1)).toEqual({ id: lost.id, cause: "A bus", mended: "Sealed" });
    expect(page.textContent).toContain("No breach is open.");
    remove();
  });

  it("concerns nobody who was named by mistake, as a colleague says with why, and they are not told", async () => {
    const named = {
      contactId: uuid(1),
      way: "call",
      isConcerned: true,
      whyNot: null,
      toldAt: null,
      toldBy: null,
      wasSafe: null,
    };
    const gateway = demandsGateway({
      Breaches: breaches({ ...lost, people: [named] }),
      BreachNotConcerned: refused("by_another"),
    });
    const { page, remove } = await drawRead(<BreachesSection />);
    await press(page, "Number 1 was named by mistake…");
    type(field(page, "Why it does not concern them"), "Another of that name");
    await submit(page);
    await settle();
    expect(page.textContent).toContain("A colleague has to.");
    expect(field(page, "Why it does not concern them").value).toBe("Another of that name");
    gateway.answer("BreachNotConcerned", KEPT);
    const mistaken = { ...named, isConcerned: false, whyNot: "Another of that name" };
    gateway.answer("Breaches", breaches({ ...lost, people: [mistaken] }));
    await submit(page);
    await settle();
    const said = { id: lost.id, contactId: uuid(1), why: "Another of that name" };
    expect(gateway.asked("BreachNotConcerned")).toEqual([said, said]);
    expect(page.textContent).toContain("Named by mistake: nobody tells them. Another of that name");
    expect(buttonNames(page)).not.toContain("Number 1 was told");
    remove();
  });

  it("was told to somebody earlier, at the time that is said, and not where no time is", async () => {
    const named = {
      contactId: uuid(1),
      way: "call",
      isConcerned: true,
      whyNot: null,
      toldAt: null,
      toldBy: null,
      wasSafe: null,
    };
    const gateway = demandsGateway({
      Breaches: breaches({ ...lost, people: [named] }),
      BreachTold: refused("times"),
    });
    const { page, remove } = await drawRead(<BreachesSection />);
    await press(page, "Number 1 was told earlier…");
    const when = field(page, "When number 1 was told");
    expect(when.value).toBe("2026-11-25T12:00");
    type(when, "");
    await press(page, "Number 1 was told then");
    expect(gateway.asked("BreachTold")).toEqual([]);
    type(when, "2026-11-25T10:30");
    await press(page, "Number 1 was told then");
    await settle();
    expect(page.textContent).toContain("nobody is told before it was suspected, or later than now.");
    expect(when.value).toBe("2026-11-25T10:30");
    type(when, "2026-11-25T11:30");
    gateway.answer("BreachTold", KEPT);
    gateway.answer("Breaches", breaches({ ...lost, people: [{ ...named, toldAt: NOON - 1_800_000 }] }));
    await press(page, "Number 1 was told then");
    await settle();
    expect(gateway.asked("BreachTold").at(-1)).toEqual({
      id: lost.id,
      contactId: uuid(1),
      at: NOON - 1_800_000,
    });
    expect(page.textContent).toContain("Told 11:30");
    remove();
  });

  it("says that contacts could not be loaded, and asks again", async () => {
    const gateway = demandsGateway({ Breaches: breaches(lost), ContactsOfCase: "unreachable" });
    const { page, remove } = await drawRead(<BreachesSection />);
    await pick(page, "A case of yours that it concerns", "Case 7");
    await settle();
    expect(page.textContent).toContain("The contacts of that case could not be loaded.");
    await press(page, "Retry");
    expect(gateway.asked("ContactsOfCase")).toHaveLength(2);
    remove();
  });

  it("is unknown where it cannot be loaded, never none", async () => {
    demandsGateway({ Breaches: "unreachable" });
    const { page, remove } = await drawRead(<BreachesSection />);
    expect(page.textContent).toContain("Breaches: unknown");
    expect(page.textContent).not.toContain("No breach is open.");
    remove();
  });
});

it("is suspected since a minute that a field for day and time takes", () => {
  expect(localTime(new Date(2026, 0, 5, 3, 7, 59).getTime())).toBe("2026-01-05T03:07");
  expect(Date.parse(localTime(NOON))).toBe(NOON);
});
