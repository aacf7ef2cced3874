import { act, type FunctionComponent } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { draw } from "../store/draw.fixture.tsx";
import { seatDana } from "../store/sign-in.fixture.ts";
import { CarePlace } from "./care-place.tsx";
import { laterPart } from "./later-part.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it.each([
  ["advocate", [1, "Time for you"]],
  ["shift_lead", [1, "Time for you"]],
  ["privacy_officer", [0, ""]],
  ["administrator", [0, ""]],
] as const)("[A110] is fetched for whoever answers alone: %s", async (role, then) => {
  seatDana(role);
  const load = vi.fn<() => Promise<FunctionComponent>>(async () => () => "Time for you");
  const { page, remove } = draw(<CarePlace part={laterPart(load)} />);
  await act(() => vi.advanceTimersByTimeAsync(100));
  expect([load.mock.calls.length, page.textContent]).toEqual(then);
  remove();
});
