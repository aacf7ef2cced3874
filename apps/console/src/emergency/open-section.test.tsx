import { act } from "react";
import { caseStream } from "@holdfast/wire";
import { CaseId } from "@holdfast/case-schema";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { announce, forgetAnnouncements } from "../announce/announce.ts";
import { askedNumber } from "../case/asked-number.ts";
import { CASE, caseData } from "../case/case.fixture.ts";
import { demandsGateway, drawRead, field, settle } from "../deeds/demands-house.fixture.tsx";
import { followed } from "../live/followed.ts";
import { uuid } from "../queue/row.fixture.ts";
import { button, buttonNames, press, submit, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { hearOfEmergencies } from "./heard-of.ts";
import { OpenSection } from "./open-section.tsx";

vi.mock(import("../announce/announce.ts"), { spy: true });

const NOON = new Date(2026, 10, 25, 12, 0, 0).getTime();
const OPEN = { id: uuid(70), caseId: CASE, caseNumber: 12, until: NOON + 41 * 60_000 - 1 };
const standing = (open: readonly object[] = [], left = 3 - open.length) => ({
  emergencyStanding: { left, open },
});
const done = (typename: string, more: object = {}) => ({ done: { __typename: typename, ...more } });
const WHY = "Her sister is at the station";
const stream = caseStream(CaseId.parse(CASE));
const hears = async () => {
  act(() => hearOfEmergencies([{ kind: "emergency", id: uuid(70), version: 2 }]));
  await settle();
};
const told = () =>
  vi
    .mocked(announce)
    .mock.calls.flatMap(([{ kind, words }]) => (kind.startsWith("emergency-") ? [words(1)] : []));

beforeEach(() => {
  seatDana();
  vi.spyOn(Date, "now").mockReturnValue(NOON);
});
afterEach(() => {
  forgetAnnouncements();
  vi.mocked(announce).mockClear();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  followed.set(new Map());
  askedNumber.set("");
});

async function filled(gateway: ReturnType<typeof demandsGateway>, number = "12") {
  const drawn = await drawRead(<OpenSection />);
  await press(drawn.page, "Open in an emergency…");
  type(field(drawn.page, "The case’s number"), number);
  type(drawn.page.querySelector("textarea")!, WHY);
  await settle();
  return { ...drawn, gateway };
}

describe("the door of an emergency", () => {
  it("says what will happen before it is done, and wants a number and three words", async () => {
    demandsGateway({ EmergencyStanding: standing() });
    const { page, remove } = await drawRead(<OpenSection />);
    expect(page.textContent).toContain("You can open 3 more within 24 hours.");
    await press(page, "Open in an emergency…");
    expect(document.activeElement).toBe(field(page, "The case’s number"));
    expect(page.textContent).toContain("privacy officers are told at once: who you are, which case, and why");
    const go = () => button(page, "Open it, and tell the leads").disabled;
    type(field(page, "The case’s number"), "twelve");
    type(page.querySelector("textarea")!, WHY);
    expect(go()).toBe(true);
    type(field(page, "The case’s number"), " 12 ");
    expect(go()).toBe(false);
    type(page.querySelector("textarea")!, "An emergency");
    expect(go()).toBe(true);
    await press(page, "Cancel");
    expect(buttonNames(page)).toEqual(["Open in an emergency…"]);
    remove();
  });

  it("opens it once, however often it is sent, and shows for how much longer", async () => {
    const gateway = demandsGateway({ EmergencyStanding: standing(), OpenInEmergency: "unreachable" });
    const { page, remove } = await filled(gateway);
    await submit(page);
    await settle();
    expect(page.querySelector("textarea")?.value).toBe(WHY);
    gateway.answer("OpenInEmergency", done("OpenedInEmergency"));
    gateway.answer("EmergencyStanding", standing([OPEN]));
    await submit(page);
    await settle();
    const [first, second] = gateway.asked("OpenInEmergency");
    expect(second).toEqual({ id: first?.["id"], caseNumber: 12, why: WHY });
    expect(page.textContent).toContain(
      "Case 12 is open to you in an emergency for 41 minutes more. Leads know.",
    );
    expect(told().at(-1)).toBe("The case is open to you. Leads were told.");
    remove();
  });

  it.each([
    [done("NotFound"), "There is no case of this number that you can open. Nobody was told."],
    [done("EmergencyNotNeeded"), "This case is yours to read anyway. Nobody was told."],
    [
      done("EmergencyRefused", { limit: "too_many", againAt: NOON + 60_000 }),
      "You opened three cases within 24 hours. You can open another from 12:01 on.",
    ],
    [
      done("EmergencyRefused", { limit: "found_wrong", againAt: NOON + 60_000 }),
      "not to have been right that you opened this case. You can open it again from 12:01 on.",
    ],
    [done("WordsRefused", { lacks: "too_few" }), "Say why in three words at least."],
  ])("says why it is not open, and keeps what was written: %j", async (answer, words) => {
    const gateway = demandsGateway({ EmergencyStanding: standing(), OpenInEmergency: answer });
    const { page, remove } = await filled(gateway);
    await submit(page);
    await settle();
    expect(page.textContent).toContain(words);
    expect(page.querySelector("textarea")?.value).toBe(WHY);
    remove();
  });

  it("is open at the number that was typed where no case of theirs has it", async () => {
    demandsGateway({ EmergencyStanding: standing() });
    askedNumber.set("99");
    const { page, remove } = await drawRead(<OpenSection />);
    expect(field(page, "The case’s number").value).toBe("99");
    expect(askedNumber.get()).toBe("");
    remove();
  });

  it("says where what is open could not be had", async () => {
    demandsGateway({ EmergencyStanding: "unreachable" });
    const { page, remove } = await drawRead(<OpenSection />);
    expect(page.textContent).toContain("What is open to you could not be loaded.");
    remove();
  });
});

describe("a case that is open in an emergency", () => {
  const opened = async () => {
    const gateway = demandsGateway({
      EmergencyStanding: standing([OPEN]),
      Case: { case: caseData() },
      CaseNews: { caseNews: { asOf: "x", version: 7 } },
    });
    return { gateway, ...(await drawRead(<OpenSection />)) };
  };

  it("is read once somebody asks for it, and cannot be changed there", async () => {
    const { page, remove, gateway } = await opened();
    expect(gateway.asked("Case")).toEqual([]);
    await press(page, "Show the case");
    await settle();
    expect(page.textContent).toContain("Rosa");
    expect([...page.querySelectorAll("h3")].length).toBe(2);
    expect(page.querySelector("article :is(input, textarea, select)")).toBeNull();
    expect(followed.get().has(stream)).toBe(true);
    await press(page, "Put the case away");
    expect([page.textContent?.includes("Rosa"), followed.get().has(stream)]).toEqual([false, false]);
    remove();
  });

  it("leaves the screen the moment a lead finds that it was not right, and it is said aloud", async () => {
    const { page, remove, gateway } = await opened();
    await press(page, "Show the case");
    await settle();
    gateway.answer("EmergencyStanding", standing([], 2));
    act(() => followed.get().get(stream)?.refused("forbidden"));
    expect(page.textContent).not.toContain("Rosa");
    await settle();
    const words =
      "Case 12 is closed to you: it was found not to have been right, or it is not yours any more.";
    expect(page.textContent).toContain(words);
    expect(page.querySelector("article")).toBeNull();
    expect(told()).toEqual([words]);
    remove();
  });

  it("is closed also where it was not shown, as soon as anything is told", async () => {
    const { page, remove, gateway } = await opened();
    gateway.answer("EmergencyStanding", standing([], 2));
    await hears();
    expect(page.textContent).toContain("Case 12 is closed to you");
    remove();
  });

  it("leaves when its hour is over, and nothing is said to have been wrong", async () => {
    const { page, remove, gateway } = await opened();
    vi.spyOn(Date, "now").mockReturnValue(OPEN.until);
    gateway.answer("EmergencyStanding", standing([], 2));
    await hears();
    expect(page.querySelector("article")).toBeNull();
    expect([page.textContent?.includes("closed to you"), told()]).toEqual([false, []]);
    remove();
  });
});
