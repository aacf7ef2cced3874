import { plural, t } from "@lingui/core/macro";
import type { Board, QueueRow } from "@holdfast/wire";
import { announce } from "../announce/announce.ts";

/** What is new between two boards: who came to wait, and who of those waiting is now in danger. */
export function arrivalsBetween(
  before: Board,
  after: Board,
): { readonly waiting: number; readonly endangered: readonly QueueRow[] } {
  const rows = [...after.rows.values()].filter((row) => row.holder === null);
  const isNew = (row: QueueRow): boolean => before.rows.get(row.id)?.status !== "waiting";
  return {
    waiting: rows.filter((row) => isNew(row) && row.danger === null).length,
    endangered: rows.filter(
      (row) => row.danger !== null && (isNew(row) || before.rows.get(row.id)?.danger === null),
    ),
  };
}

/** Tells those who listen what came: danger at once, the rest counted. */
export function announceArrivals(before: Board, after: Board): void {
  const { waiting, endangered } = arrivalsBetween(before, after);
  for (const { id, number } of endangered) {
    const name = String(number);
    announce({
      kind: `danger:${id}`,
      urgency: "assertive",
      breaksThrough: true,
      words: () => t`Danger. Contact ${name} is waiting.`,
    });
  }
  if (waiting === 0) return;
  const all = [...after.rows.values()].filter((row) => row.holder === null).length;
  announce({
    kind: "waiting",
    urgency: "polite",
    words: () => t`${plural(all, { one: "# contact is waiting.", other: "# contacts are waiting." })}`,
  });
}
