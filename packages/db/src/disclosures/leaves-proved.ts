import type { CaseId } from "@holdfast/case-schema";
import type { Queryable } from "../sql/statement.ts";
import { holdProof, noteUnproved, type ProvingAsker } from "../staff/proof.ts";
import type { Inside } from "../store/inside.ts";
import type { DisclosureRefused } from "./disclosure-store.ts";

/** What is about to leave, or to be told again. */
export interface Leaving {
  readonly caseId: CaseId;
  /** A life does not wait for a password (B1). */
  readonly waitsForNothing: boolean;
  readonly at: number;
}

/**
 * Why it does not leave: whoever asks has to prove first that it is them, and the audit is told that they had not, as of any
 * refusal (AU14). `null`: they have,
 * in a session that does not end before the transaction does, or it waits for nothing.
 */
export async function whyUnproved(
  { refusals, clock, databaseTime }: Pick<Inside, "refusals" | "clock" | "databaseTime">,
  on: Queryable,
  { id, proof }: ProvingAsker,
  { caseId, waitsForNothing, at }: Leaving,
): Promise<DisclosureRefused | null> {
  if (waitsForNothing) return null;
  if ((await holdProof(on, proof.sessionId, id, proof.withinMs, at, await databaseTime(on))).length > 0)
    return null;
  if (refusals.take(id, clock())) await noteUnproved(on, id, caseId);
  return { kind: "prove_it_is_you" };
}
