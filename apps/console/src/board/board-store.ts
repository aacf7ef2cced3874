import { applyShifts, NO_SHIFTS, type Shifts, type WireEvent } from "@holdfast/wire";
import type { Freshness } from "../live/freshness.ts";
import { boardForm } from "../board-table/board-form.ts";
import { createStore } from "../store/store.ts";
import type { BoardHold } from "./board-hold.ts";

/** Who is on shift, as far as the console knows; what was known stays until something newer is. */
export interface ShiftsState {
  readonly kind: "loading" | "ready" | "failed";
  readonly shifts: Shifts;
}

export const UNKNOWN_SHIFTS: ShiftsState = { kind: "loading", shifts: NO_SHIFTS };

export const shiftsSeen = createStore<ShiftsState>(UNKNOWN_SHIFTS);

/** Whether the board is current: both what it shows of the queue and who is on shift. */
export const boardFreshness = createStore<Freshness>({ kind: "starting" });

/** The board as somebody holds it, or `null` while it goes on. */
export const boardHold = createStore<BoardHold | null>(null);

/** Takes in what the board's stream says. */
export function hearOfShifts(events: readonly WireEvent[]): void {
  shiftsSeen.update((state) => {
    const shifts = applyShifts(state.shifts, events);
    return shifts === state.shifts ? state : { ...state, shifts };
  });
}

/** Somebody looks at the board again: what it showed then is shown as of then, until it is known to be current. */
export function reopenBoard(now: number): void {
  boardFreshness.update((before) =>
    before.kind === "live" ? { kind: "stale", since: before.provedAt, brokenAt: now } : before,
  );
}

/** Drops what was known of colleagues. */
export function forgetBoard(): void {
  shiftsSeen.set(UNKNOWN_SHIFTS);
  boardFreshness.set({ kind: "starting" });
  boardHold.set(null);
  boardForm.set("columns");
}
