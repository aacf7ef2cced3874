import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ringing, sound } from "../alerts/my-sound.ts";
import { shift } from "../alerts/shift.ts";
import { announce } from "../announce/announce.ts";
import { stubGateway } from "../api/gateway.fixture.ts";
import { wantedCaseOf } from "../case/case-at.ts";
import { freshness } from "../live/connection.ts";
import { marta, uuid } from "../queue/row.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { checkpointsOf, clockData, MINUTE, STARTED } from "./clock.fixture.ts";
import { CrisisBar } from "./crisis-bar.tsx";
import type { ClockData } from "./crisis-documents.ts";
import { hearOfCrises } from "./heard-of-crises.ts";
import { wantedPlan } from "./wanted-plan.ts";

vi.mock(import("../announce/announce.ts"), { spy: true });

let clocks: readonly ClockData[] = [];
let unheld = 0;
let isAway = false;
let remove = (): void => undefined;
const settle = async (ms = 20) => act(async () => vi.advanceTimersByTimeAsync(ms));

beforeEach(() => {
  vi.useFakeTimers({ now: STARTED + 5 * MINUTE, shouldAdvanceTime: true });
  seatDana();
  [clocks, unheld, isAway] = [[], 0, false];
  stubGateway(() =>
    isAway ? "unreachable" : { json: { data: { crisisClocks: clocks, crisisClocksUnheld: unheld } } },
  );
});
afterEach(() => {
  remove();
  remove = () => undefined;
  vi.mocked(announce).mockClear();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
  freshness.set({ kind: "starting" });
  wantedPlan.set(null);
  wantedCaseOf.set(null);
});

async function drawn(path = "/queue") {
  const bar = await drawAt(path, <CrisisBar />);
  ({ remove } = bar);
  await settle();
  return bar;
}
async function toldAnew(): Promise<void> {
  act(() => hearOfCrises([{ kind: "crisis", id: uuid(700), version: 2 }]));
  await settle(1_500);
}
const lines = (page: HTMLElement) => [...page.querySelectorAll("li")].map(({ textContent }) => textContent);
const told = () => vi.mocked(announce).mock.calls.map(([{ kind, urgency }]) => `${urgency} ${kind}`);

describe("the bar of crisis clocks", () => {
  it("says where it could never be asked which clocks run that this is unknown, and asks again", async () => {
    isAway = true;
    clocks = [clockData()];
    const { page } = await drawn();
    expect(page.textContent).toContain("Which crisis clocks run is unknown.");
    isAway = false;
    await press(page, "Retry");
    await settle(1_500);
    expect(page.textContent).not.toContain("unknown");
    expect(lines(page)).toHaveLength(1);
  });

  it("is not there while somebody has none and none is nobody's", async () => {
    clocks = [clockData({ holder: { id: marta.id, name: marta.name } })];
    expect((await drawn()).page.textContent).toBe("");
  });

  it("says what is due next of a clock that is theirs, and leads to its plan", async () => {
    clocks = [clockData()];
    const { page, where } = await drawn();
    expect(page.querySelector("section")?.getAttribute("aria-label")).toBe("Crisis clocks");
    expect(lines(page)).toEqual([
      "▲ Crisis clock of case 12. Next: “15 min: a lead knows”, due in 10 min. Safety plan, contact 7",
    ]);
    await act(async () => page.querySelector("a")?.click());
    await settle();
    expect(where()).toBe(`/contact/${uuid(7)}`);
    expect([wantedPlan.get(), wantedCaseOf.get()]).toEqual([
      { contactId: uuid(7), planId: uuid(950) },
      uuid(7),
    ]);
  });

  it("[AL40] [AL41] goes on by itself: what comes near is said politely, what is overdue at once, each once, and nothing of anybody", async () => {
    const played = vi.spyOn(sound, "play").mockReturnValue(undefined);
    ringing.isHere.set(true);
    shift.set({ kind: "on", state: "available", stateSince: STARTED });
    clocks = [clockData()];
    const { page } = await drawn();
    expect(told()).toEqual([]);
    await settle(6 * MINUTE);
    expect(told()).toEqual([`polite AL40:${uuid(700)}:lead_aware`]);
    expect(played).not.toHaveBeenCalled();
    await settle(5 * MINUTE);
    expect(told()).toEqual([`polite AL40:${uuid(700)}:lead_aware`, `assertive AL41:${uuid(700)}:lead_aware`]);
    expect(played.mock.calls.map(([tone]) => tone)).toEqual(["soft"]);
    expect(lines(page)[0]).toMatch(
      /^◆ Crisis clock of case 12\. Overdue: “15 min: a lead knows”, due since 14:15\./,
    );
    expect(page.querySelector("section")?.className).toContain("danger");
    const [, overdue] = vi.mocked(announce).mock.calls;
    expect(overdue?.[0].words(1)).toBe(
      "Crisis clock of case 12: “15 min: a lead knows” is overdue, due since 14:15.",
    );
  });

  it("[AL39] [W32] is read anew as soon as something is told, and says that a clock is theirs now", async () => {
    const { page } = await drawn();
    clocks = [clockData()];
    await toldAnew();
    expect(lines(page)).toHaveLength(1);
    expect(told()).toEqual([`polite AL39:${uuid(700)}:`]);
    clocks = [];
    await toldAnew();
    expect(page.textContent).toBe("");
  });

  it("[AL42] tells everybody how many nobody has, and leads a lead to the board", async () => {
    unheld = 2;
    const { page } = await drawn();
    expect(lines(page)).toEqual([
      "◆ 2 crisis clocks run that nobody on shift has. A lead has to come on shift. ",
    ]);
    expect(told()).toEqual(["assertive AL42::"]);
    remove();
    seatDana("shift_lead");
    expect((await drawn()).page.querySelector("a")?.getAttribute("href")).toBe("/board");
    remove();
    expect((await drawn("/board")).page.querySelector("a")).toBeNull();
  });

  it("says since when a clock stands still, and names two, the most pressing first, and how many there are besides", async () => {
    const one = (nth: number, ago: number): ClockData =>
      clockData({
        id: uuid(700 + nth),
        caseNumber: nth,
        startedAt: STARTED - ago,
        checkpoints: checkpointsOf(STARTED - ago),
      });
    const fromAt = STARTED + 2 * MINUTE;
    clocks = [
      { ...one(1, 0), pauses: [{ fromAt, by: { name: "Lee" }, toAt: null, resumedBy: null }] },
      one(2, 5 * MINUTE),
      one(3, 20 * MINUTE),
    ];
    const { page } = await drawn();
    expect(lines(page).map((each) => /case [0-9]/.exec(each)?.[0])).toEqual(["case 3", "case 2"]);
    expect(page.textContent).toContain("1 more clock is yours");
    clocks = clocks.slice(0, 1);
    await toldAnew();
    expect(lines(page)[0]).toContain("Has stood still since 14:02");
  });

  it("keeps what it knows while nothing can be asked, says that it may be old, and asks anew when the line is back", async () => {
    clocks = [clockData()];
    const { page } = await drawn();
    isAway = true;
    await toldAnew();
    expect(page.textContent).toContain("This may be out of date.");
    expect(lines(page)).toHaveLength(1);
    [isAway, clocks] = [false, []];
    act(() => freshness.set({ kind: "live", provedAt: 0 }));
    await settle(1_500);
    expect(page.textContent).toBe("");
  });
});
