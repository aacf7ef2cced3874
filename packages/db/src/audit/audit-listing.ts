import type { UserId } from "@holdfast/case-schema";
import type { Queryable } from "../sql/statement.ts";
import { noteListed } from "./audit-statements.ts";

/** A screen that shows a list asks for it again and again: so long it is one look at each of what stands there, in milliseconds. */
export const ONE_LOOK_MS = 600_000;

/** What a list shows of before anything of it is opened. */
export type ListedThing = "inquiry" | "breach" | "legal_process" | "held" | "case_glass" | "handover";

interface Listed {
  readonly id: string;
  /** Of which case it is; `null`: of none, or that is not known yet. */
  readonly caseId: string | null;
}

export interface AuditListing {
  /** Resolves once each of these that this account has not seen for ten minutes is a look of its own (AU15). */
  readonly listed: (by: UserId, thing: ListedThing, items: readonly Listed[]) => Promise<void>;
}

export function openAuditListing(on: Queryable, clock: () => number): AuditListing {
  const seen = new Map<string, number>();
  return {
    async listed(by, thing, items) {
      const now = clock();
      for (const [key, at] of seen) if (now - at >= ONE_LOOK_MS) seen.delete(key);
      const fresh = items.filter(({ id }) => !seen.has(`${by} ${thing} ${id}`));
      if (fresh.length === 0) return;
      await noteListed(
        on,
        by,
        thing,
        fresh.map(({ id }) => id),
        fresh.map(({ caseId }) => caseId),
      );
      // Only what is stored counts as seen.
      for (const { id } of fresh) seen.set(`${by} ${thing} ${id}`, now);
    },
  };
}
