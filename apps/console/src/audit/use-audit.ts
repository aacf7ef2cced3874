import { useCallback, useReducer, useRef } from "react";
import { ask } from "../api/ask.ts";
import { AuditDocument, type AuditEntryData, type AuditPageData } from "./audit-documents.ts";
import type { AuditAsked } from "./audit-question.ts";

export interface AuditList {
  /** `missing`: there is none of that number. `failed`: what there is, or what comes further, is not known. */
  readonly kind: "unasked" | "loading" | "ready" | "missing" | "failed";
  readonly asked: AuditAsked | null;
  readonly entries: readonly AuditEntryData[];
  /** From where the next page goes on; `null` at the end. */
  readonly next: string | null;
  /** Whether the next page is on its way. */
  readonly isAsking: boolean;
}

export type AuditChange =
  | { readonly kind: "ask" | "more"; readonly asked: AuditAsked }
  | { readonly kind: "page"; readonly asked: AuditAsked; readonly page: AuditPageData }
  | { readonly kind: "missing" | "failed"; readonly asked: AuditAsked };

export const UNASKED: AuditList = { kind: "unasked", asked: null, entries: [], next: null, isAsking: false };

/** What a change makes of the list. The answer to another question is dropped, and a row that comes twice stands once. */
export function changeAudit(list: AuditList, change: AuditChange): AuditList {
  const { asked } = change;
  if (change.kind === "ask") return { ...UNASKED, kind: "loading", asked };
  if (asked !== list.asked) return list;
  if (change.kind === "more") return { ...list, isAsking: true };
  if (change.kind !== "page") return { ...list, kind: change.kind, isAsking: false };
  const known = new Set(list.entries.map(({ id }) => id));
  const fresh = change.page.entries.filter(({ id }) => !known.has(id));
  return {
    kind: "ready",
    asked,
    entries: [...list.entries, ...fresh],
    next: change.page.next,
    isAsking: false,
  };
}

export interface Audit extends AuditList {
  readonly put: (asked: AuditAsked) => void;
  readonly more: () => void;
  /** Asks again for what did not come: the first page, or the next one. */
  readonly retry: () => void;
}

/**
 * Asks only when somebody asks: each time is recorded, so nothing is read anew by itself, and no page twice at once, however quickly it
 * is asked for again.
 */
export function useAudit(): Audit {
  const [list, change] = useReducer(changeAudit, UNASKED);
  const asking = useRef<AuditAsked | null>(null);
  const fetchPage = useCallback(async (asked: AuditAsked, before: string | null): Promise<void> => {
    asking.current = asked;
    const answer = await ask(AuditDocument, { ...asked, before });
    if (asking.current === asked) asking.current = null;
    if (answer.kind !== "data") change({ kind: "failed", asked });
    else if (answer.data.audit.__typename === "AuditPage")
      change({ kind: "page", asked, page: answer.data.audit });
    else change({ kind: "missing", asked });
  }, []);
  const { asked, next } = list;
  const go = (): void => {
    if (asked === null || asking.current === asked) return;
    change({ kind: "more", asked });
    void fetchPage(asked, next);
  };
  return {
    ...list,
    put: (wanted) => {
      change({ kind: "ask", asked: wanted });
      void fetchPage(wanted, null);
    },
    more: go,
    retry: go,
  };
}
