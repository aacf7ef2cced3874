import { compare, objections, type Sought } from "@holdfast/queue-policy";
import { hungarian } from "../baselines/hungarian.ts";
import type { WaitingCrowd } from "../traffic/waiting-crowd.ts";

/** What it is worth that somebody is served: by so many places as there are behind them in the queue, and one. */
function worths(contacts: readonly Sought[]): ReadonlyMap<Sought, number> {
  const inOrder = contacts.toSorted((one, other) => compare(one, other).order);
  return new Map(inOrder.map((contact, place) => [contact, inOrder.length - place]));
}

/** What it is worth that all of these are served. */
export function worthOf(contacts: readonly Sought[], served: readonly Sought[]): number {
  const worth = worths(contacts);
  return served.reduce((sum, contact) => sum + (worth.get(contact) ?? 0), 0);
}

/** The worth for each person of each contact, nothing where it is not for them. */
export function worthTable({
  contacts,
  team,
}: Pick<WaitingCrowd, "contacts" | "team">): readonly Float64Array[] {
  const worth = worths(contacts);
  return team.map((advocate) =>
    Float64Array.from(contacts, (contact) =>
      objections(contact, advocate).length === 0 ? (worth.get(contact) ?? 0) : 0,
    ),
  );
}

/** The greatest worth that can be had when everybody takes one. */
export function bestWorth(crowd: Pick<WaitingCrowd, "contacts" | "team">): number {
  const table = worthTable(crowd);
  return hungarian(table).reduce((sum, column, row) => sum + (table[row]?.[column] ?? 0), 0);
}
