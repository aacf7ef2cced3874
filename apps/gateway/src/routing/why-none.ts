import { objections, type Advocate, type Asking, type Objection } from "@holdfast/queue-policy";

/** What keeps contacts from somebody; never that they are barred (A92). */
export type Hindrance = Exclude<Objection, { readonly rule: "Q50_barred" }>;

/** One thing that keeps contacts from somebody, and how many of those that wait. */
export interface Hindering {
  readonly hindrance: Hindrance;
  readonly count: number;
}

/** Why nothing that waits is for somebody. Of what they are barred from nothing is told, not even that it waits (A92). */
export interface WhyNone {
  /** How many wait whom they could see. */
  readonly waiting: number;
  /** What keeps most of them first. */
  readonly because: readonly Hindering[];
}

/** Why what waits is not for somebody, counted, in the same order whatever order it waits in. */
export function whyNone(waiting: readonly Asking[], advocate: Advocate): WhyNone {
  const seen = waiting.filter(({ barred }) => !barred.includes(advocate.id));
  const groups = new Map<string, { readonly hindrance: Hindrance; count: number }>();
  for (const contact of seen)
    for (const hindrance of objections(contact, advocate)) {
      if (hindrance.rule === "Q50_barred") continue;
      const key = JSON.stringify(hindrance);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { hindrance, count: 1 });
      else group.count += 1;
    }
  const because = [...groups]
    .toSorted(([one, { count }], [other, { count: more }]) => more - count || (one < other ? -1 : 1))
    .map(([, group]) => group);
  return { waiting: seen.length, because };
}
