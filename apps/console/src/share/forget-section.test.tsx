import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { demandsGateway, drawRead, field, settle } from "../inquiry/demands-house.fixture.tsx";
import { uuid } from "../queue/row.fixture.ts";
import { button, buttonNames, press, submit, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { forgetRequests } from "./forget-requests.ts";
import { ForgetSection } from "./forget-section.tsx";
import { forgetReasonWords, forgottenWords } from "./forget-words.ts";

const [CASE, ROSA, ASKED] = [uuid(900), uuid(901), uuid(950)];
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
  forgetRequests.set({ caseId: null, kind: "loading", requests: [] });
  vi.unstubAllGlobals();
});

it("is written down with how it is known that it is them, once, though an answer was lost; of nobody who is not verified", async () => {
  const gateway = demandsGateway({ ForgetRequests: answered(), AskToForget: "unreachable" });
  const unverified = await drawn(false);
  expect(buttonNames(unverified.page)).toEqual([]);
  unverified.remove();
  const { page, remove } = await drawn();
  await press(page, "They ask us to forget them…");
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

it("is blocked with each reason as it can be told, done once a lead is sure, or refused with why", async () => {
  seatDana("shift_lead");
  const gateway = demandsGateway({
    ForgetRequests: answered({ waitsFor: ["legal_hold"] }),
    Releases: "unreachable",
    Case: "unreachable",
    ForgetPerson: { done: { __typename: "ForgetWaits", reasons: ["review_due"] } },
  });
  const { page, remove } = await drawn();
  expect(page.textContent).toContain(forgetReasonWords("legal_hold"));
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
  expect(refused.page.textContent).toContain(forgetReasonWords("not_them"));
  expect(buttonNames(refused.page)).toEqual([]);
  refused.remove();
  gateway.answer("ForgetRequests", "unreachable");
  forgetRequests.set({ caseId: null, kind: "loading", requests: [] });
  const offline = await drawn(false);
  expect(offline.page.textContent).toContain("Whether they asked us to forget anything could not be loaded.");
  gateway.answer("ForgetRequests", answered({}));
  await press(offline.page, "Look again");
  await settle();
  expect(offline.page.textContent).toContain("It waits for a lead.");
  offline.remove();
});
