import { UserId } from "@holdfast/case-schema";
import { loadShifts, type ShiftRow } from "@holdfast/wire";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { serverNow } from "../clock/server-clock.ts";
import { hearOfHandovers } from "../handover/heard-of-handovers.ts";
import { dana, marta } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { seatDana } from "../store/sign-in.fixture.ts";
import { forgetBoard, shiftsSeen } from "./board-store.ts";
import { ShiftColumn } from "./shift-column.tsx";
import { shiftOf } from "./shift.fixture.ts";

const HOUR = 3_600_000;
const NOW = new Date(2026, 10, 28, 21, 40).getTime();
let ends: Readonly<Record<string, number>>;
let isAway = false;
let log: Asked[];
/** How often it was asked when shifts end. */
const askedOf = () => log.filter(({ body }) => body.includes("query ShiftEnds")).length;
beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  isAway = false;
  ends = { [dana.id]: serverNow() + HOUR, [marta.id]: serverNow() - HOUR };
  log = stubGateway(({ body }) =>
    isAway || !body.includes("query ShiftEnds")
      ? "unreachable"
      : { json: { data: { shiftEnds: Object.entries(ends).map(([id, endsAt]) => ({ id, endsAt })) } } },
  );
});
afterEach(() => {
  forgetBoard();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const pass = async (ms = 500) => act(() => vi.advanceTimersByTimeAsync(ms));
const show = async (...rows: readonly ShiftRow[]) => {
  act(() => shiftsSeen.update((state) => ({ kind: "ready", shifts: loadShifts(state.shifts, rows) })));
  await pass();
};
const Columns = () =>
  [dana, marta].map((who) => (
    <ShiftColumn
      key={who.id}
      colleague={{ id: UserId.parse(who.id), name: who.name, rows: [], owed: 0, shift: shiftOf(who) }}
      areRowsKnown
      heavy={undefined}
    />
  ));
const told = (page: ParentNode): readonly (string | undefined)[] =>
  [...page.querySelectorAll("section")].map((each) =>
    [...each.querySelectorAll("p")]
      .map(({ textContent }) => textContent)
      .find((words) => /until|over|ends/.test(words)),
  );

describe("when the shifts of colleagues end", () => {
  it("[G559] is told to leads beside each of them, asked once for all, and to nobody else", async () => {
    seatDana("shift_lead");
    const lead = draw(<Columns />);
    await pass();
    expect(told(lead.page)).toEqual(["there until 22:40", "shift over since 20:40"]);
    expect(askedOf()).toBe(1);
    lead.remove();
    seatDana("advocate");
    const advocate = draw(<Columns />);
    await pass(120_000);
    expect([told(advocate.page), askedOf()]).toEqual([[undefined, undefined], 1]);
    advocate.remove();
  });

  it("[G559] is asked anew when somebody says another end or comes, and is unknown where it cannot be had", async () => {
    seatDana("shift_lead");
    const { page, remove } = draw(<Columns />);
    await pass();
    ends = { [dana.id]: serverNow() + 2 * HOUR };
    act(() => hearOfHandovers([{ kind: "shift_end", id: UserId.parse(marta.id), version: 2 }], dana.id));
    await pass();
    expect(told(page)).toEqual(["there until 23:40", undefined]);
    ends = { ...ends, [marta.id]: serverNow() + HOUR };
    await show(shiftOf(marta));
    expect(told(page)).toEqual(["there until 23:40", "there until 22:40"]);
    isAway = true;
    await pass(61_000);
    expect(told(page)).toEqual(["when the shift ends is unknown", "when the shift ends is unknown"]);
    remove();
  });
});
