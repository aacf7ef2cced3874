import { loadBoard as loadRows, loadShifts } from "@holdfast/wire";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { serverNow } from "../clock/server-clock.ts";
import { live } from "../live/live-store.ts";
import { EMPTY_QUEUE, queue } from "../queue/queue-store.ts";
import { dana, marta, queueRow } from "../queue/row.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { seatDana } from "../store/sign-in.fixture.ts";
import { BoardScreen } from "./board-screen.tsx";
import { boardFreshness, forgetBoard, shiftsSeen, UNKNOWN_SHIFTS } from "./board-store.ts";
import { choose, chosen, dragged, forgetMoving, moving, TO_QUEUE } from "./moving.ts";
import { shiftOf } from "./shift.fixture.ts";

const held = queueRow(4, { status: "claimed", holder: dana, heldSince: 0 });
const rows = [queueRow(1), queueRow(2), queueRow(3), held];
const idOf = (number: number) => queueRow(number).id;
const card = (page: HTMLElement, number: number): HTMLElement => {
  const found = page.querySelector<HTMLElement>(`[data-card="${idOf(number)}"]`);
  if (found === null) throw new Error(`no card of ${number}`);
  return found;
};

beforeEach(() => {
  live.set({ open: () => undefined, watchBoard: () => undefined, close: () => undefined });
  boardFreshness.set({ kind: "live", provedAt: serverNow() });
  queue.set({ kind: "ready", board: loadRows(EMPTY_QUEUE.board, rows) });
  shiftsSeen.set({
    kind: "ready",
    shifts: loadShifts(UNKNOWN_SHIFTS.shifts, [shiftOf(dana), shiftOf(marta)]),
  });
});
afterEach(() => {
  forgetMoving();
  live.set(null);
  queue.set(EMPTY_QUEUE);
  forgetBoard();
  vi.unstubAllGlobals();
});

describe("moving on the board", () => {
  it("is nothing that an advocate sees", async () => {
    seatDana("advocate");
    const { page, remove } = await drawAt("/board", <BoardScreen />);
    expect(page.textContent).not.toContain("Move to");
    expect(page.textContent).not.toContain("Moves of this shift");
    act(() => card(page, 1).dispatchEvent(new KeyboardEvent("keydown", { key: "m", bubbles: true })));
    expect(moving.get()).toBeNull();
    remove();
  });

  it("opens one form, by the button and by m, and nothing is sent before Move", async () => {
    seatDana("shift_lead");
    const asked = stubGateway({ data: {} });
    const { page, remove } = await drawAt("/board", <BoardScreen />);
    act(() => card(page, 1).dispatchEvent(new KeyboardEvent("keydown", { key: "m", bubbles: true })));
    expect(moving.get()).toEqual({ contacts: [idOf(1)], to: null });
    act(() => moving.set(null));
    const button = page.querySelector<HTMLElement>('[aria-label="Move contact 4…"]');
    act(() => button?.click());
    expect(moving.get()).toEqual({ contacts: [idOf(4)], to: null });
    expect(document.body.textContent).toContain("Why (shown to both)");
    expect(JSON.stringify(asked)).not.toContain("MoveContacts");
    remove();
  });

  it("opens the same form filled in where a card is dropped, and no other thing that is dragged", async () => {
    seatDana("shift_lead");
    const { page, remove } = await drawAt("/board", <BoardScreen />);
    const drop = (to: string): void =>
      act(() => {
        page
          .querySelector(`[data-drop="${to}"]`)
          ?.dispatchEvent(new Event("drop", { bubbles: true, cancelable: true }));
      });
    drop(marta.id);
    expect(moving.get()).toBeNull();
    act(() => dragged.set(idOf(2)));
    drop(marta.id);
    expect(moving.get()).toEqual({ contacts: [idOf(2)], to: marta.id });
    act(() => dragged.set(idOf(4)));
    drop(TO_QUEUE);
    expect(moving.get()).toEqual({ contacts: [idOf(4)], to: TO_QUEUE });
    remove();
  });
});

describe("what is chosen", () => {
  const order = [1, 2, 3, 4].map(idOf);
  it.each<[string, () => void, readonly number[]]>([
    ["one", () => choose(idOf(2), null), [2]],
    [
      "none once it is chosen again",
      () => {
        choose(idOf(2), null);
        choose(idOf(2), null);
      },
      [],
    ],
    [
      "all between two, upwards, too",
      () => {
        choose(idOf(3), null);
        choose(idOf(1), order);
      },
      [3, 1, 2],
    ],
    ["one where none was chosen before", () => choose(idOf(3), order), [3]],
  ])("is %s", (_name, doing, numbers) => {
    doing();
    expect(chosen.get()).toEqual(numbers.map(idOf));
  });
});
