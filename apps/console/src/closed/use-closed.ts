import { useCallback, useEffect, useReducer } from "react";
import { ask } from "../api/ask.ts";
import type { ResultOf } from "../graphql.ts";
import { ClosedDocument } from "./closed-documents.ts";

type Page = ResultOf<typeof ClosedDocument>["closedContacts"];
export type ClosedContact = Page["contacts"][number];

export interface ClosedList {
  readonly kind: "loading" | "ready" | "failed";
  readonly contacts: readonly ClosedContact[];
  /** From where the next page goes on; `null` at the end. */
  readonly next: string | null;
  /** The search or list these belong to; answers to another one are dropped. */
  readonly number: number | null;
}

export type ClosedChange =
  | { readonly kind: "ask"; readonly number: number | null }
  | { readonly kind: "page"; readonly number: number | null; readonly page: Page; readonly isMore: boolean }
  | { readonly kind: "failed"; readonly number: number | null };

/** What a change makes of the list. A contact that comes twice shows once. */
export function changeClosed(list: ClosedList, change: ClosedChange): ClosedList {
  if (change.kind === "ask") return { kind: "loading", contacts: [], next: null, number: change.number };
  if (change.number !== list.number) return list;
  if (change.kind === "failed") return { ...list, kind: "failed" };
  const before = change.isMore ? list.contacts : [];
  const known = new Set(before.map(({ row }) => row.id));
  const fresh = change.page.contacts.filter(({ row }) => !known.has(row.id));
  return { ...list, kind: "ready", contacts: [...before, ...fresh], next: change.page.next };
}

const NOTHING: ClosedList = { kind: "loading", contacts: [], next: null, number: null };

/** The closed contacts, newest first, page by page; or the one with a number. */
export function useClosed(
  number: number | null,
): ClosedList & { readonly more: () => void; readonly retry: () => void } {
  const [list, change] = useReducer(changeClosed, NOTHING);

  const fetchPage = useCallback(async (wanted: number | null, before: string | null): Promise<void> => {
    const answer = await ask(ClosedDocument, { before, number: wanted });
    if (answer.kind === "data") {
      change({ kind: "page", number: wanted, page: answer.data.closedContacts, isMore: before !== null });
    } else change({ kind: "failed", number: wanted });
  }, []);

  useEffect(() => {
    change({ kind: "ask", number });
    void fetchPage(number, null);
  }, [number, fetchPage]);

  return {
    ...list,
    more: () => {
      if (list.next !== null) void fetchPage(number, list.next);
    },
    retry: () => {
      change({ kind: "ask", number });
      void fetchPage(number, null);
    },
  };
}
