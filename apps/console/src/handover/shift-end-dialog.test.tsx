import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetShift, shift } from "../alerts/shift.ts";
import { ShiftControl } from "../alerts/shift-control.tsx";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { press, submit, type } from "../store/press.fixture.ts";
import { nameOf, said, settle, setUp, stage, takeDown } from "./bar.fixture.tsx";
import { MINUTE, OFFERED, shiftEndData } from "./handover.fixture.ts";

vi.mock(import("../announce/announce.ts"), { spy: true });

beforeEach(() => {
  setUp();
  shift.set({ kind: "on", state: "available", stateSince: 0 });
});
afterEach(() => {
  takeDown();
  forgetShift();
});

const dialog = (): HTMLElement | null => document.querySelector("[role=dialog]");
const spoken = (): string => dialog()?.textContent ?? "";
/** Opens it from the menu of the shift, as everybody does. */
async function opened(): Promise<void> {
  const { page, remove } = await drawAt("/queue", <ShiftControl />);
  stage.remove = remove;
  await press(page, "Your shift: available");
  const item = [...document.querySelectorAll<HTMLElement>("[role=menuitem]")].find(
    ({ textContent }) => textContent === "When my shift ends",
  );
  act(() => item?.click());
  await vi.waitFor(() => expect(dialog()).not.toBeNull());
  await settle(50);
}

describe("[G559] another end of my shift", () => {
  it("is said from the menu of the shift at any time, where the end that stands is shown", async () => {
    stage.shiftEnd = shiftEndData({ endsAt: OFFERED + 9 * 60 * MINUTE, isWarned: false, holds: [] });
    stage.answers = { SayShiftEnd: { done: { __typename: "ShiftEndSaid", at: OFFERED } } };
    await opened();
    expect(spoken()).toContain("Your shift ends at Nov 29 06:40.");
    const field = dialog()?.querySelector("input");
    if (!field) throw new Error("there is no field");
    type(field, "23:10");
    await submit(document);
    await vi.waitFor(() => expect(dialog()).toBeNull());
    expect(said()).toEqual(["polite: Your shift ends at 23:10."]);
    const told = stage.asked.find((one) => nameOf(one) === "SayShiftEnd");
    expect(told?.body).toContain(String(OFFERED + 90 * MINUTE));
  });

  it("is refused in words, and the dialog stays with what was typed", async () => {
    stage.shiftEnd = shiftEndData();
    stage.answers = { SayShiftEnd: { done: { __typename: "NotAShiftEnd", isOffShift: false } } };
    await opened();
    const field = dialog()?.querySelector("input");
    if (!field) throw new Error("there is no field");
    await submit(document);
    expect(spoken()).toContain("Say a time of day, like 22:30.");
    type(field, "21:30");
    await submit(document);
    expect(spoken()).toContain("That is more than a day after your shift began, or past.");
    expect(field.value).toBe("21:30");
    await press(document, "Close");
    await vi.waitFor(() => expect(dialog()).toBeNull());
  });

  it.each([
    ["is said to have come", OFFERED - MINUTE, "Your shift was to end at 21:39."],
    ["is none off shift", null, "You are on no shift, so it has no end."],
  ])("%s", async (_what, endsAt, words) => {
    stage.shiftEnd = endsAt === null ? null : shiftEndData({ endsAt });
    await opened();
    expect(spoken()).toContain(words);
  });

  it("is unknown while the gateway is away, and never looks like none", async () => {
    stage.isAway = true;
    await opened();
    await vi.waitFor(() => expect(spoken()).toContain("When your shift ends is unknown."));
  });
});
