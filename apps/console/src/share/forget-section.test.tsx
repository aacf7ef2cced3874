import { act } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { caseShown } from "../case/case-shown.ts";
import { caseData, casePart } from "../case/case.fixture.ts";
import { demandsGateway, drawRead, field, mark, settle } from "../deeds/demands-house.fixture.tsx";
import { uuid } from "../queue/row.fixture.ts";
import { button, buttonNames, press, submit, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { forgetRequests, NO_FORGET_REQUESTS } from "./forget-requests.ts";
import { ForgetSection } from "./forget-section.tsx";
import { forgetReasonName, forgottenWords, refusedWords, undecidedWords } from "./forget-words.ts";
import { lookAtForgetting } from "./look-at-forgetting.ts";
import { tellOfSharing } from "./sharing-news.ts";

const [CASE, ROSA, ASKED] = [uuid(900), uuid(901), uuid(950)];
const ALL = "All that is kept of them";
const HOW = "How it is known that it is them who asks now";
const somebody = { id: uuid(77), name: "Invented Advocate" };
const request = {
  id: ASKED,
  personId: ROSA,
  field: null,
  words: "By the word that we agreed",
  waitsFor: [] as string[],
  askedAt: 1_800_000_000_000,
  askedBy: somebody,
  verifiedAt: 1_800_000_000_000,
  verifiedBy: somebody,
  decidedAt: null as number | null,
  decidedBy: null as typeof somebody | null,
  because: null as string | null,
};
const decided = { decidedAt: 1_800_000_000_000, decidedBy: somebody, words: null };
const answered = (...over: readonly object[]) => ({
  forgetRequests: over.map((each) => ({ ...request, ...each })),
});
const drawn = async (isVerified = true) =>
  drawRead(<ForgetSection caseId={CASE} personId={ROSA} isVerified={isVerified} />);

beforeEach(() => seatDana());
afterEach(() => {
  forgetAnnouncements();
  forgetRequests.set(NO_FORGET_REQUESTS);
  caseShown.set({ kind: "none" });
  vi.unstubAllGlobals();
});

it("is written down with how it is known that it is them, once, though an answer was lost; of nobody who is not verified", async () => {
  const gateway = demandsGateway({ ForgetRequests: answered(), AskToForget: "unreachable" });
  const unverified = await drawn(false);
  expect(buttonNames(unverified.page)).toEqual([]);
  unverified.remove();
  const { page, remove } = await drawn();
  await press(page, "They ask us to forget them…");
  // Nothing is chosen for them: what is said of all of it cannot be undone.
  expect(page.querySelectorAll("input:checked")).toHaveLength(0);
  await submit(page);
  expect(page.textContent).toContain("Say what we are to forget.");
  await mark(page, ALL);
  await submit(page);
  expect(page.textContent).toContain("Say how it is known that it is them who asks.");
  expect(gateway.asked("AskToForget")).toEqual([]);
  type(field(page, HOW), "By the word that we agreed");
  await submit(page);
  await settle();
  expect(field(page, HOW).value).toBe("By the word that we agreed");
  gateway.answer("AskToForget", { done: { __typename: "ForgetAsked" } });
  gateway.answer("ForgetRequests", answered({}));
  await submit(page);
  await settle();
  const [first, second] = gateway.asked("AskToForget");
  expect(second).toEqual({ ...first, caseId: CASE, personId: ROSA, field: null });
  expect(page.querySelector("form")).toBeNull();
  expect(page.textContent).toContain("It waits for a lead.");
  // Whoever answers decides nothing.
  expect(buttonNames(page)).not.toContain("Forget…");
  remove();
});

it("is another request once the choice or the words are others, though the first may be there", async () => {
  const rosa = casePart("person", ROSA, { calledName: "Rosa" });
  const fields = rosa.fields.filter(({ name }) => name === "calledName");
  const data = caseData({ persons: [{ ...rosa, fields }] });
  caseShown.set({ kind: "ready", id: CASE, data, readAt: 0, isStale: false });
  const gateway = demandsGateway({ ForgetRequests: answered(), AskToForget: "unreachable" });
  const { page, remove } = await drawn();
  await press(page, "They ask us to forget them…");
  await mark(page, ALL);
  type(field(page, HOW), "By the word that we agreed");
  await submit(page);
  await settle();
  await mark(page, "What they want to be called");
  await submit(page);
  await settle();
  type(field(page, HOW), "By the word, and she called back");
  await submit(page);
  await settle();
  await submit(page);
  await settle();
  const asked = gateway.asked("AskToForget");
  expect(asked.map((each) => each["field"])).toEqual([null, "calledName", "calledName", "calledName"]);
  const [whole, one, reworded, again] = asked.map((each) => each["id"]);
  expect(new Set([whole, one, reworded]).size).toBe(3);
  expect(again).toBe(reworded);
  // What may stand is read after each, since nobody knows.
  expect(gateway.asked("ForgetRequests")).toHaveLength(5);
  gateway.answer("AskToForget", { done: { __typename: "ForgetNotAsked", because: "taken" } });
  await submit(page);
  await settle();
  expect(page.textContent).toContain("other words stand under this already");
  gateway.answer("AskToForget", { done: { __typename: "ForgetAsked" } });
  await submit(page);
  await settle();
  expect(asked.map((each) => each["id"])).not.toContain(gateway.asked("AskToForget").at(-1)!["id"]);
  remove();
});

it("tells nobody who asks why it waits, and of ours only leads and counsel", async () => {
  const waits = ["legal_hold", "legal_process", "report_due", "disclosure_waiting", "review_due"];
  demandsGateway({ ForgetRequests: answered({ waitsFor: waits }) });
  const said = async (role: "advocate" | "shift_lead" | "counsel"): Promise<readonly [string, string]> => {
    seatDana(role);
    const { page, remove } = await drawn(false);
    const all = page.textContent;
    const told = [...page.querySelectorAll("p")].find(({ textContent }) => textContent.startsWith("To tell"));
    remove();
    return [all, told?.textContent ?? ""];
  };
  const names = waits.map(forgetReasonName);
  const [advocates, ...those] = [await said("advocate"), await said("shift_lead"), await said("counsel")];
  expect(names.filter((name) => advocates[0].includes(name))).toEqual([]);
  expect(advocates[0]).toContain("It waits for a lead.");
  for (const [all] of those) expect(names.filter((name) => !all.includes(name))).toEqual([]);
  // One sentence for everybody, which is the same where nothing stands against it.
  for (const [, told] of [advocates, ...those]) expect(told).toBe(`To tell them: ${undecidedWords()}`);
});

it("tells whoever asked no more of why not once it is refused, but that it is not known to be them", async () => {
  const refusal = async (role: "advocate" | "shift_lead", because: string): Promise<string> => {
    seatDana(role);
    demandsGateway({ ForgetRequests: answered({ ...decided, because }) });
    forgetRequests.set(NO_FORGET_REQUESTS);
    const { page, remove } = await drawn(false);
    const { textContent } = page;
    remove();
    return textContent;
  };
  const report = forgetReasonName("report_due");
  expect(await refusal("advocate", "report_due")).not.toContain(report);
  const lead = await refusal("shift_lead", "report_due");
  expect(lead).toContain(report);
  expect(lead).toContain("This is for leads and counsel.");
  expect(refusedWords("report_due")).toBe(refusedWords("legal_hold"));
  expect(lead).toContain(`To tell them: ${refusedWords("legal_hold")}`);
  expect(await refusal("advocate", "not_them")).toContain(forgetReasonName("not_them"));
});

it("is read anew when it is told that something changed, and an older answer counts for nothing", async () => {
  const gateway = demandsGateway({ ForgetRequests: answered({}) });
  const { page, remove } = await drawn(false);
  expect(page.textContent).toContain("It waits for a lead.");
  const before = gateway.asked("ForgetRequests").length;
  gateway.answer("ForgetRequests", answered(decided));
  await act(async () => tellOfSharing(uuid(999)));
  expect(gateway.asked("ForgetRequests")).toHaveLength(before);
  await act(async () => tellOfSharing(CASE));
  await settle();
  expect(page.textContent).toContain(forgottenWords());
  gateway.answer("ForgetRequests", answered({}));
  const older = lookAtForgetting(CASE);
  gateway.answer("ForgetRequests", answered(decided));
  await act(async () => void (await Promise.all([lookAtForgetting(CASE), older])));
  expect(page.textContent).toContain(forgottenWords());
  remove();
});

it("is blocked while something stands against it, and done once a lead is sure", async () => {
  seatDana("shift_lead");
  const gateway = demandsGateway({
    ForgetRequests: answered({ waitsFor: ["legal_hold"] }),
    Releases: "unreachable",
    Case: "unreachable",
    ForgetPerson: { done: { __typename: "ForgetWaits", reasons: ["review_due"] } },
  });
  const { page, remove } = await drawn();
  expect(button(page, "Forget…").disabled).toBe(true);
  gateway.answer("ForgetRequests", answered({}));
  remove();
  const again = await drawn();
  await press(again.page, "Forget…");
  expect(again.page.textContent).toContain("This cannot be undone.");
  expect(gateway.asked("ForgetPerson")).toEqual([]);
  await press(again.page, "Forget it for good");
  await settle();
  expect(again.page.textContent).toContain("Not forgotten yet: Something that was sent is to be looked at.");
  gateway.answer("ForgetPerson", { done: { __typename: "ForgetDecided" } });
  gateway.answer("ForgetRequests", answered(decided));
  await press(again.page, "Forget…");
  await press(again.page, "Forget it for good");
  await settle();
  expect(gateway.asked("ForgetPerson")).toEqual([{ id: ASKED }, { id: ASKED }]);
  expect(again.page.textContent).toContain(forgottenWords());
  again.remove();
});

it("tells why it was refused, says when it is the lead's own, and that it could not be loaded", async () => {
  seatDana("shift_lead");
  const gateway = demandsGateway({ ForgetRequests: answered({ ...decided, because: "not_them" }) });
  const refused = await drawn(false);
  expect(refused.page.textContent).toContain(refusedWords("not_them"));
  expect(buttonNames(refused.page)).toEqual([]);
  refused.remove();
  gateway.answer("ForgetRequests", "unreachable");
  forgetRequests.set(NO_FORGET_REQUESTS);
  const offline = await drawn(false);
  expect(offline.page.textContent).toContain("Whether they asked us to forget anything could not be loaded.");
  gateway.answer("ForgetRequests", answered({}));
  await press(offline.page, "Look again");
  await settle();
  expect(offline.page.textContent).toContain("It waits for a lead.");
  offline.remove();
});

it("ends once they take it back, as whoever may write it down says, and nobody else", async () => {
  const gateway = demandsGateway({
    ForgetRequests: answered({ waitsFor: ["with_a_lead"] }),
    Releases: "unreachable",
    TakeBackForget: { done: { __typename: "ForgetNotTakenBack", because: "already" } },
  });
  const { page, remove } = await drawn(false);
  await press(page, "They take it back");
  await settle();
  expect(page.textContent).toContain("Not done: somebody has decided it already.");
  gateway.answer("TakeBackForget", { done: { __typename: "ForgetTakenBack" } });
  gateway.answer("ForgetRequests", answered({ ...decided, because: "taken_back" }));
  await press(page, "They take it back");
  await settle();
  expect(gateway.asked("TakeBackForget")).toEqual([{ id: ASKED }, { id: ASKED }]);
  expect(page.textContent).toContain(forgetReasonName("taken_back"));
  expect(page.textContent).toContain(refusedWords("taken_back"));
  expect(buttonNames(page)).toEqual([]);
  remove();
  seatDana("counsel");
  gateway.answer("ForgetRequests", answered({}));
  const counsel = await drawn(false);
  expect(buttonNames(counsel.page)).toEqual([]);
  counsel.remove();
});
