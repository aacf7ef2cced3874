import { ContactId, UserId } from "@holdfast/case-schema";
import { applyEvents, applyShifts, loadBoard, loadShifts, NOBODY } from "@holdfast/wire";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { serverNow } from "../clock/server-clock.ts";
import { hearOfPresence, presence } from "../presence/presence-store.ts";
import { EMPTY_QUEUE, queue } from "../queue/queue-store.ts";
import { dana, marta, queueRow } from "../queue/row.fixture.ts";
import { drawnBy } from "../store/count-redraws.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { seatDana } from "../store/sign-in.fixture.ts";
import { BoardScreen } from "./board-screen.tsx";
import { boardFreshness, forgetBoard, shiftsSeen, UNKNOWN_SHIFTS } from "./board-store.ts";
import { shiftOf } from "./shift.fixture.ts";

/** Each card draws one mark of its medium and one of who is there, with every drawing of its own. */
const redraws = vi.hoisted(() => ({ rows: vi.fn<() => null>(), marks: vi.fn<() => null>() }));
vi.mock("../queue/medium-mark.tsx", () => ({ MediumMark: redraws.rows }));
vi.mock("../presence/presence-words.ts", async (original) => ({
  ...(await original<object>()),
  presenceWords: redraws.marks,
}));

const held = (number: number, facts: object = {}) =>
  queueRow(number, { status: "claimed", holder: dana, heldSince: 0, dueAt: number, ...facts });
const hear = (number: number, doing: string): void =>
  act(() =>
    hearOfPresence({ contact: ContactId.parse(queueRow(number).id), who: marta, doing }, serverNow()),
  );

let page: HTMLElement;
let remove = (): void => undefined;
beforeEach(async () => {
  seatDana("shift_lead");
  boardFreshness.set({ kind: "live", provedAt: serverNow() });
  const rows = [1, 2, 3].map((n) => queueRow(n, { dueAt: n })).concat([4, 5, 6].map((n) => held(n)));
  queue.set({ kind: "ready", board: loadBoard(EMPTY_QUEUE.board, rows) });
  const shifts = loadShifts(UNKNOWN_SHIFTS.shifts, [shiftOf(dana), shiftOf(marta)]);
  shiftsSeen.set({ kind: "ready", shifts });
  const drawn = await drawAt("/board", <BoardScreen />);
  ({ page, remove } = drawn);
});
afterEach(() => {
  remove();
  presence.set(NOBODY);
  queue.set(EMPTY_QUEUE);
  forgetBoard();
});

describe("what the board draws anew", () => {
  it("is the one mark of the one contact that somebody came to, and no card", () => {
    expect(page.querySelectorAll("[data-card]")).toHaveLength(6);
    expect(drawnBy(redraws, () => hear(4, "reading"))).toEqual({ rows: 0, marks: 1 });
    expect(drawnBy(redraws, () => hear(4, "writing"))).toEqual({ rows: 0, marks: 1 });
  });

  it("is nothing when what holds is told again", () => {
    hear(4, "writing");
    expect(drawnBy(redraws, () => [0, 1, 2].forEach(() => hear(4, "writing")))).toEqual({
      rows: 0,
      marks: 0,
    });
  });

  it("is the one card whose contact changed", () => {
    const row = held(5, { unanswered: 3, version: 2 });
    const event = { kind: "contact", id: row.id, version: 2, row } as const;
    const { rows } = drawnBy(redraws, () =>
      act(() => queue.update((state) => ({ ...state, board: applyEvents(state.board, [event]) }))),
    );
    expect(rows).toBe(1);
  });

  it("is no card when somebody's shift changes", () => {
    const row = shiftOf(marta, { state: "break", version: 2 });
    const event = { kind: "shift", id: UserId.parse(marta.id), version: 2, row } as const;
    const { rows } = drawnBy(redraws, () =>
      act(() => shiftsSeen.update((state) => ({ ...state, shifts: applyShifts(state.shifts, [event]) }))),
    );
    expect(rows).toBe(0);
  });
});
