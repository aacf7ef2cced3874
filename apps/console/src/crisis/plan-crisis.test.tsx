import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { said } from "../announce/said.ts";
import { forgetAnnouncements } from "../announce/announce.ts";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { shiftsSeen, UNKNOWN_SHIFTS } from "../board/board-store.ts";
import { asksOf } from "../case/case.fixture.ts";
import { freshness } from "../live/connection.ts";
import { dana, marta, uuid } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { button, buttonNames, press, submit, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { checkpointsOf, clockData, MINUTE } from "./clock.fixture.ts";
import type { ClockData, CourseData } from "./crisis-documents.ts";
import { crisisRefusalWords } from "./crisis-refusals.ts";
import { hearOfCrises } from "./heard-of-crises.ts";
import { PlanCrisis } from "./plan-crisis.tsx";
import { wantedPlan } from "./wanted-plan.ts";

const PLAN = uuid(950);
const started = (minutes: number) => Date.now() - minutes * MINUTE;
const clock = (minutes: number, facts: Partial<ClockData> = {}): ClockData =>
  clockData({
    startedAt: started(minutes),
    heldSince: started(minutes),
    checkpoints: checkpointsOf(started(minutes)),
    ...facts,
  });

let course: CourseData | null = { clocks: [], words: [] };
let done: object = { __typename: "CrisisClock" };
let isAway = false;
let isMuteToDeeds = false;
let log: Asked[] = [];
let page = document.body;
let remove = (): void => undefined;
const settle = async (ms = 20) => act(async () => new Promise<void>((resolve) => setTimeout(resolve, ms)));

beforeEach(() => {
  seatDana();
  [course, isAway, isMuteToDeeds, done] = [
    { clocks: [], words: [] },
    false,
    false,
    { __typename: "CrisisClock" },
  ];
  freshness.set({ kind: "live", provedAt: 0 });
  log = stubGateway(({ body }) => {
    const { operationName } = JSON.parse(body) as { operationName: string };
    const isDeed = !["CrisisCourse", "CrisisClocks"].includes(operationName);
    if (isAway || (isMuteToDeeds && isDeed)) return "unreachable";
    if (operationName === "CrisisCourse") return { json: { data: { crisisCourse: course } } };
    if (operationName !== "CrisisClocks") return { json: { data: { done } } };
    const clocks = course?.clocks.filter(({ endedAt }) => endedAt === null) ?? [];
    return { json: { data: { crisisClocks: clocks, crisisClocksUnheld: 0 } } };
  });
});
afterEach(() => {
  remove();
  remove = () => undefined;
  vi.unstubAllGlobals();
  forgetAnnouncements();
  shiftsSeen.set(UNKNOWN_SHIFTS);
  freshness.set({ kind: "starting" });
  wantedPlan.set(null);
});

async function drawn(isForgotten = false): Promise<void> {
  const shown = draw(<PlanCrisis planId={PLAN} contactId={uuid(7)} isForgotten={isForgotten} />);
  ({ page, remove } = shown);
  await settle();
}
const point = (id: string): HTMLElement => page.querySelector<HTMLElement>(`[data-checkpoint="${id}"]`)!;
const write = (words: string): void => type(page.querySelector("textarea")!, words);
const spoken = () => said.get().map(({ words }) => words);

describe("the clock of a plan that has none", () => {
  it("says so, and is started by hand in two steps, once however often the answer is lost", async () => {
    await drawn();
    expect(page.textContent).toContain("No crisis clock runs for this plan.");
    await press(page, "Start the crisis clock…");
    expect(asksOf(log, "StartCrisisClock")).toEqual([]);
    isMuteToDeeds = true;
    await press(page, "Start it now");
    await settle();
    expect(page.textContent).toContain("It is not known whether this was done.");
    isMuteToDeeds = false;
    course = { clocks: [clock(0)], words: [] };
    await press(page, "Start it now");
    await settle();
    const [one, other] = asksOf(log, "StartCrisisClock");
    expect(one).toMatchObject({ planId: PLAN, contactId: uuid(7) });
    expect(other).toEqual(one);
    expect(page.querySelector("[data-crisis-next]")?.textContent).toMatch(/^▲ Next: “15 min: a lead knows”/);
  });

  it("cannot be started by whoever only reads plans, nor for whoever was forgotten", async () => {
    await drawn(true);
    expect(buttonNames(page)).toEqual([]);
    remove();
    seatDana("privacy_officer");
    await drawn();
    expect(buttonNames(page)).toEqual([]);
  });

  it("appears as soon as it is told that one runs, and its course is read for that once", async () => {
    await drawn();
    const before = asksOf(log, "CrisisCourse").length;
    act(() => hearOfCrises([{ kind: "crisis", id: uuid(3), version: 1 }]));
    await settle(1_300);
    // Of another plan, that is nothing to read anew.
    expect(asksOf(log, "CrisisCourse")).toHaveLength(before);
    course = { clocks: [clock(0)], words: [] };
    act(() => hearOfCrises([{ kind: "crisis", id: uuid(700), version: 1 }]));
    await settle(1_300);
    expect(page.querySelector("[data-plan-clock]")?.getAttribute("data-plan-clock")).toBe(uuid(700));
    expect(asksOf(log, "CrisisCourse")).toHaveLength(before + 1);
  });
});

describe("a clock that runs", () => {
  it("says since when and why, who has it, and of five checkpoints whether each is met, overdue or due", async () => {
    const checkpoints = checkpointsOf(started(70), ["lead_aware"]);
    course = {
      clocks: [clock(70, { checkpoints, reasons: ["injury", "by_hand"], holder: marta })],
      words: [
        { clockId: uuid(700), pause: null, checkpoint: "lead_aware", words: "Lee was told by telephone" },
      ],
    };
    await drawn();
    expect(page.textContent).toMatch(
      /Has run since .*, started by Dana: they are hurt so that it is an emergency, somebody said so by hand\./,
    );
    expect(page.querySelector("[data-crisis-holder]")?.textContent).toMatch(/^Marta has had it since/);
    expect(point("lead_aware").textContent).toMatch(
      /^✓ 15 min: a lead knowsMet: Dana, .*Lee was told by telephone/,
    );
    expect(point("options_tried").textContent).toMatch(/^◆ 1 h: what was triedOverdue: due since/);
    expect(point("after_4_hours").textContent).toMatch(/^▲ 4 h: where it standsdue in 2 h (?:49|50) min/);
    expect(point("outcome").dataset["state"]).toBe("ahead");
    expect(page.querySelector("[data-crisis-next]")?.textContent).toMatch(
      /^◆ Overdue: “1 h: what was tried”/,
    );
  });

  it("is met with what was done, or nothing; of the outcome it is said what it was; and nothing is taken of too few words", async () => {
    course = { clocks: [clock(1)], words: [] };
    await drawn();
    expect(point("lead_aware").textContent).toContain("A lead says that.");
    await press(page, "It is met: 1 h: what was tried…");
    write("Two words");
    expect(button(page, "Keep as met: 1 h: what was tried").disabled).toBe(true);
    write("  Three shelters, one has a bed  ");
    await submit(page);
    await settle();
    expect(asksOf(log, "MeetCrisisCheckpoint")).toEqual([
      { id: uuid(700), checkpoint: "options_tried", words: "Three shelters, one has a bed" },
    ]);
    expect(spoken()).toEqual(["Met: 1 h: what was tried"]);
    write("");
    await submit(page);
    await settle();
    expect(asksOf(log, "MeetCrisisCheckpoint")[1]).toMatchObject({ words: null });
    await press(page, "It is met: 1 h: what was tried…");
    await press(page, "It is met: 24 h: what came of it…");
    expect(button(page, "Keep as met: 24 h: what came of it").disabled).toBe(true);
    write("They are at an aunt's");
    expect(button(page, "Keep as met: 24 h: what came of it").disabled).toBe(false);
  });

  it.each([
    [{ __typename: "CrisisNotDone", because: "over" }, "over"],
    [{ __typename: "WordsRefused", part: "too_few" }, "too_few"],
    [{ __typename: "NotFound" }, "NotFound"],
  ])("says why where it is refused, and keeps what was typed: %o", async (refused, code) => {
    course = { clocks: [clock(1)], words: [] };
    await drawn();
    done = refused;
    await press(page, "It is met: 1 h: what was tried…");
    write("Three shelters, one bed");
    await submit(page);
    await settle();
    expect(point("options_tried").textContent).toContain(crisisRefusalWords(code));
    expect(spoken()).toEqual([crisisRefusalWords(code)]);
    expect(page.querySelector("textarea")?.value).toBe("Three shelters, one bed");
  });

  it("[G537] is taken by whoever may write the plan, and given to nobody else by them", async () => {
    course = { clocks: [clock(1, { holder: null })], words: [] };
    await drawn();
    expect(page.querySelector("[data-crisis-holder]")?.textContent).toMatch(
      /^◆ Nobody on shift has had it since/,
    );
    expect(buttonNames(page)).not.toContain("Give the clock to somebody on shift…");
    expect(buttonNames(page)).not.toContain("Have the clock stand still…");
    await press(page, "Take the clock");
    await settle();
    expect(asksOf(log, "GiveCrisisClock")).toEqual([{ id: uuid(700), to: dana.id }]);
    expect(spoken()).toEqual(["The crisis clock is yours now."]);
  });

  it("[G537] is given by a lead to whoever is on shift, who is chosen and not guessed", async () => {
    seatDana("shift_lead");
    course = { clocks: [clock(1)], words: [] };
    await drawn();
    await press(page, "Give the clock to somebody on shift…");
    expect(page.textContent).toContain("Who is on shift is unknown.");
    const colleague = (id: string, name: string, role: string) => ({ id, name, role });
    act(() =>
      shiftsSeen.set({
        kind: "ready",
        shifts: {
          ...UNKNOWN_SHIFTS.shifts,
          rows: new Map(
            [
              colleague(dana.id, "Dana", "shift_lead"),
              colleague(marta.id, "Marta", "advocate"),
              colleague(uuid(3), "Uma", "administrator"),
            ].map((each) => [each.id, each]),
          ),
        } as never,
      }),
    );
    expect([...page.querySelectorAll("label")].map(({ textContent }) => textContent)).toEqual(["Marta"]);
    expect(button(page, "Give the clock").disabled).toBe(true);
    act(() => page.querySelector("label")?.click());
    await submit(page);
    await settle();
    expect(asksOf(log, "GiveCrisisClock")).toEqual([{ id: uuid(700), to: marta.id }]);
    expect(spoken()).toEqual(["The crisis clock is with Marta now."]);
  });

  it("[DB581] stands still by a lead with a reason, says since when and why, and goes on by a lead", async () => {
    seatDana("shift_lead");
    course = { clocks: [clock(5)], words: [] };
    await drawn();
    await press(page, "Have the clock stand still…");
    write("Police there");
    expect(button(page, "Stand still").disabled).toBe(true);
    write("They are with the police");
    const pauses = [{ fromAt: Date.now(), by: { name: "Dana" }, toAt: null, resumedBy: null }];
    course = {
      clocks: [clock(5, { version: 2, pauses })],
      words: [{ clockId: uuid(700), pause: 1, checkpoint: null, words: "They are with the police" }],
    };
    await submit(page);
    await settle();
    expect(asksOf(log, "PauseCrisisClock")).toEqual([{ id: uuid(700), why: "They are with the police" }]);
    expect(page.querySelector("[data-crisis-next]")?.textContent).toMatch(/^▲ Has stood still since/);
    expect(page.textContent).toMatch(/Has stood still since .*, DanaThey are with the police/);
    expect(point("options_tried").textContent).toMatch(/stands still; due in 5[45] min once it goes on/);
    await press(page, "Let the clock go on");
    await settle();
    expect(asksOf(log, "ResumeCrisisClock")).toEqual([{ id: uuid(700) }]);
  });

  it("[DB602] of whoever was forgotten nothing can be written, and it ends without words", async () => {
    course = {
      clocks: [clock(5)],
      words: [{ clockId: uuid(700), pause: null, checkpoint: "lead_aware", words: null }],
    };
    seatDana("shift_lead");
    await drawn(true);
    expect(point("lead_aware").textContent).toContain("What was written here is gone, or cannot be read.");
    expect(buttonNames(page)).not.toContain("Have the clock stand still…");
    await press(page, "It is met: 24 h: what came of it…");
    expect(page.querySelector("textarea")).toBeNull();
    await submit(page);
    await settle();
    expect(asksOf(log, "MeetCrisisCheckpoint")).toEqual([
      { id: uuid(700), checkpoint: "outcome", words: null },
    ]);
  });
});

describe("a clock that is not known", () => {
  it("is asked for again where that failed, and is not theirs where it is answered with none", async () => {
    isAway = true;
    await drawn();
    expect(page.textContent).toContain("The crisis clock could not be loaded.");
    [isAway, course] = [false, null];
    await press(page, "Retry");
    await settle();
    expect(page.textContent).toContain("The crisis clock of this plan is not yours to read.");
  });

  it("stays as it was known while the gateway is away, and says that it may be old", async () => {
    course = { clocks: [clock(1)], words: [] };
    await drawn();
    isAway = true;
    act(() => freshness.set({ kind: "stale", since: 0, brokenAt: Date.now() - 60_000 }));
    await press(page, "Take the clock").catch(() => undefined);
    await press(page, "It is met: 1 h: what was tried…");
    await submit(page);
    await settle();
    expect(page.textContent).toContain("The gateway is away. The clock goes on there");
    expect(page.textContent).toContain("This may be out of date.");
    expect(page.querySelector("[data-plan-clock]")).not.toBeNull();
    isAway = false;
    await press(page, "Look at the clock again");
    await settle();
    expect(page.textContent).not.toContain("This may be out of date.");
  });

  it("leads whoever was led to this plan to its clock, once", async () => {
    course = { clocks: [clock(1)], words: [] };
    wantedPlan.set({ contactId: uuid(7), planId: PLAN });
    await drawn();
    expect(document.activeElement?.textContent).toBe("Crisis clock");
    expect(wantedPlan.get()).toBeNull();
  });
});
