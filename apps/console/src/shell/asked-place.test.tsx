import { act, type FunctionComponent } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { draw } from "../store/draw.fixture.tsx";
import { seatDana } from "../store/sign-in.fixture.ts";
import { AskedPlace } from "./asked-place.tsx";
import { laterPart } from "./later-part.ts";

function Asked() {
  return <p>Dana asks for contact 7</p>;
}

/** A part that cannot be fetched so many times. */
function part(misses: number) {
  const load = vi.fn<() => Promise<FunctionComponent>>(async () => {
    if (load.mock.calls.length <= misses) throw new Error("cut off");
    return Asked;
  });
  return { load, part: laterPart(load) };
}

describe("where what is asked of leads stands", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it("is fetched for a lead, and again until it is here: nobody sees that it is missing", async () => {
    seatDana("shift_lead");
    const asked = part(2);
    const { page, remove } = draw(<AskedPlace part={asked.part} />);
    await act(() => vi.advanceTimersByTimeAsync(4_000));
    expect([asked.load.mock.calls.length, page.textContent]).toEqual([1, ""]);
    await act(() => vi.advanceTimersByTimeAsync(4_000));
    await act(() => vi.advanceTimersByTimeAsync(6_000));
    expect([asked.load.mock.calls.length, page.textContent]).toEqual([3, "Dana asks for contact 7"]);
    await act(() => vi.advanceTimersByTimeAsync(60_000));
    expect(asked.load).toHaveBeenCalledTimes(3);
    remove();
  });

  it("is not fetched for whoever cannot lift anything", async () => {
    seatDana();
    const asked = part(0);
    const { page, remove } = draw(<AskedPlace part={asked.part} />);
    await act(() => vi.advanceTimersByTimeAsync(60_000));
    expect([asked.load.mock.calls.length, page.textContent]).toEqual([0, ""]);
    remove();
  });
});
