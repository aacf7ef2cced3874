/** Why nothing came: it is nothing one could look for, too often asked, the gateway was not reached, or could not. */
export type NotFoundBecause = "none_sought" | "too_often" | "unreachable" | "failed";

/** What one question brought. */
export type Came<Each> =
  | { readonly kind: "page"; readonly found: readonly Each[]; readonly below: number | null }
  | { readonly kind: NotFoundBecause };

/** What was found, page by page, and how it stands. */
export interface FoundList<Each> {
  readonly kind: "unasked" | "loading" | "ready" | NotFoundBecause;
  readonly found: readonly Each[];
  /** From where the next page goes on; `null` at the end. A page may have few or none, and more may follow. */
  readonly below: number | null;
  /** Whether the next page is on its way. What was found stays meanwhile. */
  readonly isMore: boolean;
}

export const UNASKED = { kind: "unasked", found: [], below: null, isMore: false } as const;

/** The list while its first page, or its next one, is on its way. */
export function whileAsked<Each>(list: FoundList<Each>, isMore: boolean): FoundList<Each> {
  return isMore ? { ...list, isMore: true } : { kind: "loading", found: [], below: null, isMore: false };
}

/** The list with what came: what was found stays where the next page does not come. */
export function withCame<Each>(list: FoundList<Each>, came: Came<Each>): FoundList<Each> {
  if (came.kind !== "page") return { ...list, kind: came.kind, isMore: false };
  return { kind: "ready", found: [...list.found, ...came.found], below: came.below, isMore: false };
}
