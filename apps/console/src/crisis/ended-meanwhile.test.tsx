import "./crisis-texts.ts";
import { act } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { said } from "../announce/said.ts";
import { stubGateway } from "../api/gateway.fixture.ts";
import { asksOf } from "../case/case.fixture.ts";
import { freshness } from "../live/connection.ts";
import { marta, uuid } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { button, press, submit, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { checkpointsOf, clockData, MINUTE } from "./clock.fixture.ts";
import type { ClockData, CourseData } from "./crisis-documents.ts";
import { crisisTyped } from "./crisis-typed.ts";
import { hearOfCrises } from "./heard-of-crises.ts";
import { PlanCrisis } from "./plan-crisis.tsx";

const PLAN = uuid(950);
const startedAt = Date.now() - MINUTE;
const running = clockData({ startedAt, heldSince: startedAt, checkpoints: checkpointsOf(startedAt) });
/** Marta said what came of it. */
const ended: ClockData = {
  ...running,
  version: 2,
  endedAt: Date.now(),
  checkpoints: running.checkpoints.map((each) =>
    each.id === "outcome" ? { ...each, metAt: Date.now(), metBy: { name: marta.name } } : each,
  ),
};

let course: CourseData;
let page = document.body;
let remove = (): void => undefined;
let log: ReturnType<typeof stubGateway>;
const settle = async (ms = 20) => act(async () => new Promise<void>((resolve) => setTimeout(resolve, ms)));

beforeEach(async () => {
  seatDana("shift_lead");
  course = { clocks: [running], words: [] };
  freshness.set({ kind: "live", provedAt: 0 });
  log = stubGateway(({ body }) => {
    const { operationName } = JSON.parse(body) as { operationName: string };
    if (operationName === "CrisisCourse") return { json: { data: { crisisCourse: course } } };
    if (operationName !== "CrisisClocks")
      return { json: { data: { done: { __typename: "CrisisNotDone", because: "over" } } } };
    const clocks = course.clocks.filter(({ endedAt }) => endedAt === null);
    return { json: { data: { crisisClocks: clocks, crisisClocksUnheld: 0 } } };
  });
  ({ page, remove } = draw(<PlanCrisis planId={PLAN} contactId={uuid(7)} isForgotten={false} />));
  await settle();
});
afterEach(() => {
  remove();
  vi.unstubAllGlobals();
  forgetAnnouncements();
  freshness.set({ kind: "starting" });
});

/** A colleague ends it, and this console hears so. */
async function endsMeanwhile(): Promise<void> {
  course = {
    clocks: [ended],
    words: [{ clockId: ended.id, pause: null, checkpoint: "outcome", words: "She is at her aunt's" }],
  };
  act(() => hearOfCrises([{ kind: "crisis", id: ended.id, version: 2 }]));
  await settle(1_300);
}

it.each([
  ["what came of it", "It is met: 24 h: what came of it…", "Marta met this meanwhile."],
  [
    "what was tried",
    "It is met: 1 h: what was tried…",
    "Marta said what came of it meanwhile, and the clock has ended.",
  ],
  [
    "why it stands still",
    "Have the clock stand still…",
    "Marta said what came of it meanwhile, and the clock has ended.",
  ],
])(
  "[G505] keeps what was typed of %s in the field where it stands, and says who was there first",
  async (_of, opens, meanwhile) => {
    await press(page, opens);
    const field = page.querySelector("textarea")!;
    field.focus();
    type(field, "They are on the night bus");
    await endsMeanwhile();
    expect(page.textContent).toContain("She is at her aunt's");
    // The same field: whoever types on goes on typing there.
    expect(page.querySelector("textarea")).toBe(field);
    expect(document.activeElement).toBe(field);
    expect(field.value).toBe("They are on the night bus");
    expect(page.querySelector("[data-not-kept]")?.textContent).toContain(meanwhile);
    expect(said.get().map(({ words }) => words)).toEqual([
      `${meanwhile} What you typed is not kept; it stays here until you let it go.`,
    ]);
    await submit(page);
    await settle();
    expect([...asksOf(log, "MeetCrisisCheckpoint"), ...asksOf(log, "PauseCrisisClock")]).toEqual([]);
    await press(page, "Let go of what I typed");
    await settle();
    expect(page.querySelector("textarea")).toBeNull();
    expect(page.textContent).toContain("No crisis clock runs for this plan.");
  },
);

it("[G505] keeps nothing of a clock of which nothing was typed, nor of a plan that is not shown any more", async () => {
  await press(page, "It is met: 1 h: what was tried…");
  await endsMeanwhile();
  expect(page.querySelector("textarea")).toBeNull();
  expect(page.querySelector("[data-not-kept]")).toBeNull();
  expect(button(page, "Start the crisis clock…")).toBeDefined();
  remove();
  expect(crisisTyped.get().size).toBe(0);
});

it("[G505] lets go of what was typed with the plan", async () => {
  await press(page, "It is met: 1 h: what was tried…");
  type(page.querySelector("textarea")!, "They are on the night bus");
  expect([...crisisTyped.get().values()]).toEqual(["They are on the night bus"]);
  remove();
  expect(crisisTyped.get().size).toBe(0);
});
