import { act } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Skeleton } from "./skeleton.tsx";

beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

describe("what shows while something loads", () => {
  it("keeps the place from the first moment, and shows bars only once waiting is noticeable", () => {
    const page = document.createElement("div");
    const root = createRoot(page);
    act(() => root.render(<Skeleton rows={3} rowClassName="row" />));
    const bars = (): number => page.querySelectorAll(".row > div").length;
    expect([page.querySelectorAll(".row").length, bars()]).toEqual([3, 0]);
    act(() => vi.advanceTimersByTime(299));
    expect(bars()).toBe(0);
    act(() => vi.advanceTimersByTime(1));
    expect(bars()).toBe(6);
    expect(page.firstElementChild?.getAttribute("aria-hidden")).toBe("true");
    act(() => root.unmount());
  });
});
