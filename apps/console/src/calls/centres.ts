/** An emergency centre of the house's list. */
export interface Centre {
  readonly id: string;
  readonly name: string;
  readonly place: string;
  readonly number: string;
  /** What whoever calls there should know. */
  readonly note: string | null;
}

/** As many as are shown at once. */
const SHOWN = 6;

/** The centres whose place or name has what was written in it; those that begin with it first. All while nothing is written. */
export function centresFor(centres: readonly Centre[], written: string): readonly Centre[] {
  const wanted = plain(written);
  const score = ({ place, name }: Centre): number =>
    plain(place).startsWith(wanted) ? 0 : `${plain(place)} ${plain(name)}`.includes(wanted) ? 1 : 2;
  return centres
    .filter((each) => score(each) < 2)
    .toSorted((one, other) => score(one) - score(other))
    .slice(0, SHOWN);
}

function plain(words: string): string {
  return words.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().trim();
}
