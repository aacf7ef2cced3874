import type { ContactId } from "@holdfast/case-schema";
import { chosen } from "./moving.ts";

/** The card that was chosen last, from which Shift chooses on while it still is. */
let last: ContactId | null = null;

/** Chooses a contact, or no longer; `range`: with all that lie between it and the one before, in this order. */
export function choose(id: ContactId, range: readonly ContactId[] | null): void {
  const from = range === null || last === null || !chosen.get().includes(last) ? -1 : range.indexOf(last);
  const to = range?.indexOf(id) ?? -1;
  const between =
    range === null || from < 0 || to < 0 ? [id] : range.slice(Math.min(from, to), Math.max(from, to) + 1);
  last = id;
  chosen.update((before) => {
    const isOff = between.length === 1 && before.includes(id);
    return isOff
      ? before.filter((each) => each !== id)
      : [...before, ...between.filter((each) => !before.includes(each))];
  });
}
