/** Somebody is on from one instant up to another, which is no longer theirs. */
export interface OnFor {
  readonly who: string;
  readonly from: number;
  readonly until: number;
}

/** The fewest people who are on together at any moment from one instant up to another (Q92): who comes when another leaves is no second one. */
export function fewestOn(shifts: readonly OnFor[], from: number, until: number): number {
  const moments = [from, ...shifts.flatMap((shift) => [shift.from, shift.until])];
  return Math.min(
    ...moments
      .filter((moment) => moment >= from && moment < until)
      .map(
        (moment) =>
          new Set(shifts.filter((one) => one.from <= moment && one.until > moment).map(({ who }) => who))
            .size,
      ),
  );
}
