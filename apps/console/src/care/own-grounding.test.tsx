import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { clockOffset } from "../clock/server-clock.ts";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { buttonNames, button } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { ownGroundingAt } from "./own-grounding-at.ts";
import { OwnGrounding } from "./own-grounding.tsx";

describe("somebody's own three minutes", () => {
  it.each([
    [0, false, { kind: "going", prompt: 0, leftMs: 180_000 }],
    [30_000, false, { kind: "going", prompt: 1, leftMs: 150_000 }],
    [179_999, false, { kind: "going", prompt: 5, leftMs: 1 }],
    [180_000, false, { kind: "over" }],
    [180_000, true, { kind: "going", prompt: 0, leftMs: 180_000 }],
    [360_000, true, { kind: "over" }],
    [-5_000, false, { kind: "going", prompt: 0, leftMs: 180_000 }],
  ] as const)("after %i ms, longer %s, are %j", (gone, isLonger, at) => {
    expect(ownGroundingAt({ startedAt: 0, isLonger }, gone, 6)).toEqual(at);
  });

  let asked: Asked[];
  beforeEach(() => {
    vi.useFakeTimers({ now: 0 });
    seatDana();
    asked = stubGateway(() => "unreachable");
  });
  afterEach(() => {
    vi.useRealTimers();
    clockOffset.set(0);
    vi.unstubAllGlobals();
  });
  const pass = (ms: number): void => act(() => void vi.advanceTimersByTime(ms));
  const press = (page: HTMLElement, name: string): void => act(() => button(page, name).click());

  it("begin when they want, go on by themselves, and are made longer once, without asking anybody", () => {
    const { page, remove } = draw(<OwnGrounding />);
    press(page, "Three minutes for you");
    expect(page.textContent).toContain("let your feet feel the floor");
    pass(31_000);
    expect(page.textContent).toContain("let your eyes rest");
    pass(150_000);
    expect(page.textContent).toContain("The minutes are over.");
    press(page, "Three more");
    expect(page.textContent).toContain("let your feet feel the floor");
    expect(buttonNames(page)).toEqual(["Stop here"]);
    pass(181_000);
    expect(page.textContent).toContain("The minutes are over.");
    expect(buttonNames(page)).toEqual(["Put it away"]);
    press(page, "Put it away");
    expect(buttonNames(page)).toEqual(["Three minutes for you"]);
    remove();
  });

  it.each([600_000, -600_000])("last three minutes where this machine's clock is off by %i ms", (offset) => {
    clockOffset.set(offset);
    const { page, remove } = draw(<OwnGrounding />);
    press(page, "Three minutes for you");
    expect(page.textContent).toContain("let your feet feel the floor");
    pass(175_000);
    expect(page.textContent).toContain("one thing that comes after this shift");
    pass(6_000);
    expect(page.textContent).toContain("The minutes are over.");
    press(page, "Three more");
    pass(175_000);
    expect(page.textContent).toContain("one thing that comes after this shift");
    pass(6_000);
    expect(page.textContent).toContain("The minutes are over.");
    remove();
  });

  it("say of each thing to do that it is a draft", () => {
    const { page, remove } = draw(<OwnGrounding />);
    press(page, "Three minutes for you");
    expect(page.textContent).toContain("Draft. If you like, let your feet feel the floor.");
    pass(31_000);
    expect(page.textContent).toContain("Draft. Look around");
    remove();
  });

  it("are told to nobody, and stand in no storage", () => {
    const { page, remove } = draw(<OwnGrounding />);
    press(page, "Three minutes for you");
    press(page, "Three more");
    pass(400_000);
    expect(asked).toEqual([]);
    expect([localStorage.length, sessionStorage.length]).toEqual([0, 0]);
    remove();
  });
});
