import { callsOf, LOAD, loadOf, type Advocate, type Held } from "../match/advocate.ts";
import { compareCandidates } from "../match/match.ts";
import { objections } from "../match/objections.ts";
import { kindKey } from "./kind.ts";
import type { Move, MoveReason } from "./proposal.ts";

const REASONS: readonly MoveReason[] = ["Q65_beside_crisis_call", "Q65_holder_is_not_there", "Q65_uneven"];

interface Burden {
  readonly from: Advocate;
  readonly held: Held;
  readonly because: MoveReason;
}

/**
 * What should go from one to another (Q65, Q66): of those to whom an answer is owed, never a crisis and never a call that goes
 * on. Whoever gives takes nothing, and whoever takes takes one.
 *
 * @param receivers who gets nothing of what waits
 */
export function relieve(
  advocates: readonly Advocate[],
  receivers: readonly Advocate[],
  now: number,
): readonly Move[] {
  const burdens = advocates.flatMap(burdensOf).toSorted(byNeed);
  const loads = new Map(advocates.map((advocate) => [advocate.id, loadOf(advocate)]));
  const free = receivers.toSorted((one, other) => compareCandidates(one, other, null).order);
  const fitting = new Map<string, readonly Advocate[]>();
  const busy = new Set<string>();
  const givers = new Set<string>();
  const moves: Move[] = [];
  for (const { from, held, because } of burdens) {
    if (busy.has(from.id)) continue;
    const key = kindKey(held);
    const fit = fitting.get(key) ?? free.filter((advocate) => objections(held, advocate).length === 0);
    fitting.set(key, fit);
    const before = loads.get(from.id) ?? 0;
    const to = fit.find(({ id }) => {
      if (id === from.id || busy.has(id) || givers.has(id)) return false;
      return because !== "Q65_uneven" || before > (loads.get(id) ?? 0) + LOAD[held.weight];
    });
    if (to === undefined) continue;
    busy.add(to.id);
    givers.add(from.id);
    moves.push(moveOf({ from, held, because }, to, before, now));
    loads.set(from.id, before - LOAD[held.weight]);
  }
  return moves;
}

function moveOf({ from, held, because }: Burden, to: Advocate, before: number, now: number): Move {
  const [has, weight] = [loadOf(to), LOAD[held.weight]];
  return {
    contact: held.id,
    from: from.id,
    to: to.id,
    because,
    gain: {
      owedMs: Math.max(0, now - (held.owedSince ?? now)),
      ahead: { before: before - has, after: before - weight - (has + weight) },
    },
  };
}

/** What somebody has that may go to another, with the gravest reason for it. */
function burdensOf(from: Advocate): readonly Burden[] {
  const because = reasonOf(from);
  return from.holds
    .filter(({ weight, isTalking, owedSince }) => weight !== "crisis" && !isTalking && owedSince !== null)
    .map((held) => ({ from, held, because }));
}

function reasonOf(advocate: Advocate): MoveReason {
  if (callsOf(advocate).some(({ weight }) => weight === "crisis")) return "Q65_beside_crisis_call";
  const { presence } = advocate;
  const isNotThere = presence === "off" || presence === "away" || presence === "break";
  return isNotThere ? "Q65_holder_is_not_there" : "Q65_uneven";
}

function byNeed(one: Burden, other: Burden): number {
  return (
    REASONS.indexOf(one.because) - REASONS.indexOf(other.because) ||
    (one.held.owedSince ?? 0) - (other.held.owedSince ?? 0) ||
    one.held.number - other.held.number
  );
}
