import { createStore } from "../store/store.ts";

/** How the board shows who is on shift: for this visit, and written down nowhere. */
export const boardForm = createStore<"columns" | "table">("columns");

/** By which facts of the table it may be put in order. */
export type SortKey = "name" | "state" | "since" | "held" | "owed" | "danger" | "hard" | "break";

/** By what the table is in order, and which way. By name at first: nobody is ranked unasked. */
export const boardOrder = createStore<{ readonly by: SortKey; readonly isDown: boolean }>({
  by: "name",
  isDown: false,
});
