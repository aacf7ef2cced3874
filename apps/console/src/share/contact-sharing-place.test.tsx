import { act, type FunctionComponent } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { caseRow } from "../case/case-at.ts";
import { queueRow } from "../queue/row.fixture.ts";
import { laterPart } from "../shell/later-part.ts";
import { draw } from "../store/draw.fixture.tsx";
import { ContactSharingPlace } from "./contact-sharing-place.tsx";

const Shown: FunctionComponent = () => <span>nothing yet</span>;

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  caseRow.set(null);
});

describe("where a header says what may be shared", () => {
  it("says nothing of it before it is there, asks again until it is, and knows of which contact", async () => {
    let misses = 1;
    const load = vi.fn<() => Promise<FunctionComponent>>(async () => {
      misses -= 1;
      if (misses >= 0) throw new Error("cut off");
      return Shown;
    });
    const row = queueRow(7);
    const { page, remove } = draw(<ContactSharingPlace row={row} part={laterPart(load)} />);
    await act(() => vi.advanceTimersByTimeAsync(1_000));
    expect([page.textContent, caseRow.get()]).toEqual(["…", row]);
    expect(page.querySelector("[aria-hidden='true']")?.textContent).toBe("…");
    await act(() => vi.advanceTimersByTimeAsync(5_000));
    expect([page.textContent, load.mock.calls.length]).toEqual(["nothing yet", 2]);
    remove();
  });
});
