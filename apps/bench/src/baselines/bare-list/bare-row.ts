/** One line of the bare list: as many facts as a row of the queue shows. */
export interface BareRow {
  readonly id: number;
  readonly medium: string;
  readonly risk: string;
  readonly wait: string;
  readonly due: string;
  readonly holder: string;
}

/** What an open page is told. */
export type BareNews =
  /** It came, or changed. */
  { readonly kind: "row"; readonly row: BareRow } | { readonly kind: "gone"; readonly id: number };

/** The rows after the news. */
export function withNews(rows: readonly BareRow[], news: BareNews): readonly BareRow[] {
  if (news.kind === "gone") return rows.filter(({ id }) => id !== news.id);
  const { row } = news;
  return rows.some(({ id }) => id === row.id)
    ? rows.map((before) => (before.id === row.id ? row : before))
    : [...rows, row];
}

/** The row of this number, which says what a text of somebody new says in the queue. */
export function bareRow(id: number): BareRow {
  return {
    id,
    medium: "Text",
    risk: "Routine",
    wait: "waiting 1 min, since 14:02",
    due: "due in 1 min",
    holder: "Unclaimed",
  };
}
