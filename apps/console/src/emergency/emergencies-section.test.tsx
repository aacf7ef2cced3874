import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { demandsGateway, drawRead, settle } from "../deeds/demands-house.fixture.tsx";
import { dana, marta, uuid } from "../queue/row.fixture.ts";
import { button, buttonNames, press, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { EmergenciesSection } from "./emergencies-section.tsx";

const NOON = new Date(2026, 10, 25, 12, 0, 0).getTime();
const staff = (who: { readonly id: string; readonly name: string }) => ({ __typename: "CaseStaff", ...who });
const waits = {
  id: uuid(71),
  caseNumber: 12,
  at: NOON - 600_000,
  by: staff(marta),
  why: "Her sister calls from the station",
  reviewDueAt: NOON + 23 * 3_600_000,
  overdueAt: null as number | null,
};
const found = {
  id: uuid(72),
  caseNumber: 9,
  at: NOON - 3_600_000,
  by: staff(marta),
  why: null as string | null,
  review: { at: NOON - 60_000, wasRight: false, words: "Nobody was in danger", by: staff(dana) },
};
const all = (emergencies: readonly object[], reviewedEmergencies: readonly object[] = []) => ({
  emergencies,
  reviewedEmergencies,
});
const WORDS = "What you found, in three words at least";

beforeEach(() => {
  seatDana("privacy_officer");
  vi.spyOn(Date, "now").mockReturnValue(NOON);
});
afterEach(() => {
  forgetAnnouncements();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe("the desk of cases that were opened in an emergency", () => {
  it("says which, by whom, when, why, and until when somebody says whether it was right", async () => {
    demandsGateway({ Emergencies: all([waits]) });
    const { page, remove } = await drawRead(<EmergenciesSection />);
    expect(page.querySelector("h2")?.textContent).toBe("Opened in an emergency, to be looked at: 1");
    expect(page.querySelector("h3")?.textContent).toBe("Case 12, opened by Marta, 11:50");
    expect(page.textContent).toContain("Her sister calls from the station");
    expect(page.textContent).toMatch(/To be looked at: due in 23 h/);
    expect(page.textContent).toContain("the case closes for them at once");
    remove();
  });

  it.each([
    ["It was right", true],
    ["It was not right", false],
  ])("keeps that %s, with three words at least, and reads anew", async (name, wasRight) => {
    const gateway = demandsGateway({
      Emergencies: all([waits]),
      ReviewEmergency: { done: { __typename: "EmergencyReviewed" } },
    });
    const { page, remove } = await drawRead(<EmergenciesSection />);
    expect(button(page, name).disabled).toBe(true);
    type(page.querySelector("textarea")!, "I asked.");
    expect(button(page, name).disabled).toBe(true);
    type(page.querySelector("textarea")!, " I asked her. ");
    gateway.answer("Emergencies", all([]));
    await press(page, name);
    await settle();
    expect(gateway.asked("ReviewEmergency")).toEqual([{ id: uuid(71), wasRight, words: "I asked her." }]);
    expect(page.textContent).toContain("Nothing waits to be looked at.");
    remove();
  });

  it("keeps what was written where it is not taken, and says why not", async () => {
    demandsGateway({ Emergencies: all([waits]), ReviewEmergency: { done: { __typename: "NotFound" } } });
    const { page, remove } = await drawRead(<EmergenciesSection />);
    type(page.querySelector("textarea")!, "I asked her.");
    await press(page, "It was right");
    await settle();
    expect(page.textContent).toContain("somebody looked at it a moment ago");
    expect(page.querySelector("textarea")?.value).toBe("I asked her.");
    expect([...page.querySelectorAll("label")].map(({ textContent }) => textContent)).toEqual([WORDS]);
    remove();
  });

  it("[DB496] says of what nobody looked at in time that nobody did, until somebody does", async () => {
    demandsGateway({
      Emergencies: all([{ ...waits, why: null, reviewDueAt: NOON - 60_000, overdueAt: NOON - 59_000 }]),
    });
    const { page, remove } = await drawRead(<EmergenciesSection />);
    expect(page.textContent).toContain("Nobody has looked at it within 24 hours: due since 11:59");
    expect(page.textContent).toContain("Why it was opened cannot be read any more.");
    remove();
  });

  it("shows what was found lately, in whose words", async () => {
    demandsGateway({ Emergencies: all([], [found, { ...found, id: uuid(73), why: "She wrote to us" }]) });
    const { page, remove } = await drawRead(<EmergenciesSection />);
    expect(page.querySelector("summary")?.textContent).toBe("Looked at within seven days: 2");
    for (const said of ["It was not right, says Dana, 11:59.", "Nobody was in danger", "She wrote to us"])
      expect(page.textContent).toContain(said);
    remove();
  });

  it("is not said to be empty where it could not be had", async () => {
    demandsGateway({ Emergencies: "unreachable" });
    const { page, remove } = await drawRead(<EmergenciesSection />);
    expect(page.textContent).toContain("Opened in an emergency, to be looked at: unknown");
    expect(buttonNames(page)).toEqual(["Look again"]);
    remove();
  });
});
