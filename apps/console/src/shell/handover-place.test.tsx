import { act, type FunctionComponent } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { draw } from "../store/draw.fixture.tsx";
import { seatDana } from "../store/sign-in.fixture.ts";
import { HandoverPlace } from "./handover-place.tsx";
import { laterPart } from "./later-part.ts";

function Bar() {
  return <p>My shift ends</p>;
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it.each([
  ["shift_lead", [2, "My shift ends"]],
  ["privacy_officer", [0, ""]],
  ["advocate", [2, "My shift ends"]],
  ["administrator", [0, ""]],
] as const)("is fetched until it is here for whoever answers: %s", async (role, then) => {
  seatDana(role);
  const load = vi.fn<() => Promise<FunctionComponent>>(async () => {
    if (load.mock.calls.length === 1) throw new Error("cut off");
    return Bar;
  });
  const { page, remove } = draw(<HandoverPlace part={laterPart(load)} />);
  await act(() => vi.advanceTimersByTimeAsync(4_000));
  await act(() => vi.advanceTimersByTimeAsync(6_000));
  expect([load.mock.calls.length, page.textContent]).toEqual(then);
  remove();
});
