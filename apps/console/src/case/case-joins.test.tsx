import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { demandsGateway, drawRead, field, mark, settle } from "../deeds/demands-house.fixture.tsx";
import { dana, marta, uuid } from "../queue/row.fixture.ts";
import { buttonNames, press, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { CASE, caseData } from "./case.fixture.ts";
import { CaseJoins } from "./case-joins.tsx";
import { caseShown } from "./case-shown.ts";

const NOON = new Date(2026, 10, 25, 12, 0, 0).getTime();
const [OTHER, THIRD] = [uuid(910), uuid(911)];
const facts = (id: string, number: number) => ({
  id,
  number,
  status: "active",
  madeAt: NOON - 60_000,
  madeBy: { __typename: "CaseStaff", ...marta },
});
const mine = [facts(CASE, 12), facts(OTHER, 9), facts(THIRD, 15)];
const like = (...cases: readonly object[]) => ({
  casesLikeCase: { isWaiting: false, cases },
  cases: mine,
});
const SAME_PLACE = { grounds: ["same_venue"], of: facts(OTHER, 9) };
const join = {
  __typename: "CaseJoin",
  id: uuid(920),
  from: CASE,
  into: OTHER,
  at: NOON - 60_000,
  by: { __typename: "CaseStaff", id: dana.id, name: dana.name },
} as const;
const joined = caseData({ whole: { cases: [CASE, OTHER], kept: OTHER, joins: [join] } });
const OPEN = "It is one with another case…";
const PARTED = "They are two: Case 12, Case 9";

beforeEach(() => {
  seatDana();
  vi.spyOn(Date, "now").mockReturnValue(NOON);
  caseShown.set({ kind: "none" });
});
afterEach(() => {
  forgetAnnouncements();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const drawJoins = async (data = caseData(), mayChange = true) =>
  drawRead(<CaseJoins data={data} mayChange={mayChange} />);

describe("two cases", () => {
  it("are suggested to be one with the ground for it, and joined once however often it is sent", async () => {
    const gateway = demandsGateway({ CasesLike: like(SAME_PLACE), JoinCases: "unreachable" });
    const { page, remove } = await drawJoins();
    expect(gateway.log).toEqual([]);
    await press(page, OPEN);
    await settle();
    expect(page.textContent).toContain("The same place is named in it.");
    expect(page.textContent).toContain("addresses may be shared or unsafe");
    await press(page, "They are one");
    expect(page.textContent).toContain("Choose with which case it is one.");
    await mark(page, "Case 9: Active, begun by Marta, 11:59. The same place is named in it.");
    await press(page, "They are one");
    expect(page.textContent).toContain("Choose which of them is kept.");
    expect(gateway.asked("JoinCases")).toEqual([]);
    await mark(page, "Case 9");
    await press(page, "They are one");
    await settle();
    expect(page.textContent).toContain("It is not known whether this was done.");
    gateway.answer("JoinCases", { done: { __typename: "CasesJoined" } });
    gateway.answer("Case", { case: joined });
    await press(page, "They are one");
    await settle();
    const [first, second] = gateway.asked("JoinCases");
    expect(second).toEqual({ id: first!["id"], from: CASE, into: OTHER });
    expect(gateway.asked("Case")).toEqual([{ id: CASE }]);
    expect(buttonNames(page)).toEqual([OPEN]);
    expect(document.activeElement?.textContent).toBe(OPEN);
    remove();
  });

  it("that nobody suggests are one by the number of the other, which may be the one that points", async () => {
    const gateway = demandsGateway({
      CasesLike: like(),
      JoinCases: { done: { __typename: "AlreadyJoined" } },
    });
    const { page, remove } = await drawJoins();
    await press(page, OPEN);
    await settle();
    expect(page.textContent).toContain("No case is suggested.");
    type(field(page, "The number of another case"), "12");
    await press(page, "Find it");
    expect(page.textContent).toContain("None of your newest 200 cases has this number.");
    type(field(page, "The number of another case"), "15");
    await press(page, "Find it");
    await mark(page, "Case 12, this one");
    await press(page, "They are one");
    await settle();
    expect(gateway.asked("JoinCases")).toEqual([{ id: expect.any(String), from: THIRD, into: CASE }]);
    expect(page.textContent).toContain("one of them is one with another case already");
    expect(buttonNames(page)).toContain("They are one");
    remove();
  });

  it("are not suggested while somebody else may be reading along, and that is said", async () => {
    demandsGateway({ CasesLike: { casesLikeCase: { isWaiting: true, cases: [] }, cases: mine } });
    const { page, remove } = await drawJoins();
    await press(page, OPEN);
    await settle();
    expect(page.textContent).toContain(
      "Suggestions wait while somebody else than the person may be reading along",
    );
    expect(page.textContent).not.toContain("No case is suggested.");
    remove();
  });

  it("that are one say who said so, and are two again by one press", async () => {
    const gateway = demandsGateway({
      CaseNumbers: { cases: mine.map(({ id, number }) => ({ id, number })) },
      CasesLike: like(SAME_PLACE),
      UndoCaseJoin: { done: { __typename: "NotFound" } },
      Case: { case: joined },
    });
    const { page, remove } = await drawJoins(joined);
    expect(page.textContent).toContain("It is one with 1 other case of yours.");
    expect(page.textContent).toContain("Case 12 is one with: Case 9. Said by Dana, 11:59.");
    // What is one with it already is no suggestion.
    await press(page, OPEN);
    await settle();
    expect(page.textContent).toContain("No case is suggested.");
    await press(page, OPEN);
    await press(page, PARTED);
    await settle();
    expect(page.textContent).toContain("Not done: that was taken back already");
    gateway.answer("UndoCaseJoin", { done: { __typename: "CaseJoinUndone" } });
    await press(page, PARTED);
    await settle();
    expect(gateway.asked("UndoCaseJoin")).toEqual([{ id: join.id }, { id: join.id }]);
    expect(gateway.asked("Case")).toHaveLength(2);
    expect(page.textContent).not.toContain("Not done");
    remove();
  });

  it("are joined and parted by nobody who may not change them, and the other has no number that is not known", async () => {
    const gateway = demandsGateway({ CaseNumbers: "unreachable" });
    const { page, remove } = await drawJoins(joined, false);
    expect(page.textContent).toContain("Case 12 is one with: Another case of yours.");
    expect(buttonNames(page)).toEqual([]);
    expect(gateway.asked("CasesLike")).toEqual([]);
    remove();
  });
});
