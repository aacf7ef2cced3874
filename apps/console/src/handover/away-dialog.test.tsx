import { act } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { forgetShift, shift } from "../alerts/shift.ts";
import { ShiftControl } from "../alerts/shift-control.tsx";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { press } from "../store/press.fixture.ts";
import { drawn, nameOf, settle, setUp, stage, takeDown } from "./bar.fixture.tsx";
import { handingOver } from "./hand-over-at.ts";
import { MINUTE, OFFERED, offeredByDana, shiftEndData } from "./handover.fixture.ts";

vi.mock(import("../announce/announce.ts"), { spy: true });

const AWAY = { since: 0, state: "away", stateSince: OFFERED, paused: [] };
beforeEach(() => {
  setUp();
  shift.set({ kind: "on", state: "available", stateSince: 0 });
  stage.answers = { KeepShift: { keepShift: AWAY }, EndShift: { endShift: true } };
});
afterEach(() => {
  takeDown();
  forgetShift();
  handingOver.set(null);
});

const dialog = (): HTMLElement | null => document.querySelector("[role=dialog]");
const spoken = (): string => dialog()?.textContent ?? "";
async function opened(): Promise<void> {
  const { page, remove } = await drawAt("/queue", <ShiftControl />);
  stage.remove = remove;
  await press(page, "Your shift: available");
  const item = [...document.querySelectorAll<HTMLElement>("[role=menuitem]")].find(
    ({ textContent }) => textContent === "Away and hand over",
  );
  act(() => item?.click());
  await vi.waitFor(() => expect(dialog()).not.toBeNull());
  await settle(50);
}

it("[G603] sets away, and shows each contact that I have with how it stands and the way to hand it over", async () => {
  stage.shiftEnd = shiftEndData({ endsAt: OFFERED + 9 * 60 * MINUTE });
  // Contact 7 is offered to Marta.
  stage.list = [offeredByDana()];
  await opened();
  const kept = stage.asked.find((asked) => nameOf(asked) === "KeepShift");
  expect(kept?.body).toContain('"away"');
  await vi.waitFor(() => expect(spoken()).toContain("You are away: nothing new is offered to you."));
  expect(document.querySelectorAll("[data-held]")).toHaveLength(2);
  expect(spoken()).toContain("Hand over contact 8");
  // What is offered to somebody is not offered again.
  expect(spoken()).not.toContain("Hand over contact 7");
  await press(document, "Hand over contact 8");
  await vi.waitFor(() => expect(dialog()).toBeNull());
  expect(handingOver.get()).toBe(stage.shiftEnd.holds[1]?.id);
});

it("[G603] ends the shift from there, and says so where I have nothing", async () => {
  stage.shiftEnd = shiftEndData({ holds: [] });
  await opened();
  expect(spoken()).toContain("You have no contact.");
  await press(document, "End shift");
  await vi.waitFor(() => expect(shift.get()).toEqual({ kind: "off" }));
  expect(dialog()).toBeNull();
});

it("[G603] never shows nothing for what is not known", async () => {
  stage.isAway = true;
  await opened();
  await vi.waitFor(() => expect(spoken()).toContain("What you have is unknown."));
  expect(spoken()).toContain("Whether you are away is not known yet");
});

it("[G603] stays in the bar of every screen while I am away and have anything, however far the end is", async () => {
  stage.shiftEnd = shiftEndData({ endsAt: OFFERED + 9 * 60 * MINUTE });
  shift.set({ kind: "on", state: "away", stateSince: 0 });
  const { page } = await drawn();
  expect(page.querySelectorAll("[data-held]").length).toBe(stage.shiftEnd.holds.length);
  act(() => shift.set({ kind: "on", state: "available", stateSince: 0 }));
  expect(page.querySelectorAll("[data-held]")).toHaveLength(0);
});
