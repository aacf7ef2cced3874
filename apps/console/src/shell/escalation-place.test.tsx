import { act, type FunctionComponent } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { draw } from "../store/draw.fixture.tsx";
import { EscalationPlace } from "./escalation-place.tsx";
import { laterPart } from "./later-part.ts";

function Bar() {
  return <p>Ada calls you</p>;
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it("is fetched until it is here", async () => {
  const load = vi.fn<() => Promise<FunctionComponent>>(async () => {
    if (load.mock.calls.length === 1) throw new Error("cut off");
    return Bar;
  });
  const { page, remove } = draw(<EscalationPlace part={laterPart(load)} />);
  await act(() => vi.advanceTimersByTimeAsync(4_000));
  expect(page.textContent).toBe("");
  await act(() => vi.advanceTimersByTimeAsync(6_000));
  expect([load.mock.calls.length, page.textContent]).toEqual([2, "Ada calls you"]);
  remove();
});
