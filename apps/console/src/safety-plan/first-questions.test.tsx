import { act } from "react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { asksOf, CASE, ROSA } from "../case/case.fixture.ts";
import { tellOfPlan } from "../case/plan-news.ts";
import { freshness } from "../live/connection.ts";
import { marta, uuid } from "../queue/row.fixture.ts";
import { button, press, submit } from "../store/press.fixture.ts";
import { PLAN, SINCE } from "./plan.fixture.ts";
import {
  at,
  choose,
  desk,
  drawn,
  edits,
  getUp,
  keep,
  leave,
  question,
  settle,
  sitDown,
  words,
  write,
} from "./plan-desk.fixture.tsx";

const OTHER_PLAN = uuid(951);

beforeEach(sitDown);
afterEach(getUp);

describe("a safety plan is begun", () => {
  it("for one of six, with whoever speaks, and nothing is chosen beforehand", async () => {
    desk.over = { SafetyPlans: { safetyPlans: [] } };
    await drawn();
    expect(desk.page.textContent).toContain("Nobody has begun a safety plan in this case.");
    expect(button(desk.page, "Begin the plan").disabled).toBe(true);
    for (const one of ["As a friend", "As a witness", "As somebody from work", "For themself"]) choose(one);
    act(() => button(desk.page, "Begin the plan").focus());
    desk.over = { BeginSafetyPlan: { done: { __typename: "SafetyPlanBegun", id: PLAN } } };
    await submit(desk.page);
    await settle();
    expect(document.activeElement?.id).toBe("plan-heading");
    expect(asksOf(desk.log, "BeginSafetyPlan")).toMatchObject([
      { caseId: CASE, personId: ROSA, forWhom: "self" },
    ]);
    expect(question()).toBe("device_safe");
  });

  it.each([
    ["SafetyPlanNotInContact", "Not begun: this contact is not filed in this case any more."],
    ["SafetyPlanForgotten", "Not begun: they were forgotten, as was asked for."],
    ["NotFound", "Not begun: this case is not there, or not yours to write."],
  ])("or is not: %s", async (kind, told) => {
    desk.over = { SafetyPlans: { safetyPlans: [] }, BeginSafetyPlan: { done: { __typename: kind } } };
    await drawn();
    choose("As a friend");
    await submit(desk.page);
    expect(desk.page.textContent).toContain(told);
  });
});

describe("a plan that a colleague begins meanwhile", () => {
  it("is there for everybody who looks on, and takes nothing from whoever was about to begin one", async () => {
    desk.over = { SafetyPlans: { safetyPlans: [] } };
    await drawn();
    const choice = desk.page.querySelector<HTMLElement>("form input")!;
    act(() => choice.focus());
    desk.over = {};
    act(() => tellOfPlan(PLAN, 1));
    await settle(1_300);
    expect(question()).toBe("device_safe");
    expect(document.activeElement).toBe(choice);
    await press(desk.page, "Begin another plan…");
    expect(desk.page.querySelector("form[aria-label='Begin a safety plan']")).toBeNull();
  });

  it("leaves nothing to begin to whoever had not come to that", async () => {
    desk.over = { SafetyPlans: { safetyPlans: [] } };
    await drawn();
    desk.over = {};
    act(() => tellOfPlan(PLAN, 1));
    await settle(1_300);
    expect([question(), desk.page.querySelector("form[aria-label='Begin a safety plan']")]).toEqual([
      "device_safe",
      null,
    ]);
  });

  it("leaves the one that is open where it is", async () => {
    await drawn();
    const { safetyPlans } = desk.behind.answer("SafetyPlans", {}) as { safetyPlans: object[] };
    const other = { ...safetyPlans[0], id: OTHER_PLAN, forWhom: "friend" };
    desk.over = { SafetyPlans: { safetyPlans: [...safetyPlans, other] } };
    act(() => tellOfPlan(OTHER_PLAN, 1));
    await settle(1_300);
    expect(desk.page.querySelector(`input[value='${OTHER_PLAN}']`)).not.toBeNull();
    expect(desk.page.querySelector<HTMLInputElement>(`input[value='${PLAN}']`)?.checked).toBe(true);
    expect(question()).toBe("device_safe");
  });
});

describe("the first questions", () => {
  it("come one at a time, with what can be said, and an answer is what was said, and when", async () => {
    await drawn();
    expect([question(), desk.page.textContent.includes("is it safe to use this phone")]).toEqual([
      "device_safe",
      true,
    ]);
    expect(button(desk.page, "Keep this answer").disabled).toBe(true);
    act(() => button(desk.page, "Pass by").focus());
    await keep("Private");
    expect(question()).toBe("alone");
    expect(document.activeElement?.id).toBe("plan-question");
    expect(at("first.device_safe").textContent).toMatch(/^Device private: said: PrivateDana, /);
    expect(edits()).toEqual([
      [{ field: "first.device_safe", value: { kind: "answered", value: "yes" }, basedOn: 0, saidAt: null }],
    ]);
  });

  it("can each be passed by, until the plan itself is written", async () => {
    await drawn();
    for (let asked = 0; asked < 10; asked += 1) await press(desk.page, "Pass by");
    await settle();
    expect(question()).toBeUndefined();
    expect(edits().flat()).toHaveLength(10);
    expect(at("first.with").textContent).toContain("said: Passed by");
    expect(words("section.safer_rooms_and_exits")).not.toBeNull();
  });

  it("go straight to closing when it is not safe, and ask only how to be reached", async () => {
    await drawn();
    await keep("Not private");
    expect(desk.page.textContent).toContain("It is not safe to talk.");
    expect(question()).toBe("reconnect");
    await keep("Never contact them");
    expect(question()).toBeUndefined();
    expect(desk.page.textContent).toContain("Nothing more is asked here now.");
    await press(desk.page, "Device private: ask again");
    await keep("Private");
    expect([question(), desk.page.textContent.includes("It is not safe to talk.")]).toEqual(["alone", false]);
  });

  it("are asked anew in each contact where they must be: what was said before is told with its day", async () => {
    const plan = desk.behind.answer("SafetyPlan", {}) as { safetyPlan: object };
    const old = {
      name: "first.device_safe",
      version: 3,
      value: { kind: "answered", value: "yes" },
      isReadable: true,
      saidAt: SINCE - 86_400_000,
      by: marta,
    };
    desk.over = { SafetyPlan: { safetyPlan: { ...plan.safetyPlan, fields: [old] } } };
    await drawn();
    expect(question()).toBe("device_safe");
    expect(desk.page.textContent).toContain("It was said: Private");
  });

  it("stay under whoever has begun to answer, when somebody else answers meanwhile, and show both", async () => {
    await drawn();
    act(() => desk.page.querySelector<HTMLElement>("[data-plan-question] input")!.focus());
    choose("Not sure");
    desk.behind.martaWrites("first.device_safe", { kind: "answered", value: "yes" });
    act(() => tellOfPlan(PLAN, 99));
    await settle(1_300);
    expect(question()).toBe("device_safe");
    const form = desk.page.querySelector("[data-plan-question]")!.textContent;
    expect(form).toMatch(/Marta wrote something else here.*Private.*You wrote:.*Not sure/s);
    await press(desk.page, "Keep mine");
    await settle();
    expect(edits().at(-1)).toMatchObject([{ value: { value: "not_sure" }, basedOn: 1 }]);
  });
});

describe("without a line", () => {
  it("whoever asks goes on; what was said is sent as one list when it is back, with when it was said", async () => {
    await drawn();
    desk.isAway = true;
    act(() => freshness.set({ kind: "stale", since: 0, brokenAt: 0 }));
    await keep("Private");
    await keep("Alone");
    expect(question()).toBe("reconnect");
    expect(desk.page.textContent).toContain("2 fields are not saved yet.");
    expect(at("first.alone").textContent).toContain("Kept on this screen, not saved yet.");
    desk.isAway = false;
    const before = edits().length;
    act(() => freshness.set({ kind: "live", provedAt: 1 }));
    await settle();
    const sent = edits().slice(before);
    expect(sent).toMatchObject([
      [
        { field: "first.device_safe", basedOn: 0, saidAt: expect.any(Number) },
        { field: "first.alone", basedOn: 0, saidAt: expect.any(Number) },
      ],
    ]);
    expect([question(), desk.page.textContent.includes("not saved yet")]).toEqual(["reconnect", false]);
  });

  it("what somebody else wrote meanwhile stands beside it at that field alone, and the rest is kept", async () => {
    await drawn();
    await press(desk.page, "Go on to the plan itself");
    desk.isAway = true;
    write("section.medicine", "In the blue tin");
    await leave();
    write("section.money_stash", "Under a stone");
    await leave();
    desk.behind.martaWrites("section.medicine", "With a neighbour");
    desk.isAway = false;
    await press(desk.page, "Save now");
    await settle();
    expect(at("section.medicine").textContent).toMatch(
      /Marta wrote.*With a neighbour.*You wrote:.*In the blue tin/s,
    );
    expect(at("section.money_stash").textContent).toMatch(/Dana, /);
    await press(at("section.medicine"), "Use theirs");
    expect(words("section.medicine").value).toBe("With a neighbour");
  });
});
