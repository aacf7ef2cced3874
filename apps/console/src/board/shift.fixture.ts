import { ShiftRow } from "@holdfast/wire";

/** An invented colleague's shift: available since instant 0. */
export function shiftOf(
  who: { readonly id: string; readonly name: string },
  facts: Partial<Record<keyof ShiftRow, unknown>> = {},
): ShiftRow {
  return ShiftRow.parse({
    ...who,
    role: "advocate",
    since: 0,
    state: "available",
    stateSince: 0,
    goneSince: null,
    version: 1,
    ...facts,
  });
}
