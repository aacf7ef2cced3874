import { loadShifts, type ShiftRow } from "@holdfast/wire";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { dana, marta } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { seatDana } from "../store/sign-in.fixture.ts";
import { forgetBoard, shiftsSeen } from "./board-store.ts";
import { heavyWords } from "./board-words.ts";
import { shiftOf } from "./shift.fixture.ts";
import { useHeavy } from "./use-heavy.ts";

const NOTHING = { checkedIn: null, breakEndedAt: null, consentEndsAt: null };
let isAway = false;
let count = 2;
let asked: Asked[];
beforeEach(() => {
  vi.useFakeTimers();
  isAway = false;
  count = 2;
  asked = stubGateway(() =>
    isAway
      ? "unreachable"
      : { json: { data: { heavyContacts: [{ id: dana.id, count, isCheckInDue: false, ...NOTHING }] } } },
  );
});
afterEach(() => {
  forgetBoard();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function Heavy() {
  const heavy = useHeavy();
  return [dana, marta].map(({ id }) => heavyWords(id, heavy) ?? "-").join(", ");
}
const pass = async (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const show = async (...rows: readonly ShiftRow[]) => {
  act(() => shiftsSeen.update((state) => ({ kind: "ready", shifts: loadShifts(state.shifts, rows) })));
  await pass(10);
};

describe("how much of a shift was hard", () => {
  it("[A109] is asked by whoever leads and by nobody else", async () => {
    seatDana("shift_lead");
    const lead = draw(<Heavy />);
    await pass(10);
    expect([lead.page.textContent, asked.length]).toEqual(["2 hard, -", 1]);
    lead.remove();
    seatDana("advocate");
    const advocate = draw(<Heavy />);
    await pass(120_000);
    expect([advocate.page.textContent, asked.length]).toEqual(["-, -", 1]);
    advocate.remove();
  });

  it("is counted anew when somebody wraps up, rests or is back, and each minute; what cannot be had is unknown", async () => {
    seatDana("shift_lead");
    const { page, remove } = draw(<Heavy />);
    await show(shiftOf(dana));
    count = 3;
    await show(shiftOf(dana, { isWrappingUp: true, version: 2 }));
    expect(page.textContent).toBe("3 hard, -");
    const before = asked.length;
    await show(shiftOf(dana, { state: "break", version: 3 }));
    await show(shiftOf(dana, { version: 4 }));
    await show(shiftOf(dana, { paused: ["text"], version: 5 }));
    expect(asked.length - before).toBe(2);
    isAway = true;
    await pass(60_000);
    expect(page.textContent).toBe("hard contacts unknown, hard contacts unknown");
    remove();
  });
});
