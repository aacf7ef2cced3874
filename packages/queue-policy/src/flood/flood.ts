import { isPressing, type ContactId } from "@holdfast/case-schema";
import { dangerOf, type Judged, type KnownDanger } from "../danger.ts";
import { compare, type Ordered } from "../order.ts";
import { joinAlike, type Retold } from "./likeness.ts";
import { numberWords } from "./number-words.ts";
import { sharedOf } from "./similar-sets.ts";

/** So many have to tell the same before it is told as one. The team's own figure: fewer are read as quickly one by one. */
export const FLOOD_FROM = 5;

/** A contact that waits, as far as a flood is told from it. */
export interface Told extends Omit<Ordered, keyof Judged>, Judged, Retold {
  readonly id: ContactId;
}

/** Why a contact belongs to a flood, in numbers. */
export interface Belongs {
  readonly id: ContactId;
  /** How many of the words that the flood is known by it has, and how many words of its own. */
  readonly shared: number;
  readonly own: number;
  readonly hasSource: boolean;
  readonly hasPlace: boolean;
}

/** Contacts that tell the same. */
export interface Flood {
  /** The oldest of them, by which it is known. */
  readonly id: ContactId;
  /** Who can be triaged in one act, in the order of the queue. Nobody of {@link apart} is among them. */
  readonly members: readonly Belongs[];
  /** Who tells the same and stands alone all the same, in the order of the queue. */
  readonly apart: readonly Belongs[];
  /** The words that at least half of them have, in the form in which they were given. */
  readonly words: readonly string[];
  /** What at least half of them have it from, or where it is; `null` when there is no such. */
  readonly source: string | null;
  readonly place: string | null;
}

/** Somebody in danger or in a pressing lane, who is never triaged with others. */
export interface Apart {
  readonly id: ContactId;
  readonly because: KnownDanger | "pressing_lane";
}

export interface Floods {
  /** At the head, in the order of the queue (Q82). */
  readonly apart: readonly Apart[];
  /** By who of them comes first in the queue. */
  readonly floods: readonly Flood[];
  /** Everybody else, in the order of the queue. */
  readonly alone: readonly ContactId[];
}

/** Who of those who wait tell the same, why, and who stands alone (Q80 to Q85). The same in whatever order they come. */
export function findFloods(contacts: readonly Told[]): Floods {
  const told = contacts.toSorted((one, other) => one.number - other.number);
  const { sets, words } = numberWords(told.map((each) => each.words));
  const clusters = joinAlike(told, sets)
    .filter((cluster) => cluster.length >= FLOOD_FROM)
    .flatMap((cluster) => settle(cluster, sets));
  const grouped = new Set(clusters.flatMap(({ places }) => places));
  const inOrder = told.toSorted((one, other) => compare(one, other).order);
  const placeOf = new Map(told.map((each, place) => [each, place]));
  const firstOf = new Map(inOrder.map(({ id }, rank) => [id, rank]));
  const floods = clusters.flatMap((cluster) => floodOf(cluster, told, sets, words));
  const rankOf = ({ members, apart }: Flood): number =>
    Math.min(...[...members, ...apart].map(({ id }) => firstOf.get(id) ?? 0));
  return {
    apart: inOrder.flatMap((each): readonly Apart[] => {
      const because = apartBecause(each);
      return because === null ? [] : [{ id: each.id, because }];
    }),
    floods: floods.toSorted((one, other) => rankOf(one) - rankOf(other)),
    alone: inOrder.flatMap((each) =>
      apartBecause(each) === null && !grouped.has(placeOf.get(each) ?? -1) ? [each.id] : [],
    ),
  };
}

/** Why somebody is never triaged with others; `null`: they may be. */
function apartBecause(told: Told): Apart["because"] | null {
  return dangerOf(told) ?? (told.lane !== null && isPressing(told.lane) ? "pressing_lane" : null);
}

interface Cluster {
  readonly places: readonly number[];
  readonly core: readonly number[];
}

/**
 * Leaves in a cluster who has half of what it is known by and no more words of their own than that: a chain of which each tells
 * something a little different is no flood, and somebody who adds what happened to them is heard alone (Q83).
 */
function settle(places: readonly number[], sets: readonly (readonly number[])[]): readonly Cluster[] {
  const core = atLeastHalf(places.map((place) => sets[place] ?? []));
  const kept = places.filter((place) => {
    const set = sets[place] ?? [];
    const shared = sharedOf(set, core);
    return core.length > 0 && shared * 2 >= core.length && set.length - shared <= core.length;
  });
  return kept.length >= FLOOD_FROM ? [{ places: kept, core }] : [];
}

function floodOf(
  { places, core }: Cluster,
  told: readonly Told[],
  sets: readonly (readonly number[])[],
  words: readonly string[],
): readonly Flood[] {
  const all = places.flatMap((place) => {
    const each = told[place];
    return each === undefined ? [] : [{ told: each, set: sets[place] ?? [] }];
  });
  const [oldest] = all;
  if (oldest === undefined) return [];
  const source = mostly(all.map((each) => each.told.source));
  const place = mostly(all.map((each) => each.told.place));
  const ordered = all.toSorted((one, other) => compare(one.told, other.told).order);
  const belongs = ordered.map(({ told: each, set }) => {
    const shared = sharedOf(set, core);
    return {
      isApart: apartBecause(each) !== null,
      belongs: {
        id: each.id,
        shared,
        own: set.length - shared,
        hasSource: source !== null && each.source === source,
        hasPlace: place !== null && each.place === place,
      },
    };
  });
  const flood: Flood = {
    id: oldest.told.id,
    members: belongs.filter(({ isApart }) => !isApart).map((each) => each.belongs),
    apart: belongs.filter(({ isApart }) => isApart).map((each) => each.belongs),
    words: core.map((number) => words[number] ?? "").toSorted(),
    source,
    place,
  };
  return [flood];
}

/** The elements that at least half of the sets have, in ascending order. */
function atLeastHalf(sets: readonly (readonly number[])[]): readonly number[] {
  const counts = new Map<number, number>();
  for (const set of sets) for (const element of set) counts.set(element, (counts.get(element) ?? 0) + 1);
  return [...counts]
    .flatMap(([element, count]) => (count * 2 >= sets.length ? [element] : []))
    .toSorted((one, other) => one - other);
}

/** What more than half of them have; `null` when there is no such. */
function mostly(values: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  for (const [value, count] of counts) if (count * 2 > values.length) return value;
  return null;
}
