import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { loadBoard } from "@holdfast/wire";
import { EMPTY_QUEUE, queue } from "../queue/queue-store.ts";
import { dana, marta, queueRow } from "../queue/row.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { button, buttonNames, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { HearingBar } from "./hearing-bar.tsx";
import { ringing, sound } from "./my-sound.ts";
import { forgetShift, hearing, shift } from "./shift.ts";
import { ShiftControl } from "./shift-control.tsx";
import { SoundWords } from "./sound-words.tsx";

const standing = (state: "available" | "break") => ({ since: 0, state, stateSince: 0, paused: [] });
let now: ReturnType<typeof standing> | null = null;

/** A gateway that keeps one shift, as the real one does. */
function keepingShift(): void {
  stubGateway(({ body }) => {
    if (body.includes("KeepShift")) {
      now = standing(body.includes('"break"') ? "break" : "available");
      return { json: { data: { keepShift: now } } };
    }
    now = null;
    return { json: { data: { endShift: true } } };
  });
}

const draw = () =>
  drawAt(
    "/",
    <>
      <ShiftControl />
      <HearingBar />
      <SoundWords />
    </>,
  );
const choose = async (page: HTMLElement, menu: string, choice: string): Promise<void> => {
  await press(page, menu);
  const item = [...document.querySelectorAll<HTMLElement>("[role=menuitem]")].find(({ textContent }) =>
    textContent.includes(choice),
  );
  await act(async () => {
    item?.click();
    await new Promise<void>((resolve) => setTimeout(resolve, 5));
  });
};

beforeEach(() => {
  seatDana();
  shift.set({ kind: "off" });
  ringing.isHere.set(true);
});
afterEach(() => {
  forgetShift();
  sound.sleep();
  ringing.leave();
  vi.unstubAllGlobals();
});

describe("a browser that lets nothing be heard", () => {
  it("is named as long as that holds, and only to whoever is available in the tab that rings", async () => {
    shift.set({ kind: "on", state: "available", stateSince: 0 });
    const { page, remove } = await draw();
    const bar = (): boolean => page.textContent.includes("Sound is off in this browser");
    expect(bar()).toBe(false);
    act(() => sound.state.set("blocked"));
    expect(bar()).toBe(true);
    await expect
      .poll(() => document.querySelector("#polite")?.textContent)
      .toBe("Sound is off in this browser");
    act(() => ringing.isHere.set(false));
    expect(bar()).toBe(false);
    expect(page.textContent).toContain("Open in another tab");
    act(() => ringing.isHere.set(true));
    act(() => shift.set({ kind: "on", state: "break", stateSince: 0 }));
    expect(bar()).toBe(false);
    act(() => shift.set({ kind: "on", state: "available", stateSince: 0 }));
    act(() => sound.state.set("ready"));
    expect(bar()).toBe(false);
    expect(page.textContent).toContain("Sound on");
    remove();
  });
});

describe("a shift", () => {
  it("begins at a press, and asks whether the tone was heard", async () => {
    keepingShift();
    const { page, remove } = await draw();
    act(() => button(page, "Start shift").focus());
    await press(page, "Start shift");
    expect(now?.state).toBe("available");
    expect(page.textContent).toContain("Did you hear it?");
    expect(document.activeElement?.textContent).toBe("Yes");
    await press(page, "Yes");
    expect(page.textContent).not.toContain("Did you hear it?");
    remove();
  });

  it("says what to do to whoever heard nothing, and lets them go on", async () => {
    keepingShift();
    const { page, remove } = await draw();
    await press(page, "Start shift");
    await press(page, "No");
    expect(page.textContent).toContain("Check that this computer is not muted");
    await press(page, "Play it again");
    expect(hearing.get()).toBe("asking");
    await press(page, "No");
    await press(page, "Go on without sound");
    expect(hearing.get()).toBe("none");
    remove();
  });

  it("has not begun when the gateway does not answer", async () => {
    stubGateway(() => "unreachable");
    const { page, remove } = await draw();
    await press(page, "Start shift");
    expect(shift.get().kind).toBe("off");
    expect(buttonNames(page)).toEqual(["Start shift"]);
    remove();
  });

  it("says before its end what is still held, which nobody hears of afterwards", async () => {
    keepingShift();
    shift.set({ kind: "on", state: "available", stateSince: 0 });
    const mine = { holder: dana, status: "claimed" };
    const rows = [queueRow(1, mine), queueRow(2, { holder: marta, status: "claimed" }), queueRow(3)];
    queue.set({ kind: "ready", board: loadBoard(EMPTY_QUEUE.board, rows) });
    const { page, remove } = await draw();
    const end = async (): Promise<string | null | undefined> => {
      await press(page, "Your shift: available");
      const items = [...document.querySelectorAll("[role=menuitem]")].map(({ textContent }) => textContent);
      return items.find((words) => words.includes("End shift"));
    };
    expect(await end()).toBe("End shiftyou still have 1 contact");
    act(() => queue.set(EMPTY_QUEUE));
    await expect
      .poll(() => document.querySelector("[role=menu]")?.textContent)
      .not.toContain("you still have");
    remove();
  });

  it("goes through a break to its end", async () => {
    keepingShift();
    shift.set({ kind: "on", state: "available", stateSince: 0 });
    const { page, remove } = await draw();
    await choose(page, "Your shift: available", "Take a break");
    expect(page.textContent).toContain("On a break: no sound");
    const onBreak = buttonNames(page).find((name) => name.startsWith("Your shift: on a break")) ?? "";
    await choose(page, onBreak, "Back to work");
    expect(now?.state).toBe("available");
    await choose(page, "Your shift: available", "End shift");
    expect(page.textContent).toContain("Not on shift: no sound");
    remove();
  });
});
