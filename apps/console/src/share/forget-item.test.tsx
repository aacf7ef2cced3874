import { act } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { demandsGateway, drawRead, settle } from "../deeds/demands-house.fixture.tsx";
import { dana, marta, uuid } from "../queue/row.fixture.ts";
import { button, buttonNames, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { forgetRequests, NO_FORGET_REQUESTS } from "./forget-requests.ts";
import { HeldDesk } from "./held-desk.tsx";
import { held } from "./held.ts";
import { sharing } from "./sharing.ts";
import { waitingOf } from "./waiting-of.ts";

const NOON = new Date(2026, 10, 25, 12, 0, 0).getTime();
const staff = (who: { readonly id: string; readonly name: string }) => ({ __typename: "CaseStaff", ...who });
const waits = {
  id: uuid(950),
  caseId: uuid(900),
  caseNumber: 12,
  askedAt: NOON - 3 * 86_400_000,
  askedBy: staff(marta),
};
const request = {
  id: waits.id,
  personId: uuid(901),
  field: null,
  words: "By the word that we agreed",
  waitsFor: [],
  askedAt: waits.askedAt,
  askedBy: staff(marta),
  verifiedAt: waits.askedAt,
  verifiedBy: staff(marta),
  decidedAt: null,
  decidedBy: null,
  because: null,
};
const NOTHING = { Held: { heldDisclosures: [], recipients: [] }, DisclosuresToSign: { toSign: [] } };
const LOOK = "Look at it and decide";

beforeEach(() => {
  seatDana("shift_lead");
  held.set({ kind: "loading" });
  vi.spyOn(Date, "now").mockReturnValue(NOON);
});
afterEach(() => {
  forgetAnnouncements();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it("stands among what waits for a lead's word, with how long it waits and no word of it; read and decided there", async () => {
  const gateway = demandsGateway({
    ...NOTHING,
    ToForget: { toForget: [waits] },
    ForgetRequests: { forgetRequests: [{ ...request, id: uuid(951), words: "Another" }, request] },
    ForgetPerson: { done: { __typename: "ForgetDecided" } },
  });
  const { page, remove } = await drawRead(<HeldDesk />);
  expect(page.querySelector("h2")?.textContent).toBe("Waiting for your word: 1");
  expect(page.querySelector("h3")?.textContent).toBe("Somebody asks to be forgotten, in case 12");
  expect(page.textContent).toContain("waiting 3 days, since");
  expect(page.textContent).toContain("Written down by Marta,");
  expect(gateway.asked("ForgetRequests")).toEqual([]);
  act(() => button(page, LOOK).focus());
  await press(page, LOOK);
  await settle();
  expect(gateway.asked("ForgetRequests")).toEqual([{ caseId: waits.caseId }]);
  expect(page.textContent).toContain("By the word that we agreed");
  expect(page.textContent).not.toContain("Another");
  await press(page, "Forget…");
  gateway.answer("ToForget", { toForget: [] });
  act(() => button(page, "Forget it for good").focus());
  await press(page, "Forget it for good");
  await settle();
  expect(gateway.asked("ForgetPerson")).toEqual([{ id: waits.id }]);
  expect(page.textContent).toContain("Nothing waits for you.");
  // What had the focus left with what was decided, and the desk has it now.
  expect(document.activeElement?.getAttribute("data-pane")).toBe("board");
  // No case is shown here, so none is kept.
  expect([forgetRequests.get(), sharing.get().kind]).toEqual([NO_FORGET_REQUESTS, "none"]);
  remove();
});

it("says that it could not be loaded, or is not there any more, and is put away", async () => {
  const gateway = demandsGateway({ ...NOTHING, ToForget: { toForget: [waits] } });
  const { page, remove } = await drawRead(<HeldDesk />);
  await press(page, LOOK);
  await settle();
  expect(page.textContent).toContain("What they asked us to forget could not be loaded.");
  gateway.answer("ForgetRequests", { forgetRequests: null });
  await press(page.querySelector("article")!, "Look again");
  await settle();
  expect(page.textContent).toContain("It is not there any more, or not yours to read.");
  await press(page, "Put it away");
  expect(buttonNames(page)).toEqual(["Look again", LOOK]);
  remove();
});

it("is unknown with all that waits where it could not be had, and is asked of leads alone", async () => {
  const gateway = demandsGateway(NOTHING);
  const lead = await drawRead(<HeldDesk />);
  expect(lead.page.textContent).toContain("Waiting for your word: unknown");
  lead.remove();
  seatDana("counsel");
  const before = gateway.asked("ToForget").length;
  const counsel = await drawRead(<HeldDesk />);
  expect(counsel.page.textContent).toContain("Waiting for your word: 0");
  expect(gateway.asked("ToForget")).toHaveLength(before);
  counsel.remove();
});

it("comes after what has a clock, and of those the one that waits longest first", () => {
  const [older, newer] = [{ ...waits, id: uuid(1), askedAt: 1 }, waits];
  const report = {
    id: uuid(81),
    recipientType: "child_protection",
    purpose: "emergency",
    trigger: "advocate_initiative",
    askedBy: dana,
    askedAt: 0,
    sentAt: null,
    reportDueAt: NOON + 9,
    reviewDueAt: null,
  } as const;
  expect(waitingOf([], [report], [newer, older]).map(({ item }) => item.id)).toEqual([
    report.id,
    older.id,
    newer.id,
  ]);
});
