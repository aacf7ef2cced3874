import type { ContactId, UserId } from "@holdfast/case-schema";
import type { Dismissed, SoughtFacts, Store } from "@holdfast/db";
import {
  isDismissed,
  propose,
  type Move,
  type Proposed,
  type Take,
  type Unserved,
} from "@holdfast/queue-policy";
import { standingTeam } from "./standing-team.ts";
import { hiddenLoad, toldMove } from "./told-move.ts";

/** Which contact it is, as a lead may see it. */
export interface ProposedContact {
  readonly id: ContactId;
  readonly number: number;
  /** Of what waits: under which it is offered. */
  readonly version: number | null;
}

export type TakeFor = Omit<Take, "contact"> & { readonly contact: ProposedContact };
export type MoveFor = Omit<Move, "contact"> & { readonly contact: ProposedContact };
export type UnservedFor = Omit<Unserved, "first"> & { readonly first: ProposedContact };

/** Who should take what, as one lead is told. */
export interface ProposalsFor {
  readonly takes: readonly TakeFor[];
  readonly moves: readonly MoveFor[];
  readonly unserved: readonly UnservedFor[];
  /** What leads dismissed of what would be proposed, and who did. */
  readonly dismissed: readonly Dismissed[];
}

/**
 * Who should take what, for one lead (G610): without what they are barred from themself, of which neither a number nor a load says
 * anything (A92, A109), to nobody who is of other queues (Q89), and without what was dismissed and has not grown (Q68).
 */
export async function proposalsFor(
  store: Pick<Store, "routing" | "waitingOffers" | "dismissals" | "settings">,
  lead: UserId,
): Promise<ProposalsFor> {
  const [{ now, waiting, free }, dismissals] = await Promise.all([
    standingTeam(store),
    store.dismissals.list(),
  ]);
  const seen = waiting.filter(({ barred }) => !barred.includes(lead));
  const { takes, moves, unserved } = propose(seen, free, now);
  const contacts = new Map(seen.map((each) => [each.id, each]));
  const hidden = new Map(free.map((each) => [each.id, hiddenLoad(each, lead)]));
  const team = new Map(free.map((each) => [each.id, each]));
  const held = new Map(free.flatMap(({ holds }) => holds).map((each) => [each.id, each]));
  const known = takes.flatMap((take): readonly TakeFor[] => {
    const contact = contacts.get(take.contact);
    return contact === undefined
      ? []
      : [{ ...seenTake(take, hidden.get(take.to) ?? 0), contact: named(contact) }];
  });
  const moving = moves.flatMap((move): readonly MoveFor[] => {
    const contact = held.get(move.contact);
    const [from, to] = [team.get(move.from), team.get(move.to)];
    const told = from === undefined || to === undefined ? null : toldMove(move, { from, to }, lead);
    if (contact === undefined || told === null) return [];
    return [{ ...told, contact: { id: contact.id, number: contact.number, version: null } }];
  });
  const goneBy = (proposed: Proposed): boolean => isDismissed(proposed, dismissals);
  return {
    takes: known.filter((take) => !goneBy(proposedTake(take))),
    moves: moving.filter((move) => !goneBy(proposedMove(move))),
    unserved: unserved.flatMap(({ first, ...rest }) => {
      const contact = contacts.get(first);
      return contact === undefined ? [] : [{ ...rest, first: named(contact) }];
    }),
    dismissed: dismissals.filter((each) =>
      [...known.map(proposedTake), ...moving.map(proposedMove)].some((one) => isDismissed(one, [each])),
    ),
  };
}

/** A take as it is remembered when it is dismissed. */
export function proposedTake({ contact, to, because, gain }: TakeFor): Proposed {
  const main = because.at(-1)?.rule ?? "Q58_in_hand";
  const isDanger = because.some(({ rule }) => rule === "Q1_danger");
  return { contact: contact.id, from: null, to, because: main, isDanger, waitedMs: gain.waitedMs };
}

/** A move as it is remembered when it is dismissed. What moves is no crisis (Q66). */
export function proposedMove({ contact, from, to, because, gain }: MoveFor): Proposed {
  return { contact: contact.id, from, to, because, isDanger: false, waitedMs: gain.owedMs };
}

const named = ({ id, number, version }: SoughtFacts): ProposedContact => ({ id, number, version });

function seenTake(take: Take, hidden: number): Take {
  if (hidden === 0) return take;
  const { before, after } = take.gain.load;
  return {
    ...take,
    because: take.because.map((each) =>
      each.rule === "Q58_in_hand" ? { ...each, load: each.load - hidden } : each,
    ),
    gain: { ...take.gain, load: { before: before - hidden, after: after - hidden } },
  };
}
