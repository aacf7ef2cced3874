import type { Chance } from "@holdfast/tooling/chance";
import type { SeenRow } from "./race-documents.ts";

/** So many deeds at a time, at so few contacts that they meet. */
export const [DEEDS, AIMED_AT] = [16, 5];
/** At one that is to be closed: one comes too late. */
const AT_ITS_END = 2;

export interface AimedAt {
  /** It was raced for enough, and is to be closed. */
  readonly isOver: (row: SeenRow) => boolean;
  /** It is over, and is somebody's who is gone: it waits until it is taken from them. */
  readonly isLeft: (row: SeenRow) => boolean;
}

/** At which contacts all aim now, each as often as it is named: at few, several at each; and at one that is left, if any is. */
export function aims(
  rows: readonly SeenRow[],
  { isOver, isLeft }: AimedAt,
  chance: Chance,
): readonly SeenRow[] {
  const racedFor = inTurn(
    rows.filter((row) => !isLeft(row)),
    AIMED_AT,
    chance,
  );
  const each = racedFor.flatMap((row, nth) => {
    const share = Math.ceil((DEEDS - nth) / racedFor.length);
    return Array.from({ length: isOver(row) ? Math.min(share, AT_ITS_END) : share }, () => row);
  });
  return [...each, ...inTurn(rows.filter(isLeft), 1, chance)];
}

/** So many that follow each other, from one by chance on. */
function inTurn(rows: readonly SeenRow[], count: number, chance: Chance): readonly SeenRow[] {
  const from = chance.below(Math.max(1, rows.length));
  return [...rows.slice(from), ...rows.slice(0, from)].slice(0, count);
}
