import type { Span } from "./on-duty.ts";
import { byStart, type Duty, type Shift } from "./shift.ts";

/** A shift as it stands, with the id under which it does. */
export interface Standing<Who> extends Span {
  readonly id: string;
  readonly duty: Duty;
  readonly who: Who;
}

/** What an import does to a rota that stands. */
export interface Replacement<Who> extends Span {
  /** Those that end: what of them is outside of the time that the import speaks of is among `added` again. */
  readonly ended: readonly Standing<Who>[];
  readonly added: readonly (Span & { readonly duty: Duty; readonly who: Who })[];
  /** So many shifts of the import stood already, exactly so; they are neither ended nor added. */
  readonly same: number;
}

/** The time that an import speaks of: from its first instant up to its last. */
export function spanOf(shifts: readonly Shift[]): Span {
  return {
    from: Math.min(...shifts.map(({ from }) => from)),
    until: Math.max(...shifts.map(({ until }) => until)),
  };
}

/**
 * Puts an import in the place of whatever stands from its first instant up to its last (RO8). What reaches out of that time goes on
 * there; what stands exactly as imported is left as it is.
 */
export function replaceWithin<Who>(
  standing: readonly Standing<Who>[],
  imported: readonly Shift[],
  personOf: (who: string) => { readonly key: string; readonly who: Who },
  keyOf: (who: Who) => string,
): Replacement<Who> {
  const within = spanOf(imported);
  const inside = standing.filter(({ from, until }) => until > within.from && from < within.until);
  const byKey = new Map(inside.map((shift) => [placeOf(shift, keyOf(shift.who)), shift]));
  const added = imported.toSorted(byStart).map(({ duty, who, from, until }) => {
    const person = personOf(who);
    return { duty, from, until, who: person.who, place: placeOf({ duty, from, until }, person.key) };
  });
  const news = added.filter(({ place }) => !byKey.delete(place));
  const ended = [...byKey.values()];
  const rests = ended.flatMap(({ duty, who, from, until }) => [
    ...(from < within.from ? [{ duty, who, from, until: within.from }] : []),
    ...(until > within.until ? [{ duty, who, from: within.until, until }] : []),
  ]);
  return {
    ...within,
    ended,
    added: [...rests, ...news.map(({ duty, who, from, until }) => ({ duty, who, from, until }))],
    same: added.length - news.length,
  };
}

const placeOf = ({ duty, from, until }: Span & { readonly duty: Duty }, key: string): string =>
  [duty, from, until, key].join(" ");
