import type { StandingShift, Store } from "@holdfast/db";
import { LOOKED_BACK_MS, missingLead, type MissingLead } from "@holdfast/rota";

/** A lead who is missing, by whom the rota names. */
export interface MissingLeadTold extends Omit<MissingLead, "who"> {
  readonly people: readonly StandingShift["who"][];
  /** Whether another lead is on shift and there. */
  readonly isStoodInFor: boolean;
}

/** Whether a lead is missing at this moment, by the database's clock (RO10). */
export async function readMissingLead({
  rota,
  shifts,
}: Pick<Store, "rota" | "shifts">): Promise<MissingLeadTold | null> {
  const now = await rota.now();
  const [standing, spokenOf] = [await rota.standing(now - LOOKED_BACK_MS, now + 1), await rota.duties()];
  const there = (await shifts.board()).rows.filter(({ goneSince }) => goneSince === null);
  const missing = missingLead(
    standing.map(({ who, ...shift }) => ({ ...shift, who: who.id })),
    spokenOf,
    new Set(there.map(({ id }) => id)),
    now,
  );
  if (missing === null) return null;
  const people = new Map<string, StandingShift["who"]>(standing.map(({ who }) => [who.id, who]));
  const { who, ...told } = missing;
  return {
    ...told,
    people: who.flatMap((id) => people.get(id) ?? []),
    isStoodInFor: there.some(({ role }) => role === "shift_lead"),
  };
}
