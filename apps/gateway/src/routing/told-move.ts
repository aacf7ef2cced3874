import type { UserId } from "@holdfast/case-schema";
import { LOAD, type Advocate, type Move } from "@holdfast/queue-policy";

/** What somebody has in hand of what a lead is barred from. */
export function hiddenLoad({ holds }: Pick<Advocate, "holds">, lead: UserId): number {
  return holds.reduce((sum, { weight, barred }) => (barred.includes(lead) ? sum + LOAD[weight] : sum), 0);
}

/**
 * A move as one lead may be told of it, without what would say of contacts that they are barred from that there are any (A92): how much
 * somebody has more, and that somebody is on a call that is a crisis. `null`: it is not told.
 */
export function toldMove(
  move: Move,
  { from, to }: { readonly from: Pick<Advocate, "holds">; readonly to: Pick<Advocate, "holds"> },
  lead: UserId,
): Move | null {
  const isBarred = (id: string): boolean =>
    from.holds.some((held) => held.id === id && held.barred.includes(lead));
  if (isBarred(move.contact)) return null;
  const [given, taken] = [hiddenLoad(from, lead), hiddenLoad(to, lead)];
  if (move.because === "Q65_uneven" && given + taken > 0) return null;
  if (move.because === "Q65_beside_crisis_call" && isOnHiddenCrisis(from, lead)) return null;
  const { before, after } = move.gain.ahead;
  const more = given - taken;
  return { ...move, gain: { ...move.gain, ahead: { before: before - more, after: after - more } } };
}

function isOnHiddenCrisis({ holds }: Pick<Advocate, "holds">, lead: UserId): boolean {
  return holds.some(
    ({ medium, isTalking, weight, barred }) =>
      medium === "voice" && isTalking && weight === "crisis" && barred.includes(lead),
  );
}
