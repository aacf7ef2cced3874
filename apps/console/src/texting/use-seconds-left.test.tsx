import { act, type ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { draw } from "../store/draw.fixture.tsx";
import { useSecondsLeft } from "./use-seconds-left.ts";

function Count({ forMs }: { readonly forMs: number }): ReactNode {
  return useSecondsLeft(forMs);
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const pass = (milliseconds: number): void => act(() => void vi.advanceTimersByTime(milliseconds));

describe("counting down", () => {
  it("says every second once, and stays at nothing", () => {
    const { page, remove } = draw(<Count forMs={4_600} />);
    const seen = [page.textContent];
    for (let tenth = 0; tenth < 60; tenth += 1) {
      pass(100);
      if (page.textContent !== seen.at(-1)) seen.push(page.textContent);
    }
    expect(seen).toEqual(["5", "4", "3", "2", "1", "0"]);
    remove();
  });

  it("does not jump when the clocks are compared anew", () => {
    const { page, again, remove } = draw(<Count forMs={4_600} />);
    pass(1_000);
    again(<Count forMs={9_000} />);
    expect(page.textContent).toBe("4");
    again(<Count forMs={500} />);
    pass(600);
    expect(page.textContent).toBe("3");
    remove();
  });

  it("is over when there was nothing to wait for", () => {
    const { page, remove } = draw(<Count forMs={0} />);
    expect(page.textContent).toBe("0");
    remove();
  });
});
