import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ringing, sound } from "../alerts/my-sound.ts";
import { shift } from "../alerts/shift.ts";
import { announce } from "../announce/announce.ts";
import { stubGateway } from "../api/gateway.fixture.ts";
import { freshness } from "../live/connection.ts";
import { marta, uuid } from "../queue/row.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { seatDana } from "../store/sign-in.fixture.ts";
import { EmergencyBar } from "./emergency-bar.tsx";
import { hearOfEmergencies } from "./heard-of.ts";

vi.mock(import("../announce/announce.ts"), { spy: true });

const MINUTE = 60_000;
let emergencies: readonly object[] = [];
let isAway = false;
const opened = (caseNumber: number, minutes: number, overdueAt: number | null = null) => ({
  id: uuid(caseNumber),
  caseNumber,
  at: Date.now() - minutes * MINUTE - 20_000,
  by: { __typename: "CaseStaff", ...marta },
  overdueAt,
});
const settle = async () => act(async () => new Promise<void>((resolve) => setTimeout(resolve, 20)));
let remove = (): void => undefined;
beforeEach(() => {
  seatDana("shift_lead");
  isAway = false;
  stubGateway(() => (isAway ? "unreachable" : { json: { data: { emergencies } } }));
});
afterEach(() => {
  remove();
  remove = () => undefined;
  vi.mocked(announce).mockClear();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
  freshness.set({ kind: "starting" });
});

const told = () => vi.mocked(announce).mock.calls.map(([{ kind }]) => kind);
const lines = (page: HTMLElement) => [...page.querySelectorAll("li")].map(({ textContent }) => textContent);

async function drawn(path = "/queue"): Promise<HTMLElement> {
  const bar = await drawAt(path, <EmergencyBar />);
  ({ remove } = bar);
  await settle();
  return bar.page;
}

describe("the bar of cases that are opened in an emergency", () => {
  it("is not there while none waits", async () => {
    emergencies = [];
    expect((await drawn()).textContent).toBe("");
  });

  it("[AL33] [AL34] names who opened which case, what nobody looked at in time first, and leads to the desk", async () => {
    emergencies = [opened(12, 3), opened(13, 5), opened(14, 1_500, Date.now())];
    const page = await drawn();
    expect(page.querySelector("section")?.getAttribute("aria-label")).toBe("Cases opened in an emergency");
    expect(lines(page)).toEqual([
      "Marta opened case 14 in an emergency 25 hours ago, and nobody has looked at it in time.",
      "Marta opened case 13 in an emergency 5 minutes ago.",
    ]);
    expect(page.textContent).toContain("1 more waits");
    expect(page.querySelector("a")?.getAttribute("href")).toBe("/inquiries");
    remove();
    expect((await drawn("/inquiries")).querySelector("a")).toBeNull();
  });

  it("[AL33] [W32] reads anew as soon as it is told that there is one, and takes away what was looked at", async () => {
    emergencies = [];
    const page = await drawn();
    emergencies = [opened(12, 0)];
    act(() => hearOfEmergencies([{ kind: "emergency", id: uuid(12), version: 1 }]));
    await settle();
    expect(lines(page)).toEqual(["Marta opened case 12 in an emergency 0 minutes ago."]);
    expect(told()).toEqual([`AL33:${uuid(12)}`]);
    emergencies = [];
    act(() => hearOfEmergencies([{ kind: "emergency", id: uuid(12), version: 2 }]));
    await settle();
    expect(page.textContent).toBe("");
  });

  it("[AL33] shows when the line is back what was opened meanwhile, and keeps what it knows while nothing can be asked", async () => {
    emergencies = [opened(12, 1)];
    const page = await drawn();
    isAway = true;
    act(() => freshness.set({ kind: "stale", since: Date.now(), brokenAt: Date.now() }));
    await settle();
    expect(lines(page)).toHaveLength(1);
    isAway = false;
    emergencies = [opened(12, 1), opened(13, 0)];
    act(() => freshness.set({ kind: "live", provedAt: Date.now() }));
    await settle();
    expect(lines(page)).toHaveLength(2);
    expect(told()).toEqual([`AL33:${uuid(12)}`, `AL33:${uuid(13)}`]);
  });

  it("[AL33] [W32] [G734] is asked again within seconds where nobody answered as it was told, which it is once", async () => {
    emergencies = [];
    const page = await drawn();
    vi.useFakeTimers({ shouldAdvanceTime: true });
    isAway = true;
    act(() => hearOfEmergencies([{ kind: "emergency", id: uuid(12), version: 1 }]));
    await settle();
    [isAway, emergencies] = [false, [opened(12, 0)]];
    await act(async () => void (await vi.advanceTimersByTimeAsync(2_500)));
    expect(lines(page)).toHaveLength(1);
  });

  it("[AL33] [AL4] is heard by whoever is on shift and not on a break, and said to all", async () => {
    const played = vi.spyOn(sound, "play").mockReturnValue(undefined);
    ringing.isHere.set(true);
    shift.set({ kind: "on", state: "break", stateSince: Date.now() });
    emergencies = [opened(20, 1)];
    await drawn();
    expect([played.mock.calls.length, told()]).toEqual([0, [`AL33:${uuid(20)}`]]);
    remove();
    shift.set({ kind: "on", state: "available", stateSince: Date.now() });
    await drawn();
    expect(played.mock.calls.map(([tone]) => tone)).toEqual(["soft"]);
  });
});
