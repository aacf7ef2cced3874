import type { ContactId } from "@holdfast/case-schema";
import type { Advocate } from "../match/advocate.ts";
import { objections, type Sought } from "../match/objections.ts";
import { compare } from "../order.ts";
import type { Kind } from "./kind.ts";
import type { HinderingRule, Unserved } from "./proposal.ts";

interface Group extends Omit<Unserved, "first" | "count"> {
  first: Sought;
  count: number;
}

/**
 * What waits and is proposed to nobody, and why (Q62), the one that comes first in the queue first. Kinds that differ only in
 * who is barred from them are told as one, and whom one is for is reckoned as if nobody were, so that nothing says that
 * anybody is (Q50).
 */
export function unservedOf(
  kinds: readonly Kind[],
  whom: readonly Int32Array[],
  people: readonly Advocate[],
  taken: ReadonlySet<ContactId>,
): readonly Unserved[] {
  const groups = new Map<string, Group>();
  for (const [index, kind] of kinds.entries()) {
    const left = kind.line.filter(({ id }) => !taken.has(id));
    const [first] = left;
    if (first === undefined) continue;
    const { medium, language } = kind.asking;
    const key = `${medium}|${language ?? ""}`;
    const group = groups.get(key);
    if (group === undefined) {
      const because = becauseOf(kind, whom[index]?.length ?? 0, people);
      groups.set(key, { medium, language, first, count: left.length, because });
      continue;
    }
    group.count += left.length;
    if (compare(first, group.first).order < 0) group.first = first;
  }
  return [...groups.values()]
    .toSorted((one, other) => compare(one.first, other.first).order)
    .map((group) => ({ ...group, first: group.first.id }));
}

/** Why nobody is proposed, bars aside; of a kind that nobody is barred from, whom it is for is known. */
function becauseOf(kind: Kind, known: number, people: readonly Advocate[]): Unserved["because"] {
  const open = { ...kind.asking, barred: [] };
  const fit =
    kind.asking.barred.length === 0
      ? known
      : people.filter((advocate) => objections(open, advocate).length === 0).length;
  return fit > 0
    ? { rule: "Q62_all_taken", fit }
    : { rule: "Q62_nobody", hindered: hinderedOf(kind, people) };
}

/** By what how many people are kept from a kind, bars aside. */
function hinderedOf({ asking }: Kind, people: readonly Advocate[]): Partial<Record<HinderingRule, number>> {
  const hindered: Partial<Record<HinderingRule, number>> = {};
  for (const advocate of people)
    for (const { rule } of objections({ ...asking, barred: [] }, advocate))
      if (rule !== "Q50_barred") hindered[rule] = (hindered[rule] ?? 0) + 1;
  return hindered;
}
