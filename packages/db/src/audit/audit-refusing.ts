import type { UserId } from "@holdfast/case-schema";
import type { Queryable } from "../sql/statement.ts";
import { noteRefused } from "./audit-statements.ts";
import type { RefusalBudget } from "./refusal-budget.ts";

/** That somebody was refused something, by codes and ids. */
export interface AuditRefusal {
  /** `null`: nobody who is signed in. */
  readonly by: UserId | null;
  readonly thing: "house" | "session" | "search";
  /** As which account somebody tried to sign in; a name that is none's is not kept. */
  readonly account?: string;
  readonly subjectId?: string | null;
  readonly contactId?: string | null;
  readonly caseId?: string | null;
  /** Why, as a code. */
  readonly refusal: string;
  /** What was asked: the name of a field of the API, or the capabilities that were lacking. */
  readonly facts: Readonly<Record<string, string | readonly string[]>> | null;
}

export interface AuditRefusing {
  /** Resolves once it is stored, or, beyond so many of one account in a minute, counted (AU2, AU14). */
  readonly refused: (refusal: AuditRefusal) => Promise<void>;
  /** Writes how many were counted of the minutes that are over; `all`: of this one, too. */
  readonly writeCounted: (all?: "all") => Promise<void>;
}

export function openAuditRefusing(
  on: Queryable,
  clock: () => number,
  budget: RefusalBudget<UserId | null>,
): AuditRefusing {
  async function write(refusal: AuditRefusal): Promise<void> {
    const { by, thing, account, subjectId, contactId, caseId, refusal: why, facts } = refusal;
    const ids = [subjectId ?? null, contactId ?? null, caseId ?? null] as const;
    await noteRefused(
      on,
      by,
      thing,
      ...ids,
      account ?? null,
      why,
      facts === null ? null : JSON.stringify(facts),
    );
  }
  return {
    async refused(refusal) {
      if (budget.take(refusal.by, clock())) await write(refusal);
    },
    async writeCounted(all) {
      for (const { who, count } of budget.counted(all === "all" ? null : clock()))
        await write({ by: who, thing: "house", refusal: "too_many", facts: { more: String(count) } });
    },
  };
}
